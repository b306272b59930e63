#include "index/values/room.h"

#include <algorithm>

#include "index/values/normalise.h"
#include "index/values/room_parts_internal.h"

namespace strongroom::index {

namespace {

enum class Demand { mark, nothing };

bool all_digits(std::u32string_view label) { return std::all_of(label.begin(), label.end(), is_digit); }

std::size_t digit_count(std::u32string_view label)
{
    return static_cast<std::size_t>(std::count_if(label.begin(), label.end(), is_digit));
}

std::string tidy_floor(std::u32string_view label)
{
    if (label.size() == 2 && label[0] == U'B' && is_digit(label[1]))
        return encoded(U"-" + std::u32string(label.substr(1)));
    return encoded(without_leading_zeros(label));
}

/// Decides what each part is: first by measure words, then by place.
class RoomReader {
public:
    RoomReader(std::vector<RoomPart> parts, Demand demand) : m_parts(std::move(parts)), m_demand(demand) { }

    std::optional<Room> read()
    {
        join_compound_building();
        drop_areas();
        if (m_parts.empty())
            return std::nullopt;
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            if (!place(i))
                return std::nullopt;
        if (m_room.empty() || !plausible())
            return std::nullopt;
        Room room;
        room.building = encoded(without_leading_zeros(m_building));
        room.unit = encoded(without_leading_zeros(m_unit));
        room.floor = tidy_floor(m_floor);
        room.room = encoded(m_room);
        return room;
    }

private:
    /// 9-4号楼: the first label is no building of its own.
    void join_compound_building()
    {
        if (m_parts.size() < 2 || m_parts[0].measure != Measure::none || !m_parts[1].separated)
            return;
        if (m_parts[1].measure != Measure::building)
            return;
        m_parts[1].label = m_parts[0].label + U"-" + m_parts[1].label;
        m_parts.erase(m_parts.begin());
    }

    void drop_areas()
    {
        while (!m_parts.empty() && m_parts.front().measure == Measure::area)
            m_parts.erase(m_parts.begin());
    }

    bool is_last(std::size_t i) const { return i + 1 == m_parts.size(); }

    bool put(std::u32string& where, const RoomPart& part)
    {
        if (!where.empty())
            return false;
        where = part.label;
        return true;
    }

    bool place(std::size_t i)
    {
        const RoomPart& part = m_parts[i];
        switch (part.measure) {
        case Measure::building:
            m_marked = m_marked || !is_last(i);
            return put(m_building, part);
        case Measure::unit:
            m_marked = true;
            return put(m_unit, part);
        case Measure::floor:
            return put(m_floor, part);
        case Measure::unit_or_floor:
            m_marked = true;
            return put(names_floor_of_last(part) ? m_floor : m_unit, part);
        case Measure::storey:
            // 12楼1201室 is a floor, 3楼2单元 a building.
            return put(m_building.empty() && !names_floor_of_last(part) ? m_building : m_floor, part);
        case Measure::number:
            return put(is_last(i) ? m_room : m_building, part);
        case Measure::room:
            m_room_word = true;
            return put(m_room, part);
        case Measure::area:
            return false;
        case Measure::none:
            return place_unmarked(i);
        }
        return false;
    }

    bool place_unmarked(std::size_t i)
    {
        const RoomPart& part = m_parts[i];
        if (is_last(i))
            return put(m_room, part);
        if (m_building.empty() && m_unit.empty() && m_floor.empty())
            return put(m_building, part);
        if (m_unit.empty() && m_floor.empty())
            return put(m_unit, part);
        return put(m_floor, part);
    }

    bool names_floor_of_last(const RoomPart& part) const
    {
        const auto floor = floor_of_room(encoded(m_parts.back().label));
        return floor && encoded(without_leading_zeros(part.label)) == std::to_string(*floor);
    }

    bool plausible() const
    {
        const bool dashes_only = !m_room_word && !m_marked && m_parts.size() > 1;
        const std::size_t room_digits = digit_count(m_room);
        if (digit_count(m_building) > (m_building.find(U'-') == std::u32string::npos ? 3u : 6u)
            || digit_count(m_unit) > 2)
            return false;
        if (room_digits == 0 || room_digits > 4
            || (!m_room_word && room_digits < (m_parts.size() > 1 ? 2u : 3u)))
            return false;
        if (dashes_only && room_digits < 3)
            return false; // a date, or a range
        const bool area_code = m_building.size() == 3 && m_building[0] == U'0' && m_unit.empty();
        if (dashes_only && area_code)
            return false; // the beginning of a telephone number
        if (m_demand == Demand::nothing)
            return true;
        const bool letter = !m_building.empty() && !all_digits(m_building) && digit_count(m_building) > 0;
        const bool three_parts = m_parts.size() >= 3 && !m_building.empty() && !m_unit.empty();
        const bool building_and_room = !m_building.empty() && m_room_word;
        return (m_marked && room_digits >= 2) || three_parts || building_and_room
            || (letter && m_parts.size() > 1);
    }

