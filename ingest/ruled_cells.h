#pragma once

#include <vector>

#include "ingest/image.h"

namespace strongroom::ingest {

/// A field of a ruled table or grid.
struct RuledCell {
    Rect box; ///< inside the rules
    Rect ink; ///< what stands in it, without specks; empty where nothing does
};

/// The fields that printed rules close in, top to bottom, in pixels of the page; at least about 3 mm a side.
/// Rules may lean by a degree or so and have small gaps. A frame around everything counts as well.
/// \pre the page is upright
std::vector<RuledCell> ruled_cells(ImageView page);

} // namespace strongroom::ingest
