#include "archive/shelves/standing_internal.h"

#include <algorithm>
#include <map>
#include <utility>

namespace strongroom::archive {
namespace {

std::vector<BoxId> ids(const std::vector<BoxRecord>& boxes)
{
    std::vector<BoxId> found;
    for (const BoxRecord& box : boxes)
        found.push_back(box.id);
    return found;
}

/// "location:<uid> 3": what the ledger says of a box's place.
std::string standing(Database& database, std::optional<LocationId> location, int position)
{
    return location ? location_record(database, *location).object() + " " + std::to_string(position) : "";
}

std::string number_of(Database& database, const char* sql, std::int64_t id)
{
    Statement row = database.prepare(sql, id);
    return row.next() ? row.text(0) : std::to_string(id);
}

} // namespace

Result<MovedBox> stand_on(
    Act& act, const BoxRecord& box, const LocationRecord& location, int position, const std::string& why)
{
    Database& database = act.database();
    const bool same = box.location == location.id;
    if (const auto may = may_stand(database, location, box.key.grade, same ? 0 : box.thickness_mm); !may)
        return tl::make_unexpected(may.error());
    if (const auto may = may_rearrange(database, box); !may)
        return tl::make_unexpected(may.error());
    std::vector<BoxId> order = ids(boxes_on(database, location.id));
    std::erase(order, box.id);
    const std::size_t place
        = position <= 0 ? order.size() : std::min(static_cast<std::size_t>(position - 1), order.size());
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(place), box.id);
    const std::string before = standing(database, box.location, box.position);
    if (box.location && !same)
        leave_shelf(database, box);
    database.run("UPDATE box SET location = ? WHERE id = ?", location.id.value, box.id.value);
    stand_in_order(database, location.id, order);
    const int now = static_cast<int>(place) + 1;
    act.tell({"box.moved", box.object(), before, standing(database, location.id, now), why});
    const PersonId keeper = keeper_of(database, location.id, act.person().id);
    database.run("UPDATE item SET custodian = ? WHERE box = ?", keeper.value, box.id.value);
    return MovedBox{box.code, box.location ? full_code(database, *box.location) : "",
        full_code(database, location.id), now};
}

void leave_shelf(Database& database, const BoxRecord& box)
{
    database.run("UPDATE box SET location = NULL, position = 0 WHERE id = ?", box.id.value);
    if (box.location)
        stand_in_order(database, *box.location, ids(boxes_on(database, *box.location)));
}

Result<bool> file_if_put_away(Act& act, FileId id, const BoxRecord& box)
{
    const FileRecord file = file_record(act.database(), id);
    if (file.state != FileState::registered || !all_put_away(act.database(), id))
        return false;
    if (const auto done = set_file_state(act.database(), file, {FileState::registered}, FileState::filed);
        !done)
        return tl::make_unexpected(done.error());
    act.tell({"file.filed", file.object(), std::string(name(FileState::registered)),
        std::string(name(FileState::filed)), box.code});
    return true;
}

std::string holder_of(Database& database, const Whereabouts& at)
{
    using enum Whereabouts::Kind;
    switch (at.kind) {
    case desk:
        return "desk " + full_code(database, {at.id});
    case box:
        return "box " + box_code(database, {at.id});
    case loan:
        return "loan " + number_of(database, "SELECT number FROM loan WHERE id = ?", at.id);
    case handover:
        return "hand-over " + number_of(database, "SELECT number FROM handover WHERE id = ?", at.id);
    default:
        return at.text();
    }
}

std::vector<Box> boxes_in_shelf_order(
    Session::State& session, std::optional<LocationId> top, const std::function<bool(const Box&)>& wanted)
{
    Database& database = session.archive.database;
    const PaperThickness paper(database);
    const LocationTree tree(database);
    const std::string today = session.archive.premises.today();
    std::map<std::int64_t, Fill> fills;
    Statement fill = database.prepare("SELECT coalesce(box, home), count(*), sum(pages), sum(CASE WHEN "
                                      "sheets > 0 THEN sheets ELSE (pages + 1) / "
                                      "2 END) FROM item WHERE box IS NOT NULL OR (home IS NOT NULL AND (loan "
                                      "IS NOT NULL OR handover IS NOT "
                                      "NULL)) GROUP BY 1");
    while (fill.next())
        fills[fill.integer(0)] = {static_cast<int>(fill.integer(1)), static_cast<int>(fill.integer(2)),
            fill.integer(3) * paper.sheet_um + fill.integer(1) * paper.item_um};
    std::vector<Box> found;
    const auto take = [&](const std::vector<BoxRecord>& boxes, const std::string& location) {
        for (const BoxRecord& record : boxes) {
            if (may(session.person, Right::catalogue_search, record.subject(), today).extent < Extent::masked)
                continue;
            const Fill& held = fills[record.id.value];
            Box box{record.uid, record.code, record.key, record.state, location, record.position,
                record.thickness_mm, record.page_limit, held.items, held.pages, held.mm()};
            if (wanted(box))
                found.push_back(std::move(box));
        }
    };
    for (const std::size_t index : tree.under(top))
        if (tree[index].boxes > 0)
            take(boxes_on(database, tree[index].record.id), tree[index].full_code);
    if (!top)
        take(boxes_nowhere(database), "");
    return found;
}

} // namespace strongroom::archive
