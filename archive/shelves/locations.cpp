#include <algorithm>
#include <map>

#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"

namespace strongroom::archive {
namespace {

/// What may stand directly in what. A desk may be in a site or a room.
bool fits_into(LocationKind kind, std::optional<LocationKind> parent)
{
    using enum LocationKind;
    switch (kind) {
    case site:
        return !parent;
    case room:
        return !parent || *parent == site;
    case desk:
        return !parent || *parent == site || *parent == room;
    case row:
        return parent == room;
    case rack:
        return parent == room || parent == row;
    case shelf:
        return parent == rack || parent == row || parent == room;
    case place:
        return parent == shelf || parent == rack;
    }
    return false;
}

Result<void> code_is_free(Database& database, std::optional<LocationId> parent, const std::string& code)
{
    // What stands in a site is called without the site, so its code has to be the only one everywhere.
    const bool whole_code = !parent || location_record(database, *parent).kind == LocationKind::site;
    const std::string full = whole_code ? code : full_code(database, *parent) + "-" + code;
    if (find_location(database, full))
        return failed(Code::conflict, "there is a location " + full + " already",
            "give it another code; codes are printed on labels and must be the only ones");
    return {};
}

/// Whoever answers for a place answers for what is in its boxes.
void hand_to_custodians(Database& database, LocationId top)
{
    const LocationTree tree(database);
    for (const std::size_t index : tree.under(top))
        if (const LocationTree::Node& node = tree[index]; node.boxes > 0 && !node.custodian.empty())
            database.run("UPDATE item SET custodian = (SELECT id FROM person WHERE login = ?) WHERE box IN "
                         "(SELECT id FROM box WHERE location = ?)",
                node.custodian, node.record.id.value);
}

Location as_it_stands(Database& database, LocationId id)
{
    const LocationTree tree(database);
    return location_of(tree, tree.index_of(id));
}

Result<void> set_closed(Session& session, const std::string& reference, bool closed, const std::string& why)
{
    return carried_out(session, [&](Act& act) -> Result<void> {
        const Result<LocationRecord> found = find_location(act.database(), reference);
        if (!found)
            return tl::make_unexpected(found.error());
        const std::string code = full_code(act.database(), found->id);
        if (auto allowed = act.demand(Right::project_manage, {{}, 3, {}, "location " + code}); !allowed)
            return allowed;
        if (found->closed == closed)
            return failed(Code::conflict,
                "location " + code + " is " + (closed ? "closed" : "open") + " already",
                "nothing has to be done");
        act.database().run("UPDATE location SET closed = ? WHERE id = ?", closed, found->id.value);
        act.tell({closed ? "location.closed" : "location.opened", found->object(), closed ? "open" : "closed",
            closed ? "closed" : "open", why});
        return {};
    });
}

} // namespace

Result<Location> Shelves::add_location(const NewLocation& wanted)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Location> {
        if (const auto allowed = act.demand(Right::project_manage, {{}, 3, {}, "locations"}); !allowed)
            return tl::make_unexpected(allowed.error());
        LocationRecord made;
        std::optional<LocationRecord> parent;
        if (!wanted.parent.empty()) {
            const Result<LocationRecord> found = find_location(act.database(), wanted.parent);
            if (!found)
                return tl::make_unexpected(found.error());
            parent = *found;
            made.parent = parent->id;
        }
        if (!fits_into(wanted.kind, parent ? std::optional(parent->kind) : std::nullopt))
            return failed(Code::bad_input,
                "a " + std::string(name(wanted.kind)) + " cannot be "
                    + (parent ? "in a " + std::string(name(parent->kind)) : "by itself"),
                "the order is site, room, row, rack, shelf, place; a desk is in a site or a room");
        if (!usable_code(wanted.code))
            return failed(Code::bad_input, "'" + wanted.code + "' cannot be the code of a location",
                "use up to 12 letters and digits, such as 03 or L-07");
        if (!parent && !wanted.grade && wanted.kind != LocationKind::site)
            return failed(Code::bad_input,
                "a " + std::string(name(wanted.kind)) + " needs its security grade",
                "say for which grade it is secured: 1, 2 or 3");
        made.grade = wanted.grade.value_or(parent ? parent->grade : 3);
        if (made.grade < 1 || made.grade > 3 || wanted.capacity_mm < 0)
            return failed(Code::bad_input, "grades are 1 to 3, and a capacity is not below 0 mm",
                "give a grade of 1, 2 or 3, and a width in mm");
        if (auto free = code_is_free(act.database(), made.parent, wanted.code); !free)
            return tl::make_unexpected(free.error());
        made.kind = wanted.kind;
        made.code = wanted.code;
        made.name = wanted.name;
        made.capacity_mm = wanted.capacity_mm;
        return as_it_stands(act.database(), make_location(act, made));
    });
}

