#pragma once

#include "tests/whole/long_contract/typeset.h"

#include <opencv2/core.hpp>

#include <cstdint>

namespace strongroom::test {

/// What an office scanner makes of a page at 300 dpi: BGR, a little askew and blurred, grey noise, uneven
/// light, dust. The same page and seed give the same pixels.
cv::Mat scanned(cairo_surface_t* page, std::uint32_t seed, double most_skew);

} // namespace strongroom::test
