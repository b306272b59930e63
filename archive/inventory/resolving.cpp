#include <algorithm>
#include <array>

#include "archive/inventory/inventory_table_internal.h"
#include "archive/inventory/task_table_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

/// Which resolutions fit which result.
bool fits(CountResult result, Resolution resolution)
{
    using enum Resolution;
    switch (result) {
    case CountResult::misplaced:
    case CountResult::foreign:
        return resolution == put_back || resolution == accept_place || resolution == noted;
    case CountResult::missing:
        return resolution == mark_missing || resolution == found || resolution == write_off;
    case CountResult::damaged:
        return resolution == repaired || resolution == noted;
    case CountResult::label:
        return resolution == relabelled || resolution == noted;
    default:
        return resolution == found; // it was marked as missing, and is there
    }
}

/// The ledger keeps the reason when the file is long destroyed, so it must not tell anything of the file.
Result<void> kept_for_ever(Act& act, const LineRecord& line, const std::string& why)
{
    if (!line.item)
        return {};
    return names_nobody(act, file_record(act.database(), item_record(act.database(), *line.item).file), why);
}

Result<void> accept_place(Act& act, const LineRecord& line, const std::string& why)
{
    Database& database = act.database();
    if (line.kind == "box") {
        if (!line.found_location)
            return failed(
                Code::conflict, "nobody said on which shelf the box was seen", "put it back instead");
        const auto stands = stand_on(
            act, box_record(database, *line.box), location_record(database, *line.found_location), 0, why);
        return stands ? Result<void>() : tl::make_unexpected(stands.error());
    }
    if (!line.item || !line.found_box)
        return failed(Code::conflict, "nobody said in which box it was seen", "put it back instead");
    const ItemRecord item = item_record(database, *line.item);
    if (item.at.kind != Whereabouts::Kind::box && item.at.kind != Whereabouts::Kind::desk)
        return failed(Code::conflict,
            "on record, " + item.label() + " is with " + holder_of(database, item.at),
            "take it back there first");
    const auto placed = put_into(act, box_record(database, *line.found_box), {item}, why);
    return placed ? Result<void>() : tl::make_unexpected(placed.error());
}

/// Does what was decided, as far as the record changes by it.
Result<void> carry_out(Act& act, const LineRecord& line, Resolution resolution, const std::string& why)
{
    if (resolution == Resolution::accept_place)
        return accept_place(act, line, why);
    if (!line.item)
        return {};
    const ItemRecord item = item_record(act.database(), *line.item);
    const bool missing = !item.missing_since.empty();
    if (resolution == Resolution::mark_missing && !missing)
        return set_missing(act, item, why);
    if ((resolution == Resolution::found || resolution == Resolution::put_back) && missing)
        return set_found(act, item, why);
    return {};
}

Result<void> write_off(Act& act, const LineRecord& line, const std::string& why)
{
    Database& database = act.database();
    const ItemRecord item = item_record(database, line.item.value());
    const FileRecord file = file_record(database, item.file);
    if (database.prepare("SELECT 1 FROM hold WHERE file = ? AND released_at IS NULL", file.id.value).next())
        return failed(Code::conflict, file.label() + " is on hold and cannot be written off",
            "have the hold released first");
    if (item.at.kind != Whereabouts::Kind::box && item.at.kind != Whereabouts::Kind::desk)
        return failed(Code::conflict,
            "on record, " + item.label() + " is with " + holder_of(database, item.at), "close that first");
    if (auto moved = move_item(act, item, {Whereabouts::Kind::written_off, 0}, why); !moved)
        return moved;
    const std::vector<ItemRecord> items = items_of(database, file.id);
    if (!std::all_of(items.begin(), items.end(), [](const ItemRecord& each) { return each.at.gone(); }))
        return {};
    if (auto done = set_file_state(database, file,
            {FileState::registered, FileState::filed, FileState::change_pending, FileState::due},
            FileState::written_off);
        !done)
        return done;
    act.tell({"file.written_off", file.object(), std::string(name(file.state)),
        std::string(name(FileState::written_off)), why});
    return {};
}

/// A task, with its stock-taking and its line.
struct Open {
    InventoryRecord inventory;
    TaskRecord task;
    LineRecord line;
};

Result<Open> open_task(Act& act, const std::string& number, int task, Right right, const std::string& state)
{
    const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
    if (!inventory)
        return tl::make_unexpected(inventory.error());
    if (const auto allowed = act.demand(right, inventory->subject()); !allowed)
        return tl::make_unexpected(allowed.error());
    for (const TaskRecord& each : task_records(act.database(), *inventory))
        if (each.number == task) {
            if (each.state != state)
                return failed(Code::conflict,
                    "task " + std::to_string(task) + " of " + number + " is " + each.state + ", not " + state,
                    "'strongroom inventory tasks " + number + "' lists them");
            const std::vector<LineRecord> lines = line_records(act.database(), *inventory);
            return Open{*inventory, each,
                *std::find_if(lines.begin(), lines.end(),
                    [&](const LineRecord& line) { return line.id == each.line; })};
        }
    return failed(Code::not_found, number + " has no task " + std::to_string(task),
        "'strongroom inventory tasks " + number + "' lists them");
}

} // namespace

