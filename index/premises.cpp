#include "index/premises.h"

#include <set>

#include <re2/re2.h>

#include "index/values/normalise.h"
#include "index/values/room.h"

namespace strongroom::index {
namespace {

/// Text without brackets, ticks and gaps, and the way back: "第3【幢】【座】2【单元】1201" reads as
/// "第3幢2单元1201".
struct Plain {
    std::u32string chars;
    std::vector<Span> bytes; ///< of the source, one a character
};

bool is_building_word(char32_t c)
{
    return std::u32string_view(U"幢栋座").find(c) != std::u32string_view::npos;
}

bool is_part_of_a_number(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')
        || std::u32string_view(U"零〇一二三四五六七八九十甲乙丙丁壹贰叁肆伍陆柒捌玖拾").find(c)
        != std::u32string_view::npos;
}

/// Blanks not needed are filled with "/" or "-", and then their measure word counts nothing: "9幢/单元5层" is
/// "9幢5层".
Plain without_fillers(Plain plain)
{
    Plain result;
    for (std::size_t i = 0; i < plain.chars.size(); ++i) {
        const char32_t c = plain.chars[i];
        const char32_t before = result.chars.empty() ? U' ' : result.chars.back();
        const char32_t after = i + 1 < plain.chars.size() ? plain.chars[i + 1] : U' ';
        if ((c == U'/' || c == U'-') && !(is_part_of_a_number(before) && is_part_of_a_number(after)))
            continue;
        if (c == U'单' && after == U'元' && is_building_word(before)) {
            ++i;
            continue;
        }
        result.chars += c;
        result.bytes.push_back(plain.bytes[i]);
    }
    return result;
}

Plain plain(std::string_view text)
{
    Plain result;
    std::size_t at = 0;
    bool tick = false;
    char32_t source_before = U' ';
    for (const char32_t c : decoded(text)) {
        const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        const Span span{at, at + size};
        at += size;
        const bool bracket_before = source_before == U'【' || source_before == U'[';
        source_before = c;
        if (std::u32string_view(U"√✓☑■●").find(c) != std::u32string_view::npos
            || (bracket_before && (c == U'V' || c == U'v'))) {
            tick = true;
            continue;
        }
        if (std::u32string_view(U"【】[]()\t\n\"“”「」□☐○×¥").find(c) != std::u32string_view::npos)
            continue;
        // An open box is often read as 口.
        if (c == U'口')
            continue;
        const bool ticked = tick;
        tick = false;
        const char32_t before = result.chars.empty() ? U' ' : result.chars.back();
        // Of the words offered beside each other ("【幢】【座】", "【单元】【层】") the first one stands for
        // all.
        if (is_building_word(c) && is_building_word(before))
            continue;
        if (c == U'层' && before == U'元' && result.chars.size() >= 2
            && result.chars[result.chars.size() - 2] == U'单') {
            if (ticked) {
                result.chars.resize(result.chars.size() - 2);
                result.bytes.resize(result.bytes.size() - 2);
                result.chars += c;
                result.bytes.push_back(span);
            }
            continue;
        }
        result.chars += c;
        result.bytes.push_back(span);
    }
    return without_fillers(std::move(result));
}

class Places {
public:
    explicit Places(std::span<const ReadPage> pages) : m_pages(pages) { }

    void add(const Room& room, const Text& text, Span bytes, double score, bool guessed = false)
    {
        const auto part = [&](const char* field, const std::string& value) {
            if (value.empty())
                return;
            Candidate candidate;
            candidate.field = field;
            candidate.type = ValueType::place;
            candidate.parsed.value = value;
            candidate.parsed.span = {0, bytes.size()};
            candidate.place = located(text, bytes, m_pages);
            candidate.text = text.part(bytes);
            candidate.flow_at = bytes.begin;
            candidate.parsed.repaired = guessed && candidate.field == "floor_no";
            candidate.score = candidate.parsed.repaired ? 0.4 : score;
            m_found.push_back(std::move(candidate));
        };
        part("building_no", room.building);
        part("unit_no", room.unit);
        part("floor_no", room.floor);
        part("room_no", room.room);
    }

