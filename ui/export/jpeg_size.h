#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/geometry.h"

namespace strongroom::ui {

/// Width and height a JPEG states in its header; none where it is no JPEG.
std::optional<ingest::Size> jpeg_size(std::span<const std::uint8_t> jpeg);

} // namespace strongroom::ui