Result<void> Inventory::settle(
    const std::string& number, int line, CountResult result, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (auto allowed = act.demand(Right::inventory_approve, inventory->subject()); !allowed)
            return allowed;
        if (auto apart = did_not_count(act, *inventory, "settle what the two disagree on"); !apart)
            return apart;
        if (result == CountResult::open || result == CountResult::recount)
            return failed(Code::bad_input, "that settles nothing", "say what it is: on_shelf, missing, …");
        for (LineRecord& each : line_records(act.database(), *inventory)) {
            if (each.number != line)
                continue;
            if (inventory->state != InventoryState::reconciled || each.result != CountResult::recount)
                return failed(Code::conflict,
                    "line " + std::to_string(line) + " of " + number + " is settled, or still counted",
                    "only what the counters disagree on at the end is settled");
            if (auto harmless = kept_for_ever(act, each, why); !harmless)
                return harmless;
            each.result = result;
            each.note = each.note.empty() ? why : each.note + "; " + why;
            if (result == CountResult::misplaced || result == CountResult::foreign) {
                Statement seen = act.database().prepare("SELECT box, location FROM inventory_sighting WHERE "
                                                        "inventory = ? AND kind = ? AND uid = ? AND box IS "
                                                        "NOT ? AND (box IS NOT NULL OR location IS NOT NULL) "
                                                        "ORDER BY round DESC, counter LIMIT 1",
                    inventory->id, each.kind, each.uid, each.box ? each.box->value : 0);
                if (seen.next()) {
                    each.found_box = seen.null(0) ? std::nullopt : std::optional(BoxId{seen.integer(0)});
                    each.found_location
                        = seen.null(1) ? std::nullopt : std::optional(LocationId{seen.integer(1)});
                }
            }
            set_result(act.database(), each);
            act.tell({"inventory.settled", inventory->object(), "line " + std::to_string(line),
                std::string(name(result)), why});
            make_tasks(act.database(), *inventory);
            return {};
        }
        return failed(Code::not_found, number + " has no line " + std::to_string(line),
            "look at its lines with 'strongroom inventory show'");
    });
}

Result<void> Inventory::resolve(
    const std::string& number, int task, Resolution resolution, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<Open> open = open_task(act, number, task, Right::inventory_plan, "open");
        if (!open)
            return tl::make_unexpected(open.error());
        if (!fits(open->line.result, resolution))
            return failed(Code::bad_input,
                "what is " + std::string(name(open->line.result)) + " is not dealt with by "
                    + std::string(name(resolution)),
                "'strongroom help inventory' tells what fits what");
        if (auto harmless = kept_for_ever(act, open->line, why); !harmless)
            return harmless;
        const bool off = resolution == Resolution::write_off;
        if (off && !open->line.item)
            return failed(
                Code::bad_input, "only items are written off", "mark the box as missing, item by item");
        if (!off)
            if (auto done = carry_out(act, open->line, resolution, why); !done)
                return done;
        set_task(act.database(), open->task, off ? "proposed" : "done", resolution, act.person().id,
            act.today(), why);
        act.tell(
            {off ? "inventory.write_off_proposed" : "inventory.task_done", open->task.object(open->inventory),
                std::string(name(open->line.result)), std::string(name(resolution)), why});
        return {};
    });
}

Result<void> Inventory::decide_write_off(
    const std::string& number, int task, WriteOff decision, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<Open> open = open_task(act, number, task, Right::inventory_approve, "proposed");
        if (!open)
            return tl::make_unexpected(open.error());
        if (auto apart = did_not_count(act, open->inventory, "approve a write-off"); !apart)
            return apart;
        if (open->task.person == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " proposed to write it off and cannot approve it (SoD-7)",
                "ask somebody else who may");
        if (auto harmless = kept_for_ever(act, open->line, why); !harmless)
            return harmless;
        const bool approved = decision == WriteOff::approved;
        act.database().run(
            "INSERT INTO approval (object, step, round, person, decision, reason, utc) VALUES (?, "
            "'write_off', ?, ?, ?, ?, ?)",
            open->task.object(open->inventory), open->task.round, act.person().id.value,
            approved ? "approved" : "rejected", why, act.now());
        act.tell({approved ? "inventory.write_off_approved" : "inventory.write_off_rejected",
            open->task.object(open->inventory), "proposed", approved ? "done" : "open", why});
        if (!approved) {
            reopen_task(act.database(), open->task);
            return {};
        }
        if (auto done = write_off(act, open->line, why); !done)
            return done;
        set_task(act.database(), open->task, "done", Resolution::write_off, *open->task.person, act.today(),
            open->task.why);
        return {};
    });
}

} // namespace strongroom::archive
