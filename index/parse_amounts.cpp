#include "index/parse_internal.h"

#include <set>

#include "index/values/codes.h"
#include "index/values/contact.h"
#include "index/values/money.h"
#include "index/values/numerals.h"
#include "index/values/room.h"

namespace strongroom::index {
namespace {

/// Digits or words, whichever comes first; a grid of printed units ("5万2千0百") holds digits, but is words.
/// A printed grid of units with zeros written in ("零千零百肆拾陆万零千…") or cells left open ("千壹百…")
/// without the cells that hold nothing; spans of the result are found back through `kept`.
std::u32string without_empty_cells(std::u32string_view chars, std::vector<std::size_t>& kept)
{
    const auto is_unit = [](char32_t c) {
        return std::u32string_view(U"亿千百拾仟佰").find(c) != std::u32string_view::npos;
    };
    const auto is_zero
        = [](char32_t c) { return std::u32string_view(U"零〇0×/⊗-").find(c) != std::u32string_view::npos; };
    const auto is_numeral = [](char32_t c) { return digit_value(c).has_value(); };
    std::u32string result;
    for (std::size_t i = 0; i < chars.size(); ++i) {
        const bool zero_cell = is_zero(chars[i]) && i + 1 < chars.size() && is_unit(chars[i + 1])
            && (i == 0 || !is_digit(chars[i - 1]));
        if (zero_cell) {
            ++i;
            continue;
        }
        if (is_unit(chars[i]) && (result.empty() || !is_numeral(result.back())) && !(chars[i] == U'亿'))
            continue;
        result += chars[i];
        kept.push_back(i);
    }
    return result;
}

} // namespace

std::optional<Parsed> money(std::u32string_view chars, const Bytes& bytes, Surroundings where)
{
    auto digits = where == Surroundings::blank ? parse_amount(chars) : find_amount(chars);
    if (digits && digits->written != Written::digits)
        digits.reset(); // the words are read below
    auto words = find_capital_amount(chars);
    std::vector<std::size_t> kept;
    const std::u32string filled = without_empty_cells(chars, kept);
    if (filled.size() < chars.size())
        if (auto grid = find_capital_amount(filled)) {
            grid->span = {kept[grid->span.begin], kept[grid->span.end - 1] + 1};
            // The empty cells before the first filled one belong to the grid.
            while (grid->span.begin > 0
                && std::u32string_view(U"零〇0×/⊗-亿千百拾仟佰").find(chars[grid->span.begin - 1])
                    != std::u32string_view::npos)
                --grid->span.begin;
            if (!words || grid->span.size() > words->span.size())
                words = grid;
        }
    const bool in_words = words
        && (!digits || words->span.begin < digits->span.begin
            || (words->span.begin == digits->span.begin && words->span.end > digits->span.end));
    const auto& amount = in_words ? words : digits;
    if (!amount)
        return std::nullopt;
    return Parsed{ValueKind::money, std::to_string(amount->fen), bytes(amount->span), amount->repaired,
        amount->repaired ? 0.8 : 1.0};
}

std::optional<Parsed> money_in_words(std::u32string_view chars, const Bytes& bytes)
{
    const auto words = find_capital_amount(chars);
    if (!words)
        return std::nullopt;
    return Parsed{ValueKind::money, std::to_string(words->fen), bytes(words->span), words->repaired,
        words->repaired ? 0.8 : 1.0};
}

std::optional<Parsed> place_part(std::u32string_view chars, const Bytes& bytes, std::string_view field)
{
    auto room = parse_room(chars);
    if (!room || room->value.building.empty())
        room = find_room(chars);
    if (!room)
        return std::nullopt;
    const Room& found = room->value;
    const std::string& value = field == "building_no" ? found.building
        : field == "unit_no"                          ? found.unit
        : field == "floor_no"                         ? found.floor
                                                      : found.room;
    if (value.empty())
        return std::nullopt;
    return Parsed{ValueKind::text, value, bytes(room->span)};
}

namespace {

std::optional<Parsed> whole(std::optional<std::string> value, const Bytes& bytes, std::u32string_view chars)
{
    if (!value || value->empty())
        return std::nullopt;
    return Parsed{ValueKind::text, *value, bytes({0, chars.size()})};
}

} // namespace

std::optional<Parsed> room_part(ValueType type, std::u32string_view chars, const Bytes& bytes)
{
    if (const auto room = parse_room(chars);
        room && !room->value.building.empty() && !room->value.room.empty())
        return place_part(chars, bytes,
            type == ValueType::building    ? "building_no"
                : type == ValueType::unit  ? "unit_no"
                : type == ValueType::floor ? "floor_no"
                                           : "room_no");
    switch (type) {
    case ValueType::building:
        return whole(building_value(chars), bytes, chars);
    case ValueType::unit:
        return whole(unit_value(chars), bytes, chars);
    case ValueType::floor:
        return whole(floor_value(chars), bytes, chars);
    default:
        return whole(room_value(chars), bytes, chars);
    }
}

std::optional<Parsed> phone(std::u32string_view chars, const Bytes& bytes)
{
    const auto found = parse_phone(chars);
    if (!found)
        return std::nullopt;
    std::string digits;
    for (const char c : found->value.number)
        if (c >= '0' && c <= '9')
            digits += c;
    return Parsed{ValueKind::text, digits, bytes(found->span), found->repaired, found->repaired ? 0.8 : 1.0};
}

std::optional<Found<std::string>> way_of_payment(std::u32string_view chars)
{
    if (auto chosen = payment_method(chars); chosen && chosen->value != "other")
        return chosen;
    std::optional<Found<std::string>> general, other, telling;
    std::set<std::string> codes;
    for (const CodeMention& mention : code_mentions("payment_method", chars)) {
        if (mention.tick == Tick::struck)
            continue;
        Found<std::string> found{mention.code, mention.span};
        if (mention.code == "other")
            other = other ? other : std::optional(found);
        else if (mention.general)
            general = general ? general : std::optional(found);
        else {
            codes.insert(mention.code);
            telling = telling ? telling : std::optional(found);
        }
    }
    // A printed list of all ways tells nothing.
    if (codes.size() >= 3)
        return std::nullopt;
    return telling ? telling : general ? general : other;
}

} // namespace strongroom::index
