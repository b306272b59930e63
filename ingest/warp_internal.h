#pragma once

#include "ingest/image.h"

namespace strongroom::ingest {

/// A picture of `size` pixels, each taken from where `to_source` says, between pixels by linear
/// interpolation. What lies outside the source is white.
Image warped(ImageView source, const Homography& to_source, Size size);

/// The map that turns a picture of `size` clockwise by `degrees` onto a sheet large enough for all of it,
/// from the turned pixels back to its own; `turned_size` becomes the size of that sheet.
Homography rotation_back(Size size, double degrees, Size& turned_size);

/// The map of a picture made `factor` times as large, back to its own pixels. Pixel centres stay in place.
Homography scale_back(double factor);

} // namespace strongroom::ingest