Result<void> Shelves::close_location(const std::string& location, const std::string& why)
{
    return set_closed(*m_session, location, true, why);
}

Result<void> Shelves::open_location(const std::string& location, const std::string& why)
{
    return set_closed(*m_session, location, false, why);
}

Result<void> Shelves::set_custodian(const std::string& location, const std::string& login)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        if (auto allowed = act.demand(Right::project_manage, {{}, 3, {}, "locations"}); !allowed)
            return allowed;
        const Result<LocationRecord> found = find_location(act.database(), location);
        if (!found)
            return tl::make_unexpected(found.error());
        std::optional<Person> person;
        if (!login.empty() && !(person = person_by_login(act.database(), login)))
            return failed(Code::not_found, "there is nobody with the login " + login,
                "'strongroom user list' shows all");
        const auto keeper = [&] { return custodian_of(way_to(act.database(), found->id)); };
        const std::optional<PersonId> before = keeper();
        act.database().run("UPDATE location SET custodian = nullif(?, 0) WHERE id = ?",
            person ? person->id.value : 0, found->id.value);
        const std::optional<PersonId> after = keeper();
        const auto login_of
            = [&](std::optional<PersonId> id) { return id ? person_by_id(act.database(), *id).login : ""; };
        act.tell({"location.custodian", found->object(), login_of(before), login_of(after), ""});
        hand_to_custodians(act.database(), found->id);
        return {};
    });
}

Result<Location> Shelves::location(const std::string& location)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<Location> {
        if (const auto allowed = demand_sight(session, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const Result<LocationRecord> found = find_location(session.archive.database, location);
        if (!found)
            return tl::make_unexpected(found.error());
        return as_it_stands(session.archive.database, found->id);
    });
}

Result<std::vector<Location>> Shelves::locations(const std::string& under)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<Location>> {
        if (const auto allowed = demand_sight(session, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::optional<LocationId> top;
        if (!under.empty()) {
            const Result<LocationRecord> found = find_location(session.archive.database, under);
            if (!found)
                return tl::make_unexpected(found.error());
            top = found->id;
        }
        const LocationTree tree(session.archive.database);
        std::vector<Location> found;
        for (const std::size_t index : tree.under(top))
            found.push_back(location_of(tree, index));
        return found;
    });
}

Result<std::vector<RoomSpace>> Shelves::free_space()
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<RoomSpace>> {
        if (const auto allowed = demand_sight(session, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const LocationTree tree(session.archive.database);
        std::vector<RoomSpace> rooms;
        std::map<std::size_t, std::size_t> place_of;
        for (const std::size_t index : tree.under(std::nullopt)) {
            const LocationTree::Node& node = tree[index];
            const std::size_t room = tree.room_of(index);
            if (node.record.capacity_mm == 0 && node.record.kind != LocationKind::room)
                continue;
            const auto [place, isnew] = place_of.try_emplace(room, rooms.size());
            if (isnew)
                rooms.push_back({tree[room].full_code, tree[room].record.name, tree[room].record.grade, 0, 0,
                    0, 0, tree[room].closed});
            RoomSpace& space = rooms[place->second];
            space.used_mm += node.used_mm;
            space.boxes += node.boxes;
            if (node.closed)
                space.capacity_mm += node.used_mm; // what is closed takes nothing more
            else {
                space.capacity_mm += node.record.capacity_mm;
                space.widest_gap_mm = std::max(space.widest_gap_mm, node.free_mm());
            }
        }
        return rooms;
    });
}

} // namespace strongroom::archive
