#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/register_sheet.h"
#include "archive/session.h"
#include "archive/shelves/box.h"
#include "archive/shelves/location.h"

namespace strongroom::archive {

/// Acts on many things can be tried before they are done.
enum class Trial {
    carry_out,
    preview, ///< the same answer, the same refusals; nothing is changed and nothing written down
};

/// One step of the way to something, from the largest place down.
struct PathStep {
    std::string kind, code, name, full_code;
};

/// A box on the shelf that something stands on, so that the shelf can be drawn.
struct Neighbour {
    std::string box; ///< code
    int position = 0, thickness_mm = 0;
    bool it = false; ///< the one that was asked for
};

/// Where something is.
struct Traced {
    std::string kind; ///< "item", "box", "location"
    std::string uid;
    std::string label;   ///< reference code, box code or full code
    std::string state;   ///< "box", "desk", "loan", "handover", "destroyed", "transferred", "written_off";
                         ///< of a box its own state, of a location "open" or "closed"
    std::string held_by; ///< loan or hand-over number
    std::string missing_since;  ///< UTC
    std::vector<PathStep> path; ///< of where it is, or where it belongs while it is away
    std::string box;            ///< code; empty = in no box
    int position = 0, of = 0;   ///< from the front of its box, or from the left of its shelf
    std::string custodian;      ///< login
    std::vector<Neighbour> shelf;
};

/// An item that is nowhere in the stacks: on a desk, or its box is on no shelf.
struct Unplaced {
    std::string item, reference, file_state;
    std::string where;     ///< full code of the desk, or the box
    std::string custodian; ///< login
    std::string since;     ///< UTC: when it was last moved
};

/// Which boxes to list.
struct BoxFilter {
    std::string project = {}, building = {}, location = {}; ///< `location`: it and all inside it
    std::optional<BoxState> state = {};
    bool with_room_only = false; ///< not full
};

/// Locations and boxes, and what is in them (DOMAIN §2.2). Things are named by their scanned label, their
/// uid, or their code ("01-03-02-05-L-07", "BT01-0007", a reference code). Each function that changes
/// something is one act with its rows in the ledger; a place changes together with the custodian, never one
/// of them alone.
///
/// Box rules (V-DC-07): one project, building, retention code and grade; no more pages and thickness than it
/// takes; never in a location of a lower security grade; contract numbers in natural order from the front.
///
/// Errors of all: forbidden with the right that is missing; not_found; conflict where a rule is broken or
/// somebody else was faster.
class Shelves {
public:
    explicit Shelves(Session& session) : m_session(&session) { }

    // Locations (right project.manage)
    Result<Location> add_location(const NewLocation& wanted);
    /// Gives those that are new. At most 20,000 at once.
    Result<std::vector<Location>> add_coordinates(const Coordinates& wanted, Trial trial = Trial::carry_out);
    /// Nothing more may come in; what is in it stays and may go.
    Result<void> close_location(const std::string& location, const std::string& why);
    Result<void> open_location(const std::string& location, const std::string& why);
    /// Who answers for what is in it; empty: whoever answers for the larger place.
    Result<void> set_custodian(const std::string& location, const std::string& login);
    Result<Location> location(const std::string& location);
    /// All inside `under` in shelf order, `under` itself first; everything where it is empty.
    Result<std::vector<Location>> locations(const std::string& under = {});
    Result<std::vector<RoomSpace>> free_space();

    // Boxes (right box.place)
    Result<Box> new_box(const NewBox& wanted);
    Result<Box> box(const std::string& box);
    /// In shelf order.
    Result<std::vector<Box>> boxes(const BoxFilter& filter = {});
    Result<std::vector<BoxedItem>> contents(const std::string& box);
    Result<void> close_box(const std::string& box, const std::string& why);
    Result<void> open_box(const std::string& box, const std::string& why);
    /// A temporary box whose files have all been registered becomes an ordinary one, and they are filed.
    Result<Placed> confirm_box(const std::string& box);
    Result<void> dissolve_box(const std::string& box, const std::string& why);
    /// Puts a box on a shelf, or on another one.
    Result<MovedBox> move_box(const BoxMove& move);
    /// Moves all boxes of a location, keeping their order.
    Result<std::vector<MovedBox>> move_shelf(const std::string& from, const std::string& to,
        const std::string& why, Trial trial = Trial::carry_out);
    /// The second half of a box goes into a new one that stands right of it where there is room, else in the
    /// nearest place of the same room.
    Result<Split> split_box(const std::string& box, Trial trial = Trial::carry_out);

    // Files and items (right box.place)
    /// Boxes and places for a file that was registered, best first.
    Result<std::vector<Proposal>> propose(const std::string& file);
    /// Puts items that lie on a desk, or in a temporary box, into a box: what was scanned, box and items. A
    /// registered file whose last item is put away becomes FILED.
    Result<Placed> place(const std::string& box, std::span<const std::string> items);
    /// Puts items from their box into another one. Errors besides: conflict, where one is not in `from` any
    /// more.
    Result<Placed> move_items(std::span<const std::string> items, const std::string& from,
        const std::string& to, const std::string& why, Trial trial = Trial::carry_out);
    /// Takes items out of their box onto a desk; their file is REGISTERED until they are boxed again.
    Result<void> take_out(
        std::span<const std::string> items, const std::string& desk, const std::string& why);
    /// They were looked for where they should be, and are not there; or they turned up.
    Result<void> mark_missing(std::span<const std::string> items, const std::string& why);
    Result<void> mark_found(std::span<const std::string> items, const std::string& why);

    // Looking (right catalogue.search)
    /// Of a file: each of its items.
    Result<std::vector<Traced>> where(const std::string& thing);
    Result<std::vector<Unplaced>> without_location();

    // On paper
    Result<RegisterSheet> spine_sheet(std::span<const std::string> boxes); ///< F7
    Result<RegisterSheet> note_sheet(const std::string& box);              ///< F8

private:
    Session* m_session;
};

} // namespace strongroom::archive
