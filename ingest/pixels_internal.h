#pragma once

#include "ingest/page.h"

namespace strongroom::ingest {

/// Lays a picture with an alpha channel (two or four channels) on white paper. \pre `onto` has the same size
/// and one channel less.
void over_white(const Image& with_alpha, Image& onto);

/// What a picture of `stored_bits` bits a sample (1 for two colours) shows: colour only where there is some.
ColourMode colour_mode(ImageView picture, int stored_bits);

/// One channel. \pre the three channels are equal, or there is one already.
Image grey_of(Image picture);

/// The part of the picture inside `box`. \pre `box` lies inside the picture.
Image cropped(ImageView picture, const Rect& box);

} // namespace strongroom::ingest
