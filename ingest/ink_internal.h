#pragma once

#include <cstdint>
#include <vector>

#include "ingest/image.h"

namespace strongroom::ingest {

/// Something dark that hangs together.
struct Blot {
    Rect box;
    int area = 0;
};

/// What stands out from the paper of a picture of about 150 dpi.
struct Ink {
    Image mask; ///< 255 where there is ink
    std::vector<Blot> blots;
    double contrast = 0; ///< how far the ink stands below the paper, 0 to 255; 0 without ink
};

/// Ink is what is darker than its paper by a seventh of the range: the back side shining through is not.
Ink ink_of(ImageView grey, ImageView background);

/// Whether there is nothing to read: dust, punch holes, the shadow of an edge and the back side shining
/// through do not count.
bool is_blank(const Ink& ink);

/// Whether letters are cut by a side of the picture, several on the same side.
bool is_cut_off(const Ink& ink);

} // namespace strongroom::ingest