    std::vector<RoomPart> m_parts;
    Demand m_demand;
    std::u32string m_building, m_unit, m_floor, m_room;
    bool m_marked = false;    ///< a measure word that only rooms have
    bool m_room_word = false; ///< 室, 房
};

bool may_begin(std::u32string_view text, std::size_t at)
{
    const char32_t before = at > 0 ? text[at - 1] : U' ';
    // 字第…号, 合同编号 and numbers run on.
    return !is_digit(before) && !is_letter(before) && before != U'-' && before != U'.' && before != U'第'
        && before != U'字' && before != U'/' && before != U'#' && before != U'+';
}

bool may_end(std::u32string_view text, std::size_t at)
{
    if (at >= text.size())
        return true;
    const std::u32string_view no_room_goes_on = U"-./%年月日元万亿平楼幢栋座条款项";
    return !is_digit(text[at]) && !is_letter(text[at])
        && no_room_goes_on.find(text[at]) == std::u32string_view::npos;
}

std::optional<Found<Room>> first_room(std::u32string_view text, std::size_t from, Demand demand)
{
    std::vector<std::size_t> origin;
    const std::u32string compact = compacted(text, origin);
    for (std::size_t at = 0; at < compact.size(); ++at) {
        if (origin[at] < from || !may_begin(compact, at))
            continue;
        auto parts = room_parts(compact, at);
        for (; !parts.empty(); parts.pop_back()) {
            if (!may_end(compact, parts.back().end))
                continue;
            const bool repaired
                = std::any_of(parts.begin(), parts.end(), [](const RoomPart& p) { return p.repaired; });
            const std::size_t end = parts.back().end;
            if (const auto room = RoomReader(parts, demand).read())
                return Found<Room>{*room, {origin[at], origin[end - 1] + 1}, repaired};
            break;
        }
    }
    return std::nullopt;
}

/// The one label of a cell whose measure word is missing or one of the given.
std::optional<std::u32string> lone_label(std::u32string_view text, std::initializer_list<Measure> measures)
{
    std::vector<std::size_t> origin;
    const std::u32string compact = compacted(text, origin);
    const auto parts = room_parts(compact, 0);
    if (parts.size() != 1 || parts[0].end != compact.size())
        return std::nullopt;
    const bool fits = parts[0].measure == Measure::none
        || std::find(measures.begin(), measures.end(), parts[0].measure) != measures.end();
    return fits ? std::optional(parts[0].label) : std::nullopt;
}

} // namespace

std::optional<Found<Room>> parse_room(std::u32string_view text)
{
    if (auto sure = first_room(text, 0, Demand::mark))
        return sure;
    return first_room(text, 0, Demand::nothing);
}

std::optional<Found<Room>> find_room(std::u32string_view text, std::size_t from)
{
    return first_room(text, from, Demand::mark);
}

std::optional<std::string> building_value(std::u32string_view text)
{
    std::vector<std::size_t> origin;
    const std::u32string compact = compacted(text, origin);
    const auto parts = room_parts(compact, 0);
    // 9-4 and G3-5幢 are names of one building.
    const bool compound = parts.size() == 2 && parts[1].separated && parts[0].measure == Measure::none
        && parts[1].end == compact.size() && parts[1].label.size() <= 2
        && (parts[1].measure == Measure::none || parts[1].measure == Measure::building);
    if (compound)
        return encoded(parts[0].label + U"-" + parts[1].label);
    const auto label = lone_label(text, {Measure::building, Measure::storey, Measure::number});
    if (!label || digit_count(*label) > 3)
        return std::nullopt;
    return encoded(without_leading_zeros(*label));
}

std::optional<std::string> unit_value(std::u32string_view text)
{
    const auto label = lone_label(text, {Measure::unit});
    if (!label || label->size() > 3)
        return std::nullopt;
    return encoded(without_leading_zeros(*label));
}

std::optional<std::string> floor_value(std::u32string_view text)
{
    const auto label = lone_label(text, {Measure::floor, Measure::storey});
    if (!label || label->size() > 3)
        return std::nullopt;
    return tidy_floor(*label);
}

std::optional<std::string> room_value(std::u32string_view text)
{
    const auto label = lone_label(text, {Measure::room, Measure::number});
    if (!label || digit_count(*label) == 0)
        return std::nullopt;
    return encoded(*label);
}

std::optional<int> floor_of_room(std::string_view room)
{
    const bool below = room.starts_with("-") || (room.size() == 4 && room.starts_with("B"));
    if (below)
        return room.size() > 1 && room[1] >= '0' && room[1] <= '9' ? std::optional(-(room[1] - '0'))
                                                                   : std::nullopt;
    std::string digits;
    for (const char c : room)
        if (c >= '0' && c <= '9')
            digits += c;
        else if (!digits.empty())
            break; // 1201A
    if (digits.size() < 3 || digits.size() > 4)
        return std::nullopt;
    const int floor = std::stoi(digits) / 100;
    return floor > 0 ? std::optional(floor) : std::nullopt;
}

} // namespace strongroom::index
