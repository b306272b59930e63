#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "index/filter_internal.h"
#include "index/rules/rules.h"
#include "index/terms.h"
#include "index/values/normalise.h"
#include "index/values/room.h"

namespace strongroom::index {
namespace {

using Field = Filter::Field;

struct FieldName {
    std::string_view name;
    Field field;
};

constexpr std::array<FieldName, 47> field_names{{
    {"building", Field::building},
    {"楼座", Field::building},
    {"楼号", Field::building},
    {"幢", Field::building},
    {"栋", Field::building},
    {"楼栋", Field::building},
    {"unit", Field::unit},
    {"单元", Field::unit},
    {"floor", Field::floor},
    {"楼层", Field::floor},
    {"层", Field::floor},
    {"room", Field::room},
    {"房号", Field::room},
    {"室", Field::room},
    {"kind", Field::kind},
    {"type", Field::kind},
    {"种类", Field::kind},
    {"类型", Field::kind},
    {"status", Field::state},
    {"state", Field::state},
    {"状态", Field::state},
    {"pay", Field::pay},
    {"payment", Field::pay},
    {"付款", Field::pay},
    {"付款方式", Field::pay},
    {"交款方式", Field::pay},
    {"project", Field::project},
    {"项目", Field::project},
    {"楼盘", Field::project},
    {"小区", Field::project},
    {"buyer", Field::buyer},
    {"买受人", Field::buyer},
    {"买方", Field::buyer},
    {"购房人", Field::buyer},
    {"客户", Field::buyer},
    {"contract", Field::contract},
    {"合同", Field::contract},
    {"合同号", Field::contract},
    {"合同编号", Field::contract},
    {"amount", Field::amount},
    {"price", Field::amount},
    {"金额", Field::amount},
    {"总价", Field::amount},
    {"signed", Field::signed_on},
    {"签订", Field::signed_on},
    {"签约", Field::signed_on},
    {"签订日期", Field::signed_on},
}};

struct StateName {
    std::string_view code, label;
};
// DOMAIN 5.3
constexpr std::array<StateName, 13> state_names{{{"RECEIVED", "已收"}, {"SCANNED", "已扫描"},
    {"QC_PASSED", "已质检"}, {"RECOGNISED", "已识别"}, {"VERIFIED", "已复核"}, {"REGISTERED", "已备案"},
    {"FILED", "已归档"}, {"LENT", "借出"}, {"TRANSFERRED", "已移交"}, {"DUE", "到期"}, {"MISSING", "缺失"},
    {"ON_HOLD", "冻结"}, {"DESTROYED", "已销毁"}}};

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// Codes of `list` ({"code": ["name", …]}) whose code is `value` or one of whose names it is, or is part of.
std::vector<std::string> codes_called(const nlohmann::json& list, const std::string& value)
{
    std::vector<std::string> exact, part;
    for (const auto& [code, names] : list.items()) {
        bool is = significant(code) == value, holds = false;
        for (const auto& name : names) {
            const std::string known = significant(name.get<std::string>());
            is = is || known == value;
            holds = holds || contains(known, value);
        }
        if (is)
            exact.push_back(code);
        else if (holds)
            part.push_back(code);
    }
    return exact.empty() ? part : exact;
}

nlohmann::json kinds_and_titles()
{
    nlohmann::json titles = nlohmann::json::object();
    const nlohmann::json kinds = nlohmann::json::parse(rule_file("kinds.json"), nullptr, false);
    if (!kinds.is_discarded())
        for (const nlohmann::json& kind : kinds)
            titles[kind.value("kind", "other")] = kind.value("titles", std::vector<std::string>());
    titles["other"].push_back("其他");
    return titles;
}

std::vector<std::string> matching_codes(Field field, const std::string& value)
{
    if (field == Field::kind) {
        static const nlohmann::json titles = kinds_and_titles();
        return codes_called(titles, value);
    }
    if (field == Field::pay) {
        static const nlohmann::json codes
            = nlohmann::json::parse(rule_file("codes.json")).at("payment_method");
        return codes_called(codes, value);
    }
    std::vector<std::string> codes;
    for (const StateName& state : state_names)
        if (significant(state.code) == value || contains(significant(state.label), value))
            codes.emplace_back(state.code);
    return codes;
}

std::optional<std::string> place_value(Field field, const std::string& value)
{
    const std::u32string text = normalised(value).chars;
    switch (field) {
    case Field::building:
        return building_value(text);
    case Field::unit:
        return unit_value(text);
    case Field::floor:
        return floor_value(text);
    default:
        return room_value(text);
    }
}

/// "1,000,000", "100万", "1.5亿元" in fen.
std::optional<std::int64_t> fen(std::string text)
{
    double unit = 100;
    const auto cut = [&](std::string_view end, double factor) {
        if (text.ends_with(end)) {
            text.resize(text.size() - end.size());
            unit *= factor;
        }
    };
    cut("元", 1);
    cut("万", 1e4);
    cut("亿", 1e8);
    std::erase(text, ',');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0 || value > 1e13)
        return std::nullopt;
    return std::llround(value * unit);
}

struct Days {
    std::string first, last;
};

/// The numbers of a date as written; none where anything else stands in it.
std::vector<int> date_numbers(const std::string& text)
{
    std::vector<int> numbers;
    bool going_on = false;
    for (const char32_t c : normalised(text).chars) {
        if (!is_digit(c) && std::u32string_view(U"-/.年月日").find(c) == std::u32string_view::npos)
            return {};
        if (is_digit(c) && !going_on)
            numbers.push_back(0);
        going_on = is_digit(c);
        if (going_on && numbers.back() < 10'000)
            numbers.back() = numbers.back() * 10 + static_cast<int>(c - U'0');
    }
    return numbers;
}

/// A year, month or day ("2007", "2007-4", "2007年4月2日") as its first and last day.
std::optional<Days> days(const std::string& text)
{
    const std::vector<int> numbers = date_numbers(text);
    const auto part = [&](std::size_t place, int otherwise) {
        return numbers.size() > place ? numbers[place] : otherwise;
    };
    const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
    if (numbers.empty() || numbers.size() > 3 || !within(numbers[0], 1900, 2999) || !within(part(1, 1), 1, 12)
        || !within(part(2, 1), 1, 31))
        return std::nullopt;
    const auto iso = [&](int month, int day) {
        std::array<char, 40> written{};
        std::snprintf(written.data(), written.size(), "%04d-%02d-%02d", numbers[0], month, day);
        return std::string(written.data());
    };
    // Compared as text, so a 31st that a month does not have does no harm.
    return Days{iso(part(1, 1), part(2, 1)), iso(part(1, 12), part(2, 31))};
}

/// The comparison a value begins with, and the rest.
struct Compared {
    enum class How { equal, more, at_least, less, at_most, between } how = How::equal;
    std::string one, other;
};

Compared compared(const std::string& value)
{
    using How = Compared::How;
    constexpr std::array<std::pair<std::string_view, How>, 7> signs{
        {{">=", How::at_least}, {"<=", How::at_most}, {"≥", How::at_least}, {"≤", How::at_most},
            {">", How::more}, {"<", How::less}, {"=", How::equal}}};
    for (const auto& [sign, how] : signs)
        if (value.starts_with(sign))
            return {how, value.substr(sign.size()), {}};
    for (const std::string_view range : {"..", "~"})
        if (const std::size_t place = value.find(range); place != std::string::npos)
            return {How::between, value.substr(0, place), value.substr(place + range.size())};
    return {How::equal, value, {}};
}

std::optional<Filter> amount_filter(Filter filter, const Compared& asked)
{
    using How = Compared::How;
    const auto one = fen(asked.one), other = fen(asked.other);
    const bool open_range = asked.how == How::between && (one || other) && (one || asked.one.empty())
        && (other || asked.other.empty());
    if (!one && !open_range)
        return std::nullopt;
    switch (asked.how) {
    case How::equal:
        filter.least = filter.most = one;
        break;
    case How::more:
        filter.least = *one + 1;
        break;
    case How::at_least:
        filter.least = one;
        break;
    case How::less:
        filter.most = *one - 1;
        break;
    case How::at_most:
        filter.most = one;
        break;
    case How::between:
        if (!open_range)
            return std::nullopt;
        filter.least = one;
        filter.most = other;
        break;
    }
    return filter;
}

std::optional<Filter> date_filter(Filter filter, const Compared& asked)
{
    using How = Compared::How;
    const auto one = days(asked.one), other = days(asked.other);
    if (asked.how == How::between) {
        const bool both = (one || asked.one.empty()) && (other || asked.other.empty()) && (one || other);
        if (!both)
            return std::nullopt;
        filter.first = one ? one->first : "";
        filter.last = other ? other->last : "";
        return filter;
    }
    if (!one)
        return std::nullopt;
    // As text: '~' sorts behind every digit, so this is just after the last day, or just before the first.
    if (asked.how == How::equal || asked.how == How::at_least)
        filter.first = one->first;
    if (asked.how == How::equal || asked.how == How::at_most)
        filter.last = one->last;
    if (asked.how == How::more)
        filter.first = one->last + "~";
    if (asked.how == How::less)
        filter.last
            = one->first.substr(0, one->first.size() - 1) + static_cast<char>(one->first.back() - 1) + "~";
    return filter;
}

} // namespace

std::optional<NamedValue> named_value(std::string_view word)
{
    for (const std::string_view colon : {":", "：", ">", "<", "＞", "＜", "≥", "≤"}) {
        const std::size_t place = word.find(colon);
        if (place == std::string_view::npos || place == 0)
            continue;
        std::string name;
        for (const char c : word.substr(0, place))
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const auto found = std::find_if(
            field_names.begin(), field_names.end(), [&](const FieldName& f) { return f.name == name; });
        if (found == field_names.end())
            continue;
        const bool is_colon = colon == ":" || colon == "：";
        const bool compares = found->field == Field::amount || found->field == Field::signed_on;
        if (is_colon || compares)
            return NamedValue{
                found->field, std::string(word.substr(is_colon ? place + colon.size() : place))};
    }
    return std::nullopt;
}

std::optional<Filter> understood(const NamedValue& named)
{
    Filter filter;
    filter.field = named.field;
    const std::string value = significant(named.value);
    switch (named.field) {
    case Field::amount:
    case Field::signed_on: {
        const Compared asked = compared(encoded(without_spaces(normalised(named.value).chars)));
        return named.field == Field::amount ? amount_filter(filter, asked) : date_filter(filter, asked);
    }
    case Field::kind:
    case Field::state:
    case Field::pay:
        if (!value.empty())
            filter.values = matching_codes(named.field, value);
        break;
    case Field::project:
    case Field::buyer:
    case Field::contract:
        if (!value.empty())
            filter.values = {value};
        break;
    case Field::building:
    case Field::unit:
    case Field::floor:
    case Field::room:
        if (const auto place = place_value(named.field, named.value))
            filter.values = {significant(*place)};
        break;
    }
    return filter.values.empty() ? std::nullopt : std::optional(filter);
}

std::vector<Filter> room_filters(std::string_view word)
{
    const std::u32string text = normalised(word).chars;
    const auto found = parse_room(text);
    if (!found || found->value.room.empty() || found->value.building.empty())
        return {};
    std::vector<Filter> filters;
    const auto want = [&](Field field, const std::string& value) {
        if (value.empty())
            return;
        Filter filter;
        filter.field = field;
        filter.values = {significant(value)};
        filters.push_back(filter);
    };
    want(Field::building, found->value.building);
    want(Field::unit, found->value.unit);
    want(Field::floor, found->value.floor);
    want(Field::room, found->value.room);
    return filters;
}

} // namespace strongroom::index
