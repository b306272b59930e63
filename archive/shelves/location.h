#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::archive {

/// What a place in the tree is. A thing stands in a larger one: site, room, row (列), rack (节), shelf (层),
/// place (位); a desk is where items lie in temporary custody, in a site or a room.
enum class LocationKind { site, room, row, rack, shelf, place, desk };

std::string_view name(LocationKind kind); ///< "rack"
std::optional<LocationKind> location_kind_named(std::string_view text);

/// A place in the tree of locations, as it stands.
struct Location {
    std::string uid;
    LocationKind kind = LocationKind::place;
    std::string code;      ///< among its siblings: "03", or with the side of the rack "L-07"
    std::string full_code; ///< from the room down: "01-03-02-05-L-07" (DOMAIN §7); unique in the archive
    std::string name;      ///< may be empty
    std::string parent;    ///< full code; empty = none
    int grade = 3;       ///< the most secret grade it may hold: a box of grade 1 needs a location of grade 1
    int capacity_mm = 0; ///< width for boxes standing in it itself; 0 = it holds none itself
    int used_mm = 0;     ///< of it
    int boxes = 0;       ///< standing in it itself
    int items = 0;       ///< lying on it: desks only
    std::string custodian; ///< login of who answers for it, or for the next larger place that has one
    bool closed = false;   ///< nothing more may come in
};

struct NewLocation {
    std::string parent; ///< full code, uid or scanned label; empty = none (a site or a room)
    LocationKind kind = LocationKind::room;
    std::string code, name = {};
    std::optional<int> grade = {}; ///< as its parent where not given; a room of its own needs it
    int capacity_mm = 0;
};

/// All coordinates of a room at once: rows × racks × shelves × places, numbered from 01. Those that are there
/// already stay as they are.
struct Coordinates {
    std::string room;
    int rows = 1, racks = 1, shelves = 1;
    int places = 0;                      ///< on each shelf; 0: boxes stand on the shelf itself
    std::vector<std::string> sides = {}; ///< "L", "R": the places of each side of a rack; empty = none
    int capacity_mm = 900;               ///< of each shelf, or, where there are places, of each place
};

/// How much a room holds.
struct RoomSpace {
    std::string full_code, name;
    int grade = 3;
    int capacity_mm = 0, used_mm = 0;
    int widest_gap_mm = 0; ///< the widest box that still fits somewhere in it
    int boxes = 0;
    bool closed = false;
    int free_mm() const { return capacity_mm - used_mm; }
};

} // namespace strongroom::archive
