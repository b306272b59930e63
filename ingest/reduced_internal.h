#pragma once

#include "ingest/image.h"

namespace strongroom::ingest {

/// The picture made small by a whole factor (`factor_to`), enough to judge its layout by. Each of its pixels
/// is the mean of those it stands for; rests at the right and bottom are left out.
Image reduced(ImageView picture, int factor);

/// The whole factor that brings a picture of `from` dpi to about `to` dpi, never below `to`.
int factor_to(double from, double to);

/// Brightness, one channel.
Image luminance(ImageView picture);

} // namespace strongroom::ingest
