#include <algorithm>

#include "archive/shelves/location_table_internal.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"

namespace strongroom::archive {
namespace {

constexpr int most_coordinates = 20'000;

std::string of_two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// The codes of a level, and what is made where one is missing.
class Grid {
public:
    Grid(Act& act, const Coordinates& wanted) : m_act(&act), m_wanted(&wanted) { }

    void fill(const LocationRecord& room)
    {
        for (int row = 1; row <= m_wanted->rows; ++row) {
            const LocationRecord in_row = child(room, LocationKind::row, of_two_digits(row), 0);
            for (int rack = 1; rack <= m_wanted->racks; ++rack) {
                const LocationRecord in_rack = child(in_row, LocationKind::rack, of_two_digits(rack), 0);
                for (int shelf = 1; shelf <= m_wanted->shelves; ++shelf)
                    places_of(child(in_rack, LocationKind::shelf, of_two_digits(shelf),
                        m_wanted->places == 0 ? m_wanted->capacity_mm : 0));
            }
        }
    }
    const std::vector<LocationId>& made() const { return m_made; }

private:
    void places_of(const LocationRecord& shelf)
    {
        const std::vector<std::string> no_sides{""};
        for (const std::string& side : m_wanted->sides.empty() ? no_sides : m_wanted->sides)
            for (int place = 1; place <= m_wanted->places; ++place)
                child(shelf, LocationKind::place, (side.empty() ? "" : side + "-") + of_two_digits(place),
                    m_wanted->capacity_mm);
    }

    LocationRecord child(
        const LocationRecord& parent, LocationKind kind, const std::string& code, int capacity)
    {
        Statement there = m_act->database().prepare(
            "SELECT id FROM location WHERE parent = ? AND code = ?", parent.id.value, code);
        if (there.next())
            return location_record(m_act->database(), {there.integer(0)});
        LocationRecord wanted;
        wanted.parent = parent.id;
        wanted.kind = kind;
        wanted.code = code;
        wanted.grade = parent.grade;
        wanted.capacity_mm = capacity;
        m_made.push_back(make_location(*m_act, wanted));
        return location_record(m_act->database(), m_made.back());
    }

    Act* m_act;
    const Coordinates* m_wanted;
    std::vector<LocationId> m_made;
};

Result<void> sound(const Coordinates& wanted)
{
    constexpr int most_of_a_level = 999;
    for (const int count : {wanted.rows, wanted.racks, wanted.shelves})
        if (count < 1 || count > most_of_a_level)
            return failed(Code::bad_input, "rows, racks and shelves are counted from 1 to 999",
                "a room without rows has 1 row");
    if (wanted.places < 0 || wanted.places > most_of_a_level || wanted.capacity_mm < 1)
        return failed(Code::bad_input, "places are counted from 0 to 999, and the capacity is at least 1 mm",
            "without places, boxes stand on the shelf itself");
    if (!wanted.sides.empty() && wanted.places == 0)
        return failed(Code::bad_input, "sides of a rack are sides of its places, and there are none",
            "say how many places each side of a shelf has");
    for (const std::string& side : wanted.sides)
        if (!usable_code(side))
            return failed(
                Code::bad_input, "'" + side + "' cannot be a side", "sides are called L and R, or A and B");
    const std::int64_t all = std::int64_t{wanted.rows} * wanted.racks * wanted.shelves
        * std::max<std::int64_t>(1,
            std::int64_t{wanted.places}
                * static_cast<std::int64_t>(std::max<std::size_t>(1, wanted.sides.size())));
    if (all > most_coordinates)
        return failed(Code::bad_input, "that would be " + std::to_string(all) + " places",
            "at most 20,000 can be made at once; do one row after the other");
    return {};
}

} // namespace

Result<std::vector<Location>> Shelves::add_coordinates(const Coordinates& wanted, Trial trial)
{
    if (const auto usable = sound(wanted); !usable)
        return tl::make_unexpected(usable.error());
    return tried_out(*m_session, trial, [&](Act& act) -> Result<std::vector<Location>> {
        if (const auto allowed = act.demand(Right::project_manage, {{}, 3, {}, "locations"}); !allowed)
            return tl::make_unexpected(allowed.error());
        const Result<LocationRecord> room = find_location(act.database(), wanted.room);
        if (!room)
            return tl::make_unexpected(room.error());
        if (room->kind != LocationKind::room)
            return failed(Code::bad_input,
                wanted.room + " is a " + std::string(name(room->kind)) + ", not a room",
                "name the room whose rows are to be made");
        Grid grid(act, wanted);
        grid.fill(*room);
        const LocationTree tree(act.database());
        std::vector<Location> made;
        for (const LocationId id : grid.made())
            made.push_back(location_of(tree, tree.index_of(id)));
        return made;
    });
}

} // namespace strongroom::archive
