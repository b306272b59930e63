#pragma once

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

struct Exif {
    int orientation = 1;
    double dpi_x = 0, dpi_y = 0; ///< 0 = not stated
};

/// What the block says about how to look at the picture. `tiff` starts with its byte order ("II" or "MM");
/// anything broken counts as not said.
Exif read_exif(Bytes tiff);

} // namespace strongroom::ingest
