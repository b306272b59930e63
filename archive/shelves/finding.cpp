#include <algorithm>

#include "archive/shelves/scan_code.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

std::vector<PathStep> path_to(Database& database, LocationId location)
{
    std::vector<PathStep> path;
    std::vector<LocationRecord> way;
    for (const LocationRecord& each : way_to(database, location)) {
        way.push_back(each);
        path.push_back({std::string(name(each.kind)), each.code, each.name, full_code(way)});
    }
    return path;
}

std::string login_of(Database& database, std::optional<PersonId> person)
{
    return person ? person_by_id(database, *person).login : "";
}

/// Adds where a box stands, and its neighbours.
void show_shelf(Database& database, const BoxRecord& box, Traced& found)
{
    found.box = box.code;
    if (!box.location)
        return;
    found.path = path_to(database, *box.location);
    for (const BoxRecord& other : boxes_on(database, *box.location))
        found.shelf.push_back({other.code, other.position, other.thickness_mm, other.id == box.id});
}

Traced found_item(Database& database, const FileRecord& file, const ItemRecord& item)
{
    Traced found{"item", item.uid, reference_of(file, item), item.at.text(), {}, item.missing_since, {}, {},
        0, 0, login_of(database, item.custodian), {}};
    found.state = found.state.substr(0, found.state.find(':'));
    std::optional<BoxId> box;
    if (item.at.kind == Whereabouts::Kind::box)
        box = BoxId{item.at.id};
    else if (item.at.kind == Whereabouts::Kind::loan || item.at.kind == Whereabouts::Kind::handover) {
        const std::string holder = holder_of(database, item.at);
        found.held_by = holder.substr(holder.find(' ') + 1);
        box = item.home;
    } else if (item.at.kind == Whereabouts::Kind::desk)
        found.path = path_to(database, {item.at.id});
    if (box) {
        show_shelf(database, box_record(database, *box), found);
        found.position = item.position;
        found.of = static_cast<int>(items_belonging_to(database, *box).size());
    }
    return found;
}

Traced found_box(Database& database, const BoxRecord& box)
{
    Traced found{
        "box", box.uid, box.code, std::string(name(box.state)), {}, {}, {}, {}, box.position, 0, {}, {}};
    show_shelf(database, box, found);
    found.of = static_cast<int>(found.shelf.size());
    if (box.location)
        found.custodian = login_of(database, custodian_of(way_to(database, *box.location)));
    return found;
}

Traced found_location(Database& database, const LocationRecord& location)
{
    const std::vector<LocationRecord> way = way_to(database, location.id);
    Traced found{"location", location.uid, full_code(way), closed(way) ? "closed" : "open", {}, {},
        path_to(database, location.id), {}, 0, 0, login_of(database, custodian_of(way)), {}};
    for (const BoxRecord& box : boxes_on(database, location.id))
        found.shelf.push_back({box.code, box.position, box.thickness_mm, false});
    return found;
}

} // namespace

Result<std::vector<Traced>> Shelves::where(const std::string& thing)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<Traced>> {
        Database& database = session.archive.database;
        const auto seen
            = [&](const Subject& subject, Extent least) { return demand_sight(session, subject, least); };
        if (is_scan_code(thing))
            if (const auto readable = read_scan_code(thing); !readable)
                return tl::make_unexpected(readable.error());
        if (const auto item = find_scanned_item(database, thing)) {
            const FileRecord file = file_record(database, item->file);
            if (const auto allowed = seen(file.subject(), Extent::own_masked); !allowed)
                return tl::make_unexpected(allowed.error());
            return std::vector{found_item(database, file, *item)};
        }
        if (const auto box = find_box(database, thing)) {
            if (const auto allowed = seen(box->subject(), Extent::masked); !allowed)
                return tl::make_unexpected(allowed.error());
            return std::vector{found_box(database, *box)};
        }
        if (const auto location = find_location(database, thing)) {
            if (const auto allowed = seen({}, Extent::masked); !allowed)
                return tl::make_unexpected(allowed.error());
            return std::vector{found_location(database, *location)};
        }
        const Result<FileRecord> file = find_scanned_file(database, thing);
        if (!file && file.error().code != Code::not_found)
            return tl::make_unexpected(file.error());
        if (!file)
            return failed(Code::not_found, "there is no item, file, box or location " + thing,
                "scan its label, or name it by its reference code, BT01-0007 or 01-03-02-05");
        if (const auto allowed = seen(file->subject(), Extent::own_masked); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<Traced> found;
        for (const ItemRecord& item : items_of(database, file->id))
            found.push_back(found_item(database, *file, item));
        return found;
    });
}

Result<std::vector<Unplaced>> Shelves::without_location()
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<Unplaced>> {
        Database& database = session.archive.database;
        if (const auto allowed = demand_sight(session, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        Statement row = database.prepare("SELECT i.id FROM item i LEFT JOIN box b ON b.id = i.box WHERE "
                                         "i.desk IS NOT NULL OR (i.box IS NOT NULL "
                                         "AND b.location IS NULL) ORDER BY i.id");
        std::vector<Unplaced> found;
        while (row.next()) {
            const ItemRecord item = item_record(database, {row.integer(0)});
            const FileRecord file = file_record(database, item.file);
            if (!may(
                    session.person, Right::catalogue_search, file.subject(), session.archive.premises.today())
                     .allowed())
                continue;
            Statement moved = database.prepare(
                "SELECT utc FROM ledger WHERE object = ? AND action = 'item.moved' ORDER BY seq DESC LIMIT 1",
                item.object());
            found.push_back({item.uid, reference_of(file, item), std::string(name(file.state)),
                holder_of(database, item.at), login_of(database, item.custodian),
                moved.next() ? moved.text(0) : ""});
        }
        return found;
    });
}

} // namespace strongroom::archive
