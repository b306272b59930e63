#include <algorithm>

#include "archive/shelves/box_rules_internal.h"
#include "archive/shelves/contract_order_internal.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

constexpr int pages_of_a_millimetre = 10;

Result<ProjectId> project_of(Database& database, const std::string& code)
{
    Statement row = database.prepare("SELECT id FROM project WHERE code = ?", code);
    if (!row.next())
        return failed(Code::not_found, "there is no project " + code, "'strongroom project list' shows all");
    return ProjectId{row.integer(0)};
}

Result<void> sound(const NewBox& wanted)
{
    constexpr int thinnest = 10, thickest = 200;
    if (wanted.thickness_mm < thinnest || wanted.thickness_mm > thickest)
        return failed(Code::bad_input, "a box is 10 to 200 mm thick",
            "standard spines are 20, 30, 40 and 50 mm (DA/T 22)");
    if (wanted.page_limit && *wanted.page_limit < 1)
        return failed(
            Code::bad_input, "a box takes at least 1 page", "give a number of page sides from 1 on");
    if (wanted.key.grade < 1 || wanted.key.grade > 3)
        return failed(Code::bad_input, "grades are 1 to 3", "1 is the most secret");
    if (wanted.temporary != wanted.key.retention.empty())
        return failed(Code::bad_input,
            wanted.temporary ? "a temporary box has no retention code yet" : "a box needs its retention code",
            wanted.temporary ? "leave it out; it is given when the box is confirmed"
                             : "such as Y, D30 or D10");
    return {};
}

/// Finds a box for an act on it, and asks whether the person may.
Result<BoxRecord> box_to_change(Act& act, const std::string& reference)
{
    Result<BoxRecord> found = find_box(act.database(), reference);
    if (!found)
        return found;
    if (const auto allowed = act.demand(Right::box_place, found->subject()); !allowed)
        return tl::make_unexpected(allowed.error());
    if (found->state == BoxState::dissolved)
        return failed(Code::conflict, found->label() + " is dissolved", "its number is not given again");
    return found;
}

Result<void> change_state(
    Session& session, const std::string& reference, BoxState from, BoxState to, const std::string& why)
{
    return carried_out(session, [&](Act& act) -> Result<void> {
        const Result<BoxRecord> box = box_to_change(act, reference);
        if (!box)
            return tl::make_unexpected(box.error());
        if (box->state != from)
            return failed(Code::conflict, box->label() + " is " + std::string(name(box->state)),
                "only a box that is " + std::string(name(from)) + " can be made " + std::string(name(to)));
        set_box_state(act, *box, to, why);
        return {};
    });
}

bool wanted(const Box& box, const BoxFilter& filter)
{
    return (filter.project.empty() || box.key.project == filter.project)
        && (filter.building.empty() || box.key.building == filter.building)
        && (filter.state ? box.state == *filter.state : box.state != BoxState::dissolved)
        && (!filter.with_room_only || (box.state != BoxState::closed && !box.full()));
}

} // namespace

Result<Box> Shelves::new_box(const NewBox& wanted)
{
    if (const auto usable = sound(wanted); !usable)
        return tl::make_unexpected(usable.error());
    return carried_out(*m_session, [&](Act& act) -> Result<Box> {
        const Result<ProjectId> project = project_of(act.database(), wanted.key.project);
        if (!project)
            return tl::make_unexpected(project.error());
        if (const auto allowed = act.demand(
                Right::box_place, {*project, wanted.key.grade, {}, "boxes of " + wanted.key.project});
            !allowed)
            return tl::make_unexpected(allowed.error());
        const BoxRecord made = make_box(act, *project, wanted.key, wanted.thickness_mm,
            wanted.page_limit.value_or(wanted.thickness_mm * pages_of_a_millimetre),
            wanted.temporary ? BoxState::temporary : BoxState::open);
        if (!wanted.location.empty()) {
            const Result<LocationRecord> location = find_location(act.database(), wanted.location);
            if (!location)
                return tl::make_unexpected(location.error());
            if (const auto put = stand_on(act, made, *location, 0, "new box"); !put)
                return tl::make_unexpected(put.error());
        }
        return box_of(act.database(), box_record(act.database(), made.id), PaperThickness(act.database()));
    });
}

Result<Box> Shelves::box(const std::string& box)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<Box> {
        const Result<BoxRecord> found = find_box(session.archive.database, box);
        if (!found)
            return tl::make_unexpected(found.error());
        if (const auto allowed = demand_sight(session, found->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        return box_of(session.archive.database, *found, PaperThickness(session.archive.database));
    });
}

