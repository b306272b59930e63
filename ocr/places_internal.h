#pragma once

#include <vector>

#include "ingest/geometry.h"
#include "ingest/ruled_cells.h"
#include "ocr/page_text.h"

namespace strongroom::ocr {

/// Somewhere to read: one line of text, or a grid of boxes with one character each.
struct Place {
    ingest::Quad corners;                ///< of the line, from its first character's top left on
    Rect cell;                           ///< the ruled cell it stands in, empty where there is none
    std::vector<ingest::RuledCell> grid; ///< of a grid: the boxes that are not empty, left to right
};

/// Where to read on a page: what the detector found, cut where a line runs across a rule; what it missed,
/// that is lone characters in cells; and grids (ID numbers, amounts) as one place each, however often the
/// detector broke them up.
std::vector<Place> places(
    const std::vector<ingest::Quad>& detected, const std::vector<ingest::RuledCell>& cells, Size page);

/// Whether the text in the box runs up or down the page.
bool is_tall(const ingest::Quad& corners);

/// An upright box as a quadrangle.
ingest::Quad as_quad(const Rect& box);

} // namespace strongroom::ocr
