#pragma once

#include <span>
#include <vector>

#include "ingest/geometry.h"

namespace strongroom::ingest {

/// A warm region of a heat map, as a rotated box.
struct HeatBox {
    Quad corners; ///< clockwise from the top left, in cells of the map; may reach a little outside of it
    double heat;  ///< mean over the region's own tight box, before it was widened
};

/// How a text detector's probability map becomes boxes: the values of PP-OCR's differentiable binarisation.
struct HeatMapRules {
    float warm = 0.3F;   ///< a cell above it belongs to a region
    double heat = 0.6;   ///< a region below it is dropped
    double widen = 1.5;  ///< the map marks the core of a line: each side moves out by area * widen / girth
    double shortest = 3; ///< a region with a shorter side is dropped, in cells
    int most = 3'000;    ///< regions looked at, at most
};

/// The warm regions of a map given row by row. \pre heat.size() == size.width * size.height
std::vector<HeatBox> heat_boxes(std::span<const float> heat, Size size, const HeatMapRules& rules = {});

} // namespace strongroom::ingest
