#include "index/premises.h"

#include <set>

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
        if (std::u32string_view(U"√✓☑").find(c) != std::u32string_view::npos
            || (bracket_before && (c == U'V' || c == U'v'))) {
            tick = true;
            continue;
        }
        if (std::u32string_view(U"【】[]()\t\"“”「」").find(c) != std::u32string_view::npos)
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
    return result;
}

class Places {
public:
    explicit Places(std::span<const ReadPage> pages) : m_pages(pages) { }

    void add(const Room& room, const Text& text, Span bytes, double score)
    {
        const auto part = [&](const char* field, const std::string& value) {
            if (value.empty())
                return;
            m_found.push_back({field, 0, ValueType::place, {ValueKind::text, value, {0, bytes.size()}},
                located(text, bytes, m_pages), text.part(bytes), bytes.begin, score});
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
void settle_unit_or_floor(Room& room, std::string_view written)
{
    const bool both
        = written.find("单元】") != std::string_view::npos && written.find("层】") != std::string_view::npos;
    const bool is_ticked
        = written.find("√") != std::string_view::npos || written.find("✓") != std::string_view::npos;
    if (!both || is_ticked || room.unit.empty() || !room.floor.empty())
        return;
    if (const auto floor = floor_of_room(room.room); floor && std::to_string(*floor) == room.unit)
        std::swap(room.unit, room.floor);
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

} // namespace

std::vector<Candidate> premises(
    const Text& flow, const std::vector<Labelled>& labelled, std::span<const ReadPage> pages)
{
    Places places(pages);
    for (const Labelled& label : labelled) {
        if (!concerns_a_place(label) || label.value_text.empty() || label.where == Where::column)
            continue;
        const Plain text = plain(label.value_text.text);
        const auto room = parse_room(text.chars);
        if (room && !room->value.building.empty() && !room->value.room.empty())
            places.add(room->value, label.value_text,
                {text.bytes[room->span.begin].begin, text.bytes[room->span.end - 1].end},
                label.colon ? 0.9 : 0.8);
    }
    const Plain text = plain(flow.text);
    for (std::size_t from = 0; from < text.chars.size();) {
        auto room = find_room(text.chars, from);
        if (!room)
            break;
        from = std::max(room->span.end, from + 1);
        const Span bytes{text.bytes[room->span.begin].begin, text.bytes[room->span.end - 1].end};
        if (room->value.building.empty() || room->value.room.empty() || is_an_address(flow.text, bytes.begin))
            continue;
        settle_unit_or_floor(room->value, std::string_view(flow.text).substr(bytes.begin, bytes.size()));
        places.add(room->value, flow, bytes, score_in_flow(flow.text, bytes.begin));
    }
    return places.found();
}

} // namespace strongroom::index
