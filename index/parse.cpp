#include "index/parse.h"

#include <algorithm>

#include <re2/re2.h>

#include "index/codes.h"
#include "index/lexicon.h"
#include "index/patterns_internal.h"
#include "index/text.h"
#include "index/ticks.h"
#include "index/values/date.h"
#include "index/values/identity.h"
#include "index/values/money.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"
#include "index/values/quantity.h"
#include "index/values/room.h"

namespace strongroom::index {
namespace {

/// Spans of the finders count code points; ours count bytes.
class Bytes {
public:
    explicit Bytes(std::u32string_view chars)
    {
        for (const char32_t c : chars) {
            m_at.push_back(m_size);
            m_size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        m_at.push_back(m_size);
    }
    Span operator()(Span chars) const { return {m_at[chars.begin], m_at[chars.end]}; }

private:
    std::vector<std::size_t> m_at;
    std::size_t m_size = 0;
};

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

Text plain(std::string_view text) { return {std::string(text), std::vector<Origin>(text.size())}; }

/// The text up to where another label begins, without marks at its ends.
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

bool is_company(std::string_view name)
{
    for (const std::string_view word :
        {"公司", "集团", "厂", "中心", "商行", "事务所", "合作社", "学校", "医院", "银行", "企业"})
        if (name.find(word) != std::string_view::npos)
            return true;
    return false;
}

std::optional<Parsed> company(std::string_view text)
{
    static const re2::RE2 shape(
        "([\\p{Han}A-Za-z0-9()·]{2,40}(?:公司|集团|厂|中心|银行|商行|事务所|合作社|局|院|学校))");
    if (auto found = matched(shape, text))
        return found;
    Parsed all = up_to_next_label(text);
    if (length(all.value) < 4 || length(all.value) > 40)
        return std::nullopt;
    all.quality = 0.6;
    return all;
}

std::optional<Parsed> person(std::string_view text)
{
    static const re2::RE2 run("(?:姓名:?)?([\\p{Han}·]{2,25})");
    const Parsed whole = up_to_next_label(text);
    if (is_company(whole.value))
        return company(text);
    auto found = matched(run, whole.value);
    if (!found)
        return std::nullopt;
    for (const std::string_view title : {"先生", "女士", "小姐", "同志", "签字", "签章", "盖章", "签名"})
        if (const std::size_t at = found->value.find(title); at != std::string::npos && at > 0)
            found->value.resize(at);
    const std::size_t count = length(found->value);
    if (count < 2 || (count > 4 && found->value.find("·") == std::string::npos))
        return std::nullopt;
    found->span.begin += whole.span.begin;
    found->span.end = found->span.begin + found->value.size();
    return found;
}

std::optional<Parsed> bank(std::string_view text)
{
    static const re2::RE2 shape(
        "([\\p{Han}()]{2,30}(?:银行|公积金(?:管理)?中心|信用社|信用合作社)[\\p{Han}]{0,16}?(?:支行|分行|"
        "营业部|营业厅|分理处|管理部|分中心)?)(?:[^\\p{Han}]|$|申请|办理|贷款|按揭)");
    return matched(shape, text);
}

/// A number with letters and dashes as found on permits, receipts, accounts.
std::optional<Parsed> number_text(std::string_view text)
{
    static const re2::RE2 shape("([\\p{Han}]{0,8}[(\\[【〔]?[A-Za-z0-9][-A-Za-z0-9()\\[\\]〔〕/字第号.·]*)");
    auto found = matched(shape, text);
    if (found && std::none_of(found->value.begin(), found->value.end(), [](char c) {
            return c >= '0' && c <= '9';
        }))
        return std::nullopt;
    return found;
}

std::optional<Parsed> permit(std::string_view text)
{
    static const re2::RE2 shape("(" + value_patterns().at("permit") + ")");
    const Parsed whole = up_to_next_label(text);
    auto found = matched(shape, whole.value);
    if (!found || std::none_of(found->value.begin(), found->value.end(), [](char c) {
            return c >= '0' && c <= '9';
        }))
        return std::nullopt;
    found->span.begin += whole.span.begin;
    found->span.end += whole.span.begin;
    return found;
}

/// Digits or words, whichever comes first; a grid of printed units ("5万2千0百") holds digits, but is words.
enum class Surroundings { blank, running_text };

std::optional<Parsed> money(std::u32string_view chars, const Bytes& bytes, Surroundings where)
{
    const auto digits = where == Surroundings::blank ? parse_amount(chars) : find_amount(chars);
    const auto words = find_capital_amount(chars);
    const bool in_words = words && (!digits || words->span.begin < digits->span.begin
        || (words->span.begin == digits->span.begin && words->span.end > digits->span.end));
    const auto& amount = in_words ? words : digits;
    if (!amount)
        return std::nullopt;
    return Parsed {ValueKind::money, std::to_string(amount->fen), bytes(amount->span), amount->repaired ? 0.8 : 1.0};
}

std::optional<Parsed> money_in_words(std::u32string_view chars, const Bytes& bytes)
{
    const auto words = find_capital_amount(chars);
    if (!words)
        return std::nullopt;
    return Parsed {ValueKind::money, std::to_string(words->fen), bytes(words->span), words->repaired ? 0.8 : 1.0};
}

} // namespace

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

namespace {

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

std::optional<Parsed> whole(std::optional<std::string> value, const Bytes& bytes, std::u32string_view chars)
{
    if (!value || value->empty())
        return std::nullopt;
    return Parsed{ValueKind::text, *value, bytes({0, chars.size()})};
}

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

} // namespace

namespace {

std::optional<Parsed> phone(std::string_view text)
{
    static const re2::RE2 shape("((?:\\+?86-?)?1[3-9][0-9][- ]?[0-9]{4}[- "
                                "]?[0-9]{4}|(?:\\(0[0-9]{2,3}\\)|0[0-9]{2,3}-?)?[2-9][0-9]{6,7}|[48]00-?[0-9]"
                                "{3}-?[0-9]{4})(?:[^0-9]|$)");
    auto found = matched(shape, text);
    if (!found)
        return std::nullopt;
    if (const std::size_t mobile = found->value.find_first_of('1');
        found->value.find_first_of("(0") > mobile) {
        std::string digits;
        for (const char c : found->value)
            if (c >= '0' && c <= '9')
                digits += c;
        found->value = digits.size() > 11 ? digits.substr(digits.size() - 11) : digits;
    }
    return found;
}

/// Without a closing bracket that nothing opens, and without words at the end ("0412(以下简称" is 0412).
void cut_number(std::string& number)
{
    int open = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        open += number[i] == '(' ? 1 : number[i] == ')' ? -1 : 0;
        if (open < 0) {
            number.resize(i);
            return;
        }
    }
    while (open > 0) {
        const std::size_t last = number.rfind('(');
        number.resize(last);
        --open;
    }
}

std::optional<Parsed> contract_number(std::string_view text)
{
    static const re2::RE2 shape("((?:[\\p{Han}]{0,6}[(\\[〔【])?[\\p{Han}]{0,6}[A-Za-z0-9](?:[-A-Za-z0-9()\\[\\]〔〕/.]|[\\p{Han}]{1,5}[-0-9(第])*号?)");
    static const re2::RE2 other("GF-?[0-9]{4}|BF-?20|B[TI]-?XS|OA-|受控");
    auto found = matched(shape, up_to_next_label(text).value);
    if (!found || re2::RE2::PartialMatch(found->value, other))
        return std::nullopt;
    cut_number(found->value);
    const auto digits = std::count_if(found->value.begin(), found->value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits < 3)
        return std::nullopt;
    found->span.end = found->span.begin + found->value.size();
    for (char& c : found->value)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c == '[' ? '(' : c == ']' ? ')' : c;
    return found;
}

} // namespace

std::optional<Parsed> parsed(ValueType type, std::string_view text, std::string_view field)
{
    const std::u32string chars = decoded(text);
    const Bytes bytes(chars);
    switch (type) {
    case ValueType::text: {
        Parsed all = up_to_next_label(text);
        if (const auto parts = ticked(text); !parts.empty()) {
            all.span = parts.front();
            all.value = text.substr(all.span.begin, all.span.size());
        }
        return all.value.empty() ? std::nullopt : std::optional(all);
    }
    case ValueType::contract_no:
        return contract_number(text);
    case ValueType::template_code: {
        static const re2::RE2 shape("GF[-—一]*(2000|2014)[-—一]*(017[12])");
        std::string year, number;
        if (!re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), shape, &year, &number))
            return std::nullopt;
        return Parsed{ValueKind::text, "GF-" + year + "-" + number, {0, text.size()}};
    }
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
        return phone(text);
    case ValueType::date:
        if (const auto date = find_date(chars))
            return Parsed{
                ValueKind::date, iso(date->value.date), bytes(date->span), date->repaired ? 0.8 : 1.0};
        return std::nullopt;
    case ValueType::code:
        if (const auto named = named_code(field, text))
            return Parsed{ValueKind::code, named->code, named->span};
        return std::nullopt;
    case ValueType::id_no:
        if (const auto id = find_id_number(chars))
            return Parsed{ValueKind::text, id->value.number, bytes(id->span),
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
            return Parsed{
                ValueKind::area, std::to_string(area->value), bytes(area->span), area->repaired ? 0.8 : 1.0};
        return std::nullopt;
    case ValueType::money:
        return money(chars, bytes, Surroundings::blank);
    case ValueType::running_money: return money(chars, bytes, Surroundings::running_text);
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
