#pragma once

#include <cstdint>
#include <vector>

#include "ingest/image.h"

namespace strongroom::ingest {

/// The picture at another size. Shrinking by more than half averages, so that thin strokes do not vanish.
/// \pre neither is empty
Image resized(ImageView picture, Size to);

/// What `box` covers of the picture; empty where they do not meet.
Image cut_out(ImageView picture, const Rect& box);

/// One channel; a copy where it is one already.
Image grey(ImageView picture);

/// The picture with a white edge of `margin` pixels all around.
Image framed(ImageView picture, int margin);

/// The content of a leaning quadrangle, upright, as large as its longer sides. What lies outside of the
/// picture repeats its edge. Empty where the quadrangle is thinner than a pixel.
Image straightened(ImageView picture, const Quad& corners);

/// The quadrangle's upright bounding box, kept inside a picture of `size`.
Rect bounding_box(const Quad& corners, Size size);

/// As a JPEG file; `quality` 1 to 100. Empty where the format cannot hold it (a side beyond 65,500 pixels).
std::vector<std::uint8_t> jpeg(ImageView picture, int quality);

/// Makes the calling program's picture operations stay on one core: a reader child is one of several.
void use_one_core();

} // namespace strongroom::ingest
