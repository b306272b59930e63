#include <algorithm>
#include <set>

#include "archive/retention/records_internal.h"
#include "archive/shelves/contract_order_internal.h"
#include "archive/shelves/scan_code.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

Result<std::vector<ItemRecord>> found_all(Database& database, std::span<const std::string> references)
{
    if (references.empty())
        return failed(Code::bad_input, "no item is named", "scan the items that go into the box");
    std::vector<ItemRecord> items;
    for (const std::string& reference : references) {
        const Result<ItemRecord> item = find_scanned_item(database, reference);
        if (!item)
            return tl::make_unexpected(item.error());
        if (std::any_of(
                items.begin(), items.end(), [&](const ItemRecord& other) { return other.id == item->id; }))
            return failed(Code::bad_input, reference + " is named twice", "scan each item once");
        items.push_back(*item);
    }
    return items;
}

Result<void> ready_for_items(Database& database, const BoxRecord& box)
{
    if (box.state == BoxState::closed || box.state == BoxState::dissolved)
        return failed(Code::conflict, box.label() + " is " + std::string(name(box.state)),
            box.state == BoxState::closed ? "open it again, or take another one" : "take another one");
    if (!box.location)
        return failed(Code::conflict, box.label() + " stands nowhere yet",
            "put it on a shelf first: strongroom box move " + box.code + " --to LOCATION");
    if (closed(way_to(database, *box.location)))
        return failed(Code::conflict,
            "location " + full_code(database, *box.location) + " of " + box.label() + " is closed",
            "take a box elsewhere");
    return may_rearrange(database, box);
}

Result<void> there_is_room(Database& database, const BoxRecord& box, const std::vector<ItemRecord>& items)
{
    const PaperThickness paper(database);
    const Fill now = fill_of(database, box.id, paper);
    Fill more;
    for (const ItemRecord& item : items)
        // One that is away from this very box has its room in it already.
        if (item.home != box.id || item.at.kind == Whereabouts::Kind::desk
            || item.at.kind == Whereabouts::Kind::box)
            more += paper.of(item.pages, item.sheets);
    if (box.takes(now, more))
        return {};
    const bool pages = now.pages + more.pages > box.page_limit;
    return failed(Code::conflict,
        box.label() + " is too full: it has room for "
            + (pages ? std::to_string(std::max(0, box.page_limit - now.pages)) + " pages, and "
                        + std::to_string(more.pages) + " are to go in"
                     : std::to_string(std::max(0, box.thickness_mm - now.mm())) + " mm, and "
                        + std::to_string(more.mm()) + " mm are to go in")
            + " (V-DC-07)",
        "split it, or take the box that 'strongroom box propose' names");
}

} // namespace

Result<Placed> put_into(
    Act& act, const BoxRecord& box, const std::vector<ItemRecord>& items, const std::string& why)
{
    Database& database = act.database();
    if (const auto ready = ready_for_items(database, box); !ready)
        return tl::make_unexpected(ready.error());
    std::set<FileId> files;
    for (const ItemRecord& item : items) {
        const FileRecord file = file_record(database, item.file);
        files.insert(file.id);
        if (const auto allowed = act.demand(Right::box_place, file.subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (!item.missing_since.empty())
            return failed(Code::conflict, item.label() + " is marked as missing",
                "record first that it was found: strongroom item found");
        if (const auto fits = may_hold(box, file); !fits)
            return tl::make_unexpected(fits.error());
    }
    if (const auto room = there_is_room(database, box, items); !room)
        return tl::make_unexpected(room.error());
    const PersonId keeper = keeper_of(database, box.location, act.person().id);
    for (const ItemRecord& item : items) {
        if (const auto moved = move_item(act, item, {Whereabouts::Kind::box, box.id.value}, why); !moved)
            return tl::make_unexpected(moved.error());
        database.run("UPDATE item SET custodian = ? WHERE id = ?", keeper.value, item.id.value);
    }
    ContractNumbers numbers(act.archive());
    arrange(database, box.id, numbers);
    Result<std::vector<std::string>> warnings = year_warnings(database, box);
    if (!warnings)
        return tl::make_unexpected(warnings.error());
    Placed placed{box.code, full_code(database, *box.location), static_cast<int>(items.size()), {},
        std::move(*warnings)};
    for (const FileId file : files) {
        const Result<bool> filed = file_if_put_away(act, file, box);
        if (!filed)
            return tl::make_unexpected(filed.error());
        if (*filed)
            placed.filed.push_back(file_record(database, file).uid);
    }
    return placed;
}

Result<Placed> Shelves::place(const std::string& box, std::span<const std::string> items)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Placed> {
        Database& database = act.database();
        const Result<BoxRecord> into = find_box(database, box);
        if (!into)
            return tl::make_unexpected(into.error());
        const Result<std::vector<ItemRecord>> found = found_all(database, items);
        if (!found)
            return tl::make_unexpected(found.error());
        for (const ItemRecord& item : *found) {
            const bool in_temporary = item.at.kind == Whereabouts::Kind::box
                && box_record(database, {item.at.id}).state == BoxState::temporary
                && item.at.id != into->id.value;
            if (item.at.kind != Whereabouts::Kind::desk && !in_temporary)
                return failed(Code::conflict,
                    item.label() + " is not waiting to be boxed: it is in " + holder_of(database, item.at),
                    "move it with 'strongroom item move', or take it back first");
        }
        const bool scanned = is_scan_code(box) && std::all_of(items.begin(), items.end(), is_scan_code);
        return put_into(act, *into, *found, scanned ? "boxed, labels scanned" : "boxed, codes typed");
    });
}

