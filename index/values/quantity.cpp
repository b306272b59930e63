#include "index/values/quantity.h"

#include <array>
#include <utility>

#include "index/values/decimal_internal.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

constexpr std::int64_t most_area = 10'000'000; // 100,000 m²
constexpr std::int64_t most_ratio = 100'000;   // 1,000 %

std::size_t skip_spaces(std::u32string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == U' ' || text[at] == U'_'))
        ++at;
    return at;
}

bool begins_number(std::u32string_view text, std::size_t at)
{
    return is_digit(text[at])
        && (at == 0
            || (!is_digit(text[at - 1]) && text[at - 1] != U'.' && text[at - 1] != U'-'
                && !is_letter(text[at - 1])));
}

/// The end of a unit of area at `at`; the second says that it was misread.
std::optional<std::pair<std::size_t, bool>> area_unit(std::u32string_view text, std::size_t at)
{
    constexpr std::array<std::u32string_view, 8> units
        = {U"平方米", U"平万米", U"平方", U"平米", U"m2", U"M2", U"m^2", U"平"};
    constexpr std::array<std::u32string_view, 6> misread = {U"mz", U"m'", U"nr", U"m?", U"rn2", U"n2"};
    const std::u32string_view rest = text.substr(at);
    for (const auto unit : units)
        if (rest.starts_with(unit))
            return std::pair{at + unit.size(), unit == U"平万米"};
    for (const auto unit : misread) {
        const std::size_t end = at + unit.size();
        if (rest.starts_with(unit) && (end == text.size() || !is_letter(text[end])))
            return std::pair{end, true};
    }
    return std::nullopt;
}

enum class Unit { needed, optional };

std::optional<Found<std::int64_t>> area_at(std::u32string_view text, std::size_t at, Unit unit)
{
    const auto number = plain_decimal(text, at, 2);
    if (!number || number->scaled <= 0 || number->scaled >= most_area)
        return std::nullopt;
    const auto end = area_unit(text, skip_spaces(text, number->span.end));
    // 亩, 元, 号 behind it make it something else.
    const std::size_t next = skip_spaces(text, number->span.end);
    const bool other = next < text.size()
        && std::u32string_view(U"元万亩号年月日层幢栋室%-/").find(text[next]) != std::u32string_view::npos;
    if (!end && (unit == Unit::needed || other))
        return std::nullopt;
    return Found<std::int64_t>{
        number->scaled, {at, end ? end->first : number->span.end}, number->repaired || (end && end->second)};
}

std::optional<Found<std::int64_t>> first_area(std::u32string_view text, std::size_t from, Unit unit)
{
    for (std::size_t at = from; at < text.size(); ++at)
        if (begins_number(text, at))
            if (auto area = area_at(text, at, unit))
                return area;
    return std::nullopt;
}

