#pragma once

#include "ingest/image.h"

namespace strongroom::ingest {

/// Degrees by which the rows of text must be turned clockwise to lie level, -10 to 10; 0 where no rows are
/// seen. \pre `grey` has one channel and about 150 dpi.
double skew_of(ImageView grey);

} // namespace strongroom::ingest
