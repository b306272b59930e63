#include "index/parse.h"

#include <re2/re2.h>

#include "index/lexicon.h"
#include "index/parse_internal.h"
#include "index/text.h"
#include "index/values/codes.h"
#include "index/values/contract_number.h"
#include "index/values/date.h"
#include "index/values/identity.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"
#include "index/values/quantity.h"

namespace strongroom::index {

std::optional<Parsed> matched(const re2::RE2& pattern, std::string_view text)
{
    re2::StringPiece groups[2];
    const re2::StringPiece piece(text.data(), text.size());
    if (!pattern.Match(piece, 0, piece.size(), re2::RE2::UNANCHORED, groups,
            pattern.NumberOfCapturingGroups() > 0 ? 2 : 1))
        return std::nullopt;
    const re2::StringPiece& value = pattern.NumberOfCapturingGroups() > 0 ? groups[1] : groups[0];
    const auto begin = static_cast<std::size_t>(value.data() - text.data());
    return Parsed{ValueKind::text, std::string(value), {begin, begin + value.size()}};
}

namespace {

Text plain(std::string_view text) { return {std::string(text), std::vector<Origin>(text.size())}; }

} // namespace

Parsed up_to_next_label(std::string_view text)
{
    const Lexicon& lexicon = Lexicon::standard();
    std::size_t end = text.size();
    for (std::size_t at = 3; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            continue;
        if (const auto hit = lexicon.longest(text, at); hit && length(text.substr(at, hit->size)) >= 3
            && !hit->weak && (at + hit->size >= text.size() || text[at + hit->size] == ':')) {
            end = at;
            break;
        }
    }
    const Span span = trimmed(plain(text), {0, end});
    return {ValueKind::text, std::string(text.substr(span.begin, span.size())), span};
}

ValueKind kind_of(ValueType type)
{
    switch (type) {
    case ValueType::money:
    case ValueType::money_cn:
        return ValueKind::money;
    case ValueType::area:
        return ValueKind::area;
    case ValueType::date:
        return ValueKind::date;
    case ValueType::ratio:
        return ValueKind::ratio;
    case ValueType::number:
        return ValueKind::number;
    case ValueType::code:
        return ValueKind::code;
    default:
        return ValueKind::text;
    }
}

std::optional<Parsed> parsed(ValueType type, std::string_view text, std::string_view field)
{
    const Bytes bytes(text);
    const std::u32string_view chars = bytes.chars();
    switch (type) {
    case ValueType::text:
        return plain_words(text, field);
    case ValueType::contract_no:
        return contract_number(text);
    case ValueType::template_code:
        if (const auto code = find_template_code(chars))
            return Parsed{ValueKind::text, code->value, bytes(code->span)};
        return std::nullopt;
    case ValueType::number_text:
    case ValueType::postcode:
        return number_text(text);
    case ValueType::permit:
        return permit(text);
    case ValueType::company:
        return company(text);
    case ValueType::person:
        return person(text);
    case ValueType::bank:
        return bank(text);
    case ValueType::phone:
        return phone(chars, bytes);
    case ValueType::date:
        if (const auto date = find_date(chars))
            return Parsed{ValueKind::date, iso(date->value.date), bytes(date->span), date->repaired,
                date->repaired ? 0.8 : 1.0};
        return std::nullopt;
    case ValueType::code:
        if (const auto code = field == "payment_method" ? way_of_payment(chars) : chosen_code(field, chars)) {
            Parsed named{field == "pricing_mode" ? ValueKind::number : ValueKind::code, code->value,
                bytes(code->span)};
            // Beside a lost tick of 男 there is still a 女: only a word alone is sure.
            named.repaired = field == "sex" && chars.size() > code->span.size();
            return named;
        }
        return std::nullopt;
    case ValueType::id_no:
        if (const auto id = find_id_number(chars))
            return Parsed{ValueKind::text, id->value.number, bytes(id->span), !id->value.repair.empty(),
                id->value.fault == IdFault::none ? 1.0 : 0.7};
        return std::nullopt;
    case ValueType::building:
    case ValueType::unit:
    case ValueType::floor:
    case ValueType::room:
        return room_part(type, chars, bytes);
    case ValueType::place:
        return place_part(chars, bytes, field);
    case ValueType::area:
        if (const auto area = parse_area(chars))
            return Parsed{ValueKind::area, std::to_string(area->value), bytes(area->span), area->repaired,
                area->repaired ? 0.8 : 1.0};
        return std::nullopt;
    case ValueType::money:
        return money(chars, bytes, Surroundings::blank);
    case ValueType::running_money:
        return money(chars, bytes, Surroundings::running_text);
    case ValueType::money_cn:
        return money_in_words(chars, bytes);
    case ValueType::ratio:
        if (const auto ratio = parse_ratio(chars))
            return Parsed{ValueKind::ratio, std::to_string(ratio->value), bytes(ratio->span)};
        return std::nullopt;
    case ValueType::number:
        if (const auto number = find_whole_number(chars))
            return Parsed{ValueKind::number, std::to_string(number->value), bytes(number->span)};
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace strongroom::index