/// `scaled` parts of 1/10^4 with the value of one being `points` basis points.
std::optional<int> basis_points(std::int64_t scaled, std::int64_t points)
{
    const std::int64_t product = scaled * points;
    if (product % 10'000 != 0 || product / 10'000 > most_ratio)
        return std::nullopt;
    return static_cast<int>(product / 10'000);
}

/// A number at `at`, Arabic or Chinese, times 10^4; 三点五 and 三十 both.
std::optional<std::pair<std::int64_t, std::size_t>> amount_at(std::u32string_view text, std::size_t at)
{
    at = skip_spaces(text, at);
    if (at >= text.size())
        return std::nullopt;
    if (is_digit(text[at])) {
        const auto number = plain_decimal(text, at, 4);
        if (!number || number->rounded)
            return std::nullopt;
        return std::pair{number->scaled, number->span.end};
    }
    const auto whole = find_whole_number(text, at);
    if (!whole || whole->span.begin != at || whole->value > 10'000)
        return std::nullopt;
    std::int64_t scaled = whole->value * 10'000;
    std::size_t end = whole->span.end;
    if (end < text.size() && text[end] == U'点') {
        std::int64_t place = 1000;
        for (++end; end < text.size() && digit_value(text[end]) && place > 0; ++end, place /= 10)
            scaled += *digit_value(text[end]) * place;
    }
    return std::pair{scaled, end};
}

std::optional<Found<int>> named_ratio(std::u32string_view text, std::size_t at)
{
    for (const auto& [name, points] : {std::pair{std::u32string_view(U"百分之"), 100},
             std::pair{std::u32string_view(U"千分之"), 10}, std::pair{std::u32string_view(U"万分之"), 1}}) {
        if (!text.substr(at).starts_with(name))
            continue;
        const auto number = amount_at(text, at + name.size());
        const auto value = number ? basis_points(number->first, points) : std::nullopt;
        if (!value)
            return std::nullopt;
        return Found<int>{*value, {at, number->second}, false};
    }
    return std::nullopt;
}

std::optional<Found<int>> signed_ratio(std::u32string_view text, std::size_t at)
{
    const auto number = amount_at(text, at);
    if (!number)
        return std::nullopt;
    const std::size_t sign = skip_spaces(text, number->second);
    if (sign >= text.size())
        return std::nullopt;
    std::size_t end = sign + 1;
    std::int64_t scaled = number->first;
    std::int64_t points = 0;
    if (text[sign] == U'%')
        points = 100;
    else if (text[sign] == U'‰')
        points = 10;
    else if (text[sign] == U'‱')
        points = 1;
    else if (text[sign] == U'成') {
        points = 1000;
        const auto half
            = end < text.size() && !is_digit(text[end]) ? digit_value(text[end]) : std::nullopt; // 三成五
        if (end < text.size() && text[end] == U'半') {
            scaled += 5000;
            ++end;
        } else if (half && *half > 0) {
            scaled += *half * 1000;
            ++end;
        }
    }
    const auto value = points > 0 ? basis_points(scaled, points) : std::nullopt;
    if (!value)
        return std::nullopt;
    return Found<int>{*value, {at, end}, false};
}

} // namespace

std::optional<Found<std::int64_t>> find_area(std::u32string_view text, std::size_t from)
{
    return first_area(text, from, Unit::needed);
}

std::optional<Found<std::int64_t>> parse_area(std::u32string_view text)
{
    if (auto sure = find_area(text))
        return sure;
    return first_area(text, 0, Unit::optional);
}

std::optional<Found<int>> find_ratio(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        if (auto found = named_ratio(text, at))
            return found;
        const bool begins = is_digit(text[at])
            ? begins_number(text, at)
            : digit_value(text[at]) || (small_unit(text[at]) && text[at] == U'十');
        const bool inside
            = at > 0 && (digit_value(text[at - 1]) || small_unit(text[at - 1]) || text[at - 1] == U'点');
        if (begins && !inside)
            if (auto found = signed_ratio(text, at))
                return found;
    }
    return std::nullopt;
}

std::optional<Found<int>> parse_ratio(std::u32string_view text, Percent percent)
{
    if (auto found = find_ratio(text))
        return found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!begins_number(text, at) && !(percent == Percent::printed && digit_value(text[at])))
            continue;
        const auto number = amount_at(text, at);
        const std::size_t next = number ? skip_spaces(text, number->second) : at;
        if (!number
            || (next < text.size()
                && std::u32string_view(U"%‰‱成").find(text[next]) != std::u32string_view::npos))
            continue; // it has a sign, and find_ratio refused it
        const bool fraction = number->first > 0 && number->first < 10'000;
        const auto value = percent == Percent::printed ? basis_points(number->first, 100)
            : fraction                                 ? basis_points(number->first, 10'000)
                                                       : std::nullopt;
        if (value)
            return Found<int>{*value, {at, number->second}, false};
    }
    return std::nullopt;
}

} // namespace strongroom::index
