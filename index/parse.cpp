#include "index/parse.h"

#include <algorithm>
#include <set>

#include <re2/re2.h>

#include "index/lexicon.h"
#include "index/patterns_internal.h"
#include "index/text.h"
#include "index/ticks.h"
#include "index/values/codes.h"
#include "index/values/contact.h"
#include "index/values/contract_number.h"
#include "index/values/date.h"
#include "index/values/identity.h"
#include "index/values/money.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"
#include "index/values/person_name.h"
#include "index/values/quantity.h"
#include "index/values/room.h"

namespace strongroom::index {
namespace {

/// Spans of the finders count code points; ours count bytes.
class Bytes {
public:
    /// The characters of `text` without the marks of layout, which a value may run across.
    explicit Bytes(std::string_view text)
    {
        std::size_t at = 0;
        for (const char32_t c : decoded(text)) {
            const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (c != U'\n' && c != U'\t') {
                m_chars += c;
                m_spans.push_back({at, at + size});
            }
            at += size;
        }
    }
    std::u32string_view chars() const { return m_chars; }
    Span operator()(Span of_chars) const
    {
        if (of_chars.size() == 0)
            return {0, 0};
        return {m_spans[of_chars.begin].begin, m_spans[of_chars.end - 1].end};
    }

private:
    std::u32string m_chars;
    std::vector<Span> m_spans;
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

/// Where a label begins that follows the name without a mark: "崔海国籍".
std::size_t end_of_name(std::string_view text)
{
    const Lexicon& lexicon = Lexicon::standard();
    for (std::size_t at = 6; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
            if (const auto hit = lexicon.longest(text, at); hit && length(text.substr(at, hit->size)) >= 2)
                return at;
    return text.size();
}

std::optional<Parsed> person(std::string_view text)
{
    static const re2::RE2 run("(?:姓名:?)?([\\p{Han}·]{2,25})");
    const Parsed whole = up_to_next_label(text);
    if (is_company(whole.value))
        return company(text);
    auto found = matched(run, std::string_view(whole.value).substr(0, end_of_name(whole.value)));
    if (!found)
        return std::nullopt;
    // A caller often gives no more than "王先生".
    static const re2::RE2 addressed("^\\p{Han}{1,2}(?:先生|女士|小姐|太太)$");
    if (re2::RE2::FullMatch(found->value, addressed))
        return Parsed{ValueKind::text, found->value,
            {found->span.begin + whole.span.begin, found->span.end + whole.span.begin}, false, 0.9};
    const std::u32string name = cleaned_name(decoded(found->value));
    if (name_fault(name) != NameFault::none)
        return std::nullopt;
    found->value = encoded(name);
    found->quality = has_common_surname(name) ? 1.0 : 0.85;
    found->span.begin += whole.span.begin;
    found->span.end = found->span.begin + found->value.size();
    return found;
}

std::optional<Parsed> bank(std::string_view text)
{
    static const re2::RE2 shape(
        "([\\p{Han}()]{2,30}(?:银行|公积金(?:管理)?中心|信用社|信用合作社)[\\p{Han}]{0,16}?(?:支行|分行|"
        "营业部|营业厅|分理处|管理部|分中心)?)(?:[^\\p{Han}]|$|申请|办理|贷款|按揭)");
    auto found = matched(shape, text);
    if (!found)
        return std::nullopt;
    // "买受人向招商银行": the name begins behind the word that leads to it.
    for (const std::string_view word : {"向", "由", "经", "在", "到"})
        if (const std::size_t at = found->value.rfind(word, found->value.find("银行"));
            at != std::string::npos && at < found->value.find("银行")) {
            found->value.erase(0, at + word.size());
            found->span.begin += at + word.size();
        }
    return found;
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

enum class Surroundings { blank, running_text };

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
    static const re2::RE2 shape("((?:[\\p{Han}]{0,6}[(\\[〔【])?[\\p{Han}]{0,6}[A-Za-z0-9](?:[-A-Za-z0-9()\\["
                                "\\]〔〕/.]|[\\p{Han}]{1,5}[-0-9(第])*号?)");
    auto found = matched(shape, up_to_next_label(text).value);
    if (!found)
        return std::nullopt;
    cut_number(found->value);
    found->span.end = found->span.begin + found->value.size();
    found->value = normal_contract_no(decoded(found->value));
    // Some companies number their contracts as the authorities do their permits; the label decides.
    if (found->value.empty() || (why_no_contract_no(found->value) && !find_permit_no(decoded(found->value))))
        return std::nullopt;
    return found;
}

bool is_a_street(std::string_view name)
{
    for (const std::string_view end : {"路", "街", "大道", "巷", "弄", "市", "区", "县", "号"})
        if (name.ends_with(end) && !name.ends_with("小区") && !name.ends_with("社区"))
            return true;
    return false;
}

/// Words up to the next label; of boxes to tick, the ticked ones. A list of boxes nobody is seen to have
/// ticked is no value.
std::optional<Parsed> plain_words(std::string_view text, std::string_view field)
{
    Parsed all = up_to_next_label(text);
    if (const auto parts = ticked(text); !parts.empty()) {
        all.span = parts.front();
        all.value = text.substr(all.span.begin, all.span.size());
    } else {
        std::size_t options = 0;
        for (const std::string_view mark : {"□", "☐", "】"})
            for (std::size_t at = text.find(mark); at != std::string_view::npos;
                 at = text.find(mark, at + mark.size()))
                ++options;
        if (options >= 2)
            return std::nullopt;
    }
    if (all.value.empty() || (field == "project_name" && is_a_street(all.value)))
        return std::nullopt;
    return all;
}

/// The way of payment a text names first, a telling word before a general one: "3、其他方式:公积金组合贷款"
/// is loan_mix.
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

} // namespace

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
        if (const auto code = field == "payment_method" ? way_of_payment(chars) : chosen_code(field, chars))
            return Parsed{field == "pricing_mode" ? ValueKind::number : ValueKind::code, code->value,
                bytes(code->span)};
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
