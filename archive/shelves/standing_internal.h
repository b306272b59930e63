#pragma once

#include <functional>

#include "archive/loans/file_card_internal.h"
#include "archive/shelves/box_rules_internal.h"
#include "archive/shelves/shelves.h"

namespace strongroom::archive {

// Parts of acts that several acts of Shelves share. They tell the ledger themselves.

/// Puts a box on a shelf at `position` (0: at the right end), off its former one, and hands what is in it to
/// who answers for the new place. Errors: conflict, where it may not stand there.
Result<MovedBox> stand_on(
    Act& act, const BoxRecord& box, const LocationRecord& location, int position, const std::string& why);
/// Takes an empty box off its shelf.
void leave_shelf(Database& database, const BoxRecord& box);

/// Puts items into a box, whatever they come from, if the rules allow it and the person may; says what became
/// of it. \pre they are on a desk or in a box
Result<Placed> put_into(
    Act& act, const BoxRecord& box, const std::vector<ItemRecord>& items, const std::string& why);

/// REGISTERED → FILED where all of the file is in boxes now. Gives whether it was.
Result<bool> file_if_put_away(Act& act, FileId file, const BoxRecord& box);

/// "loan JY-2026-0001", "hand-over JJ-2026-0001", "desk D1", "box BT01-0007", "destroyed".
std::string holder_of(Database& database, const Whereabouts& at);

/// Boxes the person may see, by where they stand; those that stand nowhere come last.
std::vector<Box> boxes_in_shelf_order(
    Session::State& session, std::optional<LocationId> top, const std::function<bool(const Box&)>& wanted);

} // namespace strongroom::archive
