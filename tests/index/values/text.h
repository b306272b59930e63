#pragma once

#include <string>
#include <string_view>

#include "index/values/normalise.h"

namespace strongroom::index {

/// The code points a finder gets for `utf8`.
inline std::u32string chars(std::string_view utf8) { return normalised(utf8).chars; }

/// The part of `utf8`, normalised, that a finder found.
inline std::string part(std::string_view utf8, Span span) { return normalised(utf8).utf8(span); }

} // namespace strongroom::index