    std::vector<Candidate> found() { return std::move(m_found); }

private:
    std::span<const ReadPage> m_pages;
    std::vector<Candidate> m_found;
};

/// Whether the place named at byte `at` is somebody's address rather than the object of the contract.
bool is_an_address(std::string_view flow, std::size_t at)
{
    const std::size_t line = flow.rfind('\n', at == 0 ? 0 : at - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line;
    const std::string_view before = flow.substr(begin, at - begin);
    for (const std::string_view word :
        {"地址", "住址", "住所", "户籍", "送达", "现住", "居住", "办公", "注册"})
        if (before.find(word) != std::string_view::npos)
            return true;
    return false;
}

double score_in_flow(std::string_view flow, std::size_t at)
{
    const std::size_t begin = at > 120 ? at - 120 : 0;
    const std::string_view before = flow.substr(begin, at - begin);
    for (const std::string_view anchor : {"项目中的", "所购商品房", "该商品房为", "认购", "订购", "预订",
             "购买", "预定", "房号", "坐落", "座落"})
        if (before.find(anchor) != std::string_view::npos)
            return 0.85;
    return 0.5;
}

/// "21【单元】【层】2104号" with neither ticked: the number of the room tells which was meant.
/// Tells whether it is still a guess.
bool settle_unit_or_floor(Room& room, std::string_view written)
{
    const bool both
        = written.find("单元】") != std::string_view::npos && written.find("层】") != std::string_view::npos;
    const bool is_ticked
        = written.find("√") != std::string_view::npos || written.find("✓") != std::string_view::npos;
    if (!both || is_ticked || room.unit.empty() || !room.floor.empty())
        return false;
    if (const auto floor = floor_of_room(room.room); floor && std::to_string(*floor) == room.unit) {
        std::swap(room.unit, room.floor);
        return room.floor == "1" || room.floor == "2" || room.floor == "3";
    }
    return false;
}

/// "11-1-4-402室": four numbers are a building of two (11-1), a unit and a room.
void join_double_building(Found<Room>& room, std::u32string_view chars)
{
    static const re2::RE2 four("([0-9]{1,2}-[0-9]{1,2})-([0-9]{1,2})-([0-9]{3,4})");
    std::string building, unit, number;
    const std::string written = encoded(chars.substr(room.span.begin, room.span.size()));
    if (re2::RE2::PartialMatch(written, four, &building, &unit, &number))
        room.value = {building, unit, "", number};
}

bool concerns_a_place(const Labelled& labelled)
{
    static const std::set<std::string> fields{
        "room_no", "building_no", "location", "intended_room", "recommended_room"};
    for (const int rule : labelled.label.rules)
        if (fields.contains(Lexicon::standard().rules()[static_cast<std::size_t>(rule)].field))
            return true;
    return false;
}

/// Where a building may be named at or after `from`: the first character of "4号楼", "A座", "11-6幢".
std::size_t next_building(std::u32string_view chars, std::size_t from)
{
    for (std::size_t i = from; i < chars.size(); ++i) {
        const bool word = is_building_word(chars[i]) || chars[i] == U'#'
            || (chars[i] == U'号' && i + 1 < chars.size() && chars[i + 1] == U'楼');
        if (!word || i == 0 || !is_part_of_a_number(chars[i - 1]))
            continue;
        std::size_t begin = i;
        while (begin > from && (is_part_of_a_number(chars[begin - 1]) || chars[begin - 1] == U'-'))
            --begin;
        return begin;
    }
    return chars.size();
}

/// The rooms named in running text, one after the other. The name of a project runs into the number of its
/// building ("学府府邸4号楼5单元2304号"), so places with a word for a building are looked at by themselves.
class RoomsInText {
public:
    explicit RoomsInText(std::u32string_view chars) : m_chars(chars), m_anywhere(anywhere(0)) { }

    /// The first at or after `from`, which never goes back.
    std::optional<Found<Room>> next(std::size_t from)
    {
        constexpr std::size_t longest_place = 30;
        // Looked for anew only when it was passed: a search may go through all the text.
        if (m_anywhere && m_anywhere->span.begin < from)
            m_anywhere = anywhere(from);
        for (std::size_t at = next_building(m_chars, from); at < m_chars.size();
             at = next_building(m_chars, at + 1)) {
            if (m_anywhere && m_anywhere->span.begin <= at)
                break;
            std::u32string_view place = m_chars.substr(at, longest_place);
            place = place.substr(0, place.find(U"一套")); // "302室一套": not part of the number
            auto here = find_room(place);
            if (!here || here->span.begin > 1)
                continue;
            here->span = {here->span.begin + at, here->span.end + at};
            return here;
        }
        return m_anywhere;
    }

private:
    /// Piece by piece, as a search prepares all the text it is given.
    std::optional<Found<Room>> anywhere(std::size_t from) const
    {
        constexpr std::size_t piece = 400, overlap = 60, look_back = 8;
        for (std::size_t start = from; start < m_chars.size(); start += piece - overlap) {
            const std::size_t before = std::min(start, look_back);
            auto found = find_room(m_chars.substr(start - before, before + piece), before);
            const bool is_last = start + piece >= m_chars.size();
            if (!found || (!is_last && found->span.begin >= before + piece - overlap))
                continue;
            found->span = {found->span.begin + start - before, found->span.end + start - before};
            return found;
        }
        return std::nullopt;
    }

    std::u32string_view m_chars;
    std::optional<Found<Room>> m_anywhere;
};

/// "位于…小区“幸福印象”5-1601": a place behind the quoted name of the project.
std::optional<Found<Room>> room_behind_name(std::string_view flow, std::size_t& from, Span& bytes)
{
    static const re2::RE2 named("[”\"](?:项目|小区)?([A-Za-z0-9][-A-Za-z0-9#/]{2,12})[,。;)]");
    re2::StringPiece groups[2];
    if (!named.Match({flow.data(), flow.size()}, from, flow.size(), re2::RE2::UNANCHORED, groups, 2))
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(groups[1].data() - flow.data());
    bytes = {begin, begin + groups[1].size()};
    from = bytes.end;
    return parse_room(decoded(flow.substr(bytes.begin, bytes.size())));
}

} // namespace

std::vector<Candidate> premises(
    const Text& flow, const std::vector<Labelled>& labelled, std::span<const ReadPage> pages)
{
    Places places(pages);
    for (const Labelled& label : labelled) {
        if (!concerns_a_place(label) || label.value_text.empty() || label.where == Where::column)
            continue;
        const Plain text = plain(label.value_text.text);
        auto room = parse_room(text.chars);
        if (room)
            join_double_building(*room, text.chars);
        if (room && !room->value.building.empty() && !room->value.room.empty())
            places.add(room->value, label.value_text,
                {text.bytes[room->span.begin].begin, text.bytes[room->span.end - 1].end},
                label.colon ? 0.9 : 0.8);
    }
    const Plain text = plain(flow.text);
    RoomsInText rooms(text.chars);
    for (std::size_t from = 0; from < text.chars.size();) {
        auto room = rooms.next(from);
        if (room)
            join_double_building(*room, text.chars);
        if (!room)
            break;
        from = std::max(room->span.end, from + 1);
        const Span bytes{text.bytes[room->span.begin].begin, text.bytes[room->span.end - 1].end};
        if (room->value.building.empty() || room->value.room.empty() || is_an_address(flow.text, bytes.begin))
            continue;
        const bool guessed = settle_unit_or_floor(
            room->value, std::string_view(flow.text).substr(bytes.begin, bytes.size()));
        places.add(room->value, flow, bytes, score_in_flow(flow.text, bytes.begin), guessed);
    }
    Span bytes;
    for (std::size_t from = 0;;) {
        const std::size_t before = from;
        const auto room = room_behind_name(flow.text, from, bytes);
        if (room && !room->value.building.empty() && !room->value.room.empty())
            places.add(room->value, flow, bytes, 0.7);
        if (from == before)
            break;
    }
    return places.found();
}

} // namespace strongroom::index