Result<Placed> Shelves::move_items(std::span<const std::string> items, const std::string& from,
    const std::string& to, const std::string& why, Trial trial)
{
    return tried_out(*m_session, trial, [&](Act& act) -> Result<Placed> {
        Database& database = act.database();
        const Result<BoxRecord> source = find_box(database, from), target = find_box(database, to);
        for (const auto* box : {&source, &target})
            if (!*box)
                return tl::make_unexpected(box->error());
        if (source->id == target->id)
            return failed(
                Code::bad_input, "the items are in " + source->label() + " already", "name another box");
        if (const auto allowed = act.demand(Right::box_place, source->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (const auto may = may_rearrange(database, *source); !may)
            return tl::make_unexpected(may.error());
        const Result<std::vector<ItemRecord>> found = found_all(database, items);
        if (!found)
            return tl::make_unexpected(found.error());
        for (const ItemRecord& item : *found)
            if (const auto harmless = names_nobody(act, file_record(database, item.file), why); !harmless)
                return tl::make_unexpected(harmless.error());
            else if (item.at != Whereabouts{Whereabouts::Kind::box, source->id.value})
                return failed(Code::conflict,
                    item.label() + " is not in " + source->label() + ": it is in "
                        + holder_of(database, item.at),
                    "somebody may have moved it meanwhile; look where it is and decide anew");
        Result<Placed> placed = put_into(act, *target, *found, why);
        if (placed) {
            ContractNumbers numbers(act.archive());
            arrange(database, source->id, numbers);
        }
        return placed;
    });
}

Result<void> Shelves::take_out(
    std::span<const std::string> items, const std::string& desk, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Database& database = act.database();
        const Result<LocationRecord> to = find_location(database, desk);
        if (!to)
            return tl::make_unexpected(to.error());
        if (to->kind != LocationKind::desk)
            return failed(Code::bad_input, desk + " is a " + std::string(name(to->kind)) + ", not a desk",
                "items lie loose only on a desk");
        const Result<std::vector<ItemRecord>> found = found_all(database, items);
        if (!found)
            return tl::make_unexpected(found.error());
        const PersonId keeper = keeper_of(database, to->id, act.person().id);
        for (const ItemRecord& item : *found) {
            const FileRecord file = file_record(database, item.file);
            if (auto allowed = act.demand(Right::box_place, file.subject()); !allowed)
                return allowed;
            if (auto harmless = names_nobody(act, file, why); !harmless)
                return harmless;
            if (file.grade < to->grade)
                return failed(Code::conflict,
                    file.label() + " of grade " + std::to_string(file.grade)
                        + " may not lie on a desk for grade " + std::to_string(to->grade),
                    "choose a desk for that grade");
            if (item.at.kind != Whereabouts::Kind::box)
                return failed(Code::conflict,
                    item.label() + " is in no box: it is in " + holder_of(database, item.at),
                    "name items that are in a box");
            const BoxRecord box = box_record(database, {item.at.id});
            if (auto may = may_rearrange(database, box); !may)
                return may;
            if (auto moved = move_item(act, item, {Whereabouts::Kind::desk, to->id.value}, why); !moved)
                return moved;
            database.run(
                "UPDATE item SET custodian = ?, home = NULL WHERE id = ?", keeper.value, item.id.value);
            if (file.state == FileState::filed) {
                if (auto back = set_file_state(database, file, {FileState::filed}, FileState::registered);
                    !back)
                    return back;
                act.tell({"file.taken_out", file.object(), std::string(name(FileState::filed)),
                    std::string(name(FileState::registered)), why});
            }
            ContractNumbers numbers(act.archive());
            arrange(database, box.id, numbers);
        }
        return {};
    });
}

namespace {

Result<void> note_missing(Session& session, std::span<const std::string> items, const std::string& why,
    Result<void> (*note)(Act&, const ItemRecord&, const std::string&))
{
    return carried_out(session, [&](Act& act) -> Result<void> {
        const Result<std::vector<ItemRecord>> found = found_all(act.database(), items);
        if (!found)
            return tl::make_unexpected(found.error());
        for (const ItemRecord& item : *found) {
            const FileRecord file = file_record(act.database(), item.file);
            if (auto allowed = act.demand(Right::box_place, file.subject()); !allowed)
                return allowed;
            if (auto harmless = names_nobody(act, file, why); !harmless)
                return harmless;
            if (item.at.gone())
                return failed(
                    Code::conflict, item.label() + " is " + item.at.text(), "name items that lie on a desk");
            if (auto noted = note(act, item, why); !noted)
                return noted;
        }
        return {};
    });
}

} // namespace

Result<void> Shelves::mark_missing(std::span<const std::string> items, const std::string& why)
{
    return note_missing(*m_session, items, why, set_missing);
}

Result<void> Shelves::mark_found(std::span<const std::string> items, const std::string& why)
{
    return note_missing(*m_session, items, why, set_found);
}

} // namespace strongroom::archive
