#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::archive {

/// The life of a box.
enum class BoxState {
    temporary, ///< boxed the day it was signed, before anybody verified it (DOMAIN §1.3 Q2)
    open,
    closed,    ///< full, or complete: nothing more comes in
    dissolved, ///< empty and gone; its number is not given again
};

std::string_view name(BoxState state); ///< "open"
std::optional<BoxState> box_state_named(std::string_view text);

/// What belongs together in a box (DOMAIN §2.2). Two files with different keys never share one.
struct BoxKey {
    std::string project;   ///< code: "BT01"
    std::string building;  ///< empty: files that belong to no building
    std::string retention; ///< "Y", "D30", "D10"; empty in a temporary box
    int grade = 2;
    auto operator<=>(const BoxKey&) const = default;
};

/// An archive box, as it stands. What is lent from it, or on its way, keeps its room.
struct Box {
    std::string uid;
    std::string code; ///< "BT01-0007": project and 盒号
    BoxKey key;
    BoxState state = BoxState::open;
    std::string location;  ///< full code; empty: not on a shelf yet
    int position = 0;      ///< from the left on its shelf, from 1
    int thickness_mm = 50; ///< of the spine: 20, 30, 40, 50
    int page_limit = 500;  ///< page sides it takes
    int items = 0, pages = 0;
    int filled_mm = 0; ///< thickness of the paper in it, rounded up
    bool full() const { return pages >= page_limit || filled_mm >= thickness_mm; }
};

struct NewBox {
    BoxKey key;
    std::string location = {}; ///< where it is put; may be empty
    int thickness_mm = 50;
    std::optional<int> page_limit = {}; ///< 10 page sides for each millimetre where not given
    bool temporary = false;
};

/// One item of a box, from the front.
struct BoxedItem {
    std::string uid;
    std::string reference;   ///< "…-0412-001", or its uid where the file has no reference code yet
    std::string file;        ///< uid
    std::string contract_no; ///< empty where there is none
    std::string kind;
    int position = 0, pages = 0, sheets = 0;
    std::string away; ///< "loan JY-2026-0001" while its place is kept free; empty = it is in the box
    bool missing = false;
};

/// Where a file would go best, and why. Several are given, best first.
struct Proposal {
    std::string box; ///< code; empty = a new box is needed
    std::string
        location;     ///< full code of where the box stands, or where the new one would go; empty: no room
    int position = 0; ///< of the file's first item in the box; of a new box on its shelf
    int free_pages = 0, free_mm = 0; ///< left in the box afterwards
    int new_thickness_mm = 0;        ///< of the new box
    std::string reason;              ///< one sentence
    std::vector<std::string> warnings;
};

/// What became of something that was put somewhere.
struct Placed {
    std::string box, location;
    int items = 0;
    std::vector<std::string> filed;    ///< files that are FILED by this
    std::vector<std::string> warnings; ///< "BT01-0007 now holds contracts of 2007 and 2008"
};

/// What became of a box that was split.
struct Split {
    std::string from, to;    ///< codes
    std::string first_moved; ///< reference of the item that is now the first of the new box
    int items = 0;
};

/// A box to be put on a shelf.
struct BoxMove {
    std::string box, to, why;
    int position = 0;      ///< from the left, from 1; 0 = at the right end
    std::string from = {}; ///< where it was seen last; conflict where it is not there; empty = wherever it is
};

/// A box that was moved.
struct MovedBox {
    std::string box, from, to; ///< code of the box, full codes of the locations; `from` may be empty
    int position = 0;
};

} // namespace strongroom::archive
