#pragma once

#include <optional>

#include "ingest/image.h"

namespace strongroom::ingest {

/// The corners of a sheet lying on something darker, where a picture evidently shows one: all four sides
/// straight, inside the picture and set off along nearly their whole length. Nothing where there is any
/// doubt, because what is outside is cut away. In pixels of the picture, with sub-pixel precision.
std::optional<Quad> sheet_corners(ImageView small);

/// Whether the corners are too far from a rectangle for a flatbed scanner.
bool in_perspective(const Quad& corners);

/// The size a sheet with these corners has when seen from straight above; A-series proportions where it is
/// close to them.
Size flat_size(const Quad& corners);

/// The map from the flat sheet's pixels to the picture's.
Homography onto_corners(Size flat, const Quad& corners);

} // namespace strongroom::ingest
