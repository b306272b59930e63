#pragma once

#include "tests/ingest/made_files.h"

namespace strongroom::ingest::made {

/// How a PNG file is to be stored; `image` has the channels of its colour type.
struct PngLayout {
    int bits = 8;         ///< 1 keeps the highest bit, 16 doubles the bytes
    bool palette = false; ///< the one channel holds indices of red, green, blue, white
    bool interlaced = false;
    int dpi = 0;
};
FileBytes png(const Image& image, const PngLayout& layout = {});

/// Lossless; four channels have alpha.
FileBytes webp(const Image& image, int exif_orientation = 0);

/// HEVC as phones write it; the orientation is numbered as in EXIF but kept as HEIF does.
FileBytes heic(const Image& image, int orientation = 1);

} // namespace strongroom::ingest::made