Result<std::vector<Box>> Shelves::boxes(const BoxFilter& filter)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<Box>> {
        Database& database = session.archive.database;
        if (const auto allowed = demand_sight(session, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::optional<LocationId> top;
        if (!filter.location.empty()) {
            const Result<LocationRecord> found = find_location(database, filter.location);
            if (!found)
                return tl::make_unexpected(found.error());
            top = found->id;
        }
        return boxes_in_shelf_order(session, top, [&](const Box& box) { return wanted(box, filter); });
    });
}

Result<std::vector<BoxedItem>> Shelves::contents(const std::string& box)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<BoxedItem>> {
        Database& database = session.archive.database;
        const Result<BoxRecord> found = find_box(database, box);
        if (!found)
            return tl::make_unexpected(found.error());
        if (const auto allowed = demand_sight(session, found->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        ContractNumbers numbers(session.archive);
        std::vector<BoxedItem> items;
        for (const ItemRecord& item : items_belonging_to(database, found->id)) {
            const FileRecord file = file_record(database, item.file);
            BoxedItem seen{item.uid, reference_of(file, item), file.uid, numbers.of(item.file).contract_no,
                item.kind, item.position, item.pages, item.sheets, {}, !item.missing_since.empty()};
            if (item.at.kind != Whereabouts::Kind::box)
                seen.away = holder_of(database, item.at);
            items.push_back(std::move(seen));
        }
        return items;
    });
}

Result<void> Shelves::close_box(const std::string& box, const std::string& why)
{
    return change_state(*m_session, box, BoxState::open, BoxState::closed, why);
}

Result<void> Shelves::open_box(const std::string& box, const std::string& why)
{
    return change_state(*m_session, box, BoxState::closed, BoxState::open, why);
}

Result<void> Shelves::dissolve_box(const std::string& box, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<BoxRecord> found = box_to_change(act, box);
        if (!found)
            return tl::make_unexpected(found.error());
        // What lies on a desk since it came back goes on belonging to it as well.
        Statement row = act.database().prepare(
            "SELECT count(*) FROM item WHERE box = ?1 OR (home = ?1 AND gone IS NULL)", found->id.value);
        const std::int64_t items = row.next() ? row.integer(0) : 0;
        if (items > 0)
            return failed(Code::conflict,
                found->label() + " is not empty: " + std::to_string(items)
                    + " items are in it or come back to it",
                "move them into another box first");
        if (found->location)
            leave_shelf(act.database(), *found);
        set_box_state(act, *found, BoxState::dissolved, why);
        return {};
    });
}

Result<Placed> Shelves::confirm_box(const std::string& box)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Placed> {
        Result<BoxRecord> found = box_to_change(act, box);
        if (!found)
            return tl::make_unexpected(found.error());
        if (found->state != BoxState::temporary)
            return failed(
                Code::conflict, found->label() + " is not temporary", "only a temporary box is confirmed");
        const std::vector<ItemRecord> items = items_belonging_to(act.database(), found->id);
        if (items.empty())
            return failed(Code::conflict, found->label() + " is empty", "dissolve it instead");
        // The first file says what the box is for; may_hold() then asks whether the others agree.
        BoxRecord confirmed = *found;
        confirmed.state = BoxState::open;
        confirmed.key.retention = file_record(act.database(), items.front().file).retention;
        for (const ItemRecord& item : items)
            if (const auto fits = may_hold(confirmed, file_record(act.database(), item.file)); !fits)
                return tl::make_unexpected(fits.error());
        act.database().run(
            "UPDATE box SET retention = ? WHERE id = ?", confirmed.key.retention, found->id.value);
        set_box_state(act, *found, BoxState::open, "confirmed as " + confirmed.key.retention);
        Placed placed{found->code, found->location ? full_code(act.database(), *found->location) : "",
            static_cast<int>(items.size()), {}, {}};
        for (const ItemRecord& item : items)
            if (const auto filed = file_if_put_away(act, item.file, *found); !filed)
                return tl::make_unexpected(filed.error());
            else if (*filed)
                placed.filed.push_back(file_record(act.database(), item.file).uid);
        ContractNumbers numbers(act.archive());
        arrange(act.database(), found->id, numbers);
        return placed;
    });
}

} // namespace strongroom::archive
