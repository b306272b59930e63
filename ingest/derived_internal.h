#pragma once

#include "ingest/geometry.h"
#include "ingest/image.h"

namespace strongroom::ingest {

/// A picture made from the page, and the way back.
struct Derived {
    Image picture;
    Homography to_page; ///< pixels of `picture` to pixels of the page
};

} // namespace strongroom::ingest
