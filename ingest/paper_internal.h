#pragma once

#include "ingest/geometry.h"

namespace strongroom::ingest {

/// Dots per inch of a picture that states none, supposing that it shows a whole sheet of A3, A4 or A5: the
/// sheet at which the usual scanner resolutions come out, else A4.
double estimated_dpi(Size size);

/// The same for a sheet cut out of a photo, where no usual resolution can be expected: A4.
double sheet_dpi(Size size);

/// Whether a stated resolution can be true. Cameras write 72 or 96 into pictures of any size: sheets far
/// larger than A2 at such a resolution are not believed.
bool believable_dpi(Size size, double dpi);

} // namespace strongroom::ingest
