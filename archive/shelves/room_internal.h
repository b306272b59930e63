#pragma once

#include <optional>

#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {

/// A place on a shelf: the location, and the position from the left that a box would get (0: the right end).
struct Standing {
    LocationId location;
    int position = 0;
};

/// The nearest place for a box of that width beside another one: right of it on its own shelf, else the next
/// place behind it in its room, else before it, else anywhere. Only where its grade may stand.
std::optional<Standing> room_beside(const LocationTree& tree, const BoxRecord& beside, int thickness_mm);

/// The first place in shelf order for a box of that width and grade.
std::optional<Standing> room_anywhere(const LocationTree& tree, int grade, int thickness_mm);

} // namespace strongroom::archive
