#include "index/values/numerals.h"

#include <algorithm>
#include <string>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

constexpr std::size_t most_digits = 15;

bool is_numeral(char32_t c)
{
    return digit_value(c) || small_unit(c) || c == U'廿' || c == U'卅' || c == U'万';
}

std::optional<std::int64_t> digit_by_digit(std::u32string_view digits)
{
    if (digits.empty() || digits.size() > most_digits)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char32_t c : digits) {
        const auto digit = digit_value(c);
        if (!digit)
            return std::nullopt;
        value = value * 10 + *digit;
    }
    return value;
}

/// 一千二百零一, 十二, 廿三: digits and falling units below 10,000.
std::optional<std::int64_t> with_units(std::u32string_view text)
{
    constexpr int none = -1;
    std::int64_t total = 0;
    int pending = none, last_unit = 10000;
    for (const char32_t c : text) {
        if (c == U'廿' || c == U'卅') {
            if (pending != none || last_unit <= 10)
                return std::nullopt;
            total += c == U'廿' ? 20 : 30;
            last_unit = 10;
        } else if (const auto unit = small_unit(c)) {
            const bool bare_ten = pending == none && *unit == 10 && total == 0;
            if (*unit >= last_unit || (!bare_ten && pending <= 0))
                return std::nullopt;
            total += std::int64_t{bare_ten ? 1 : pending} * *unit;
            last_unit = *unit;
            pending = none;
        } else if (const auto digit = digit_value(c)) {
            if (pending > 0)
                return std::nullopt;
            pending = *digit;
        } else {
            return std::nullopt;
        }
    }
    return total + (pending == none ? 0 : pending);
}

} // namespace

std::optional<int> digit_value(char32_t c)
{
    if (is_digit(c))
        return static_cast<int>(c - U'0');
    constexpr std::u32string_view plain = U"〇一二三四五六七八九";
    constexpr std::u32string_view capital = U"零壹贰叁肆伍陆柒捌玖";
    for (const std::u32string_view row : {plain, capital})
        if (const auto at = row.find(c); at != std::u32string_view::npos)
            return static_cast<int>(at);
    if (c == U'两')
        return 2;
    if (c == U'○')
        return 0;
    return std::nullopt;
}

std::optional<int> small_unit(char32_t c)
{
    switch (c) {
    case U'十':
    case U'拾':
        return 10;
    case U'百':
    case U'佰':
        return 100;
    case U'千':
    case U'仟':
        return 1000;
    default:
        return std::nullopt;
    }
}

std::optional<std::int64_t> whole_number(std::u32string_view text)
{
    const std::u32string digits = without_spaces(text);
    if (digits.empty())
        return std::nullopt;
    if (const auto value = digit_by_digit(digits))
        return value;
    if (const auto at = digits.find(U'万'); at != std::u32string::npos) {
        const auto above = with_units(std::u32string_view(digits).substr(0, at));
        const auto below = with_units(std::u32string_view(digits).substr(at + 1));
        if (at == 0 || !above || !below)
            return std::nullopt;
        return *above * 10000 + *below;
    }
    return with_units(digits);
}

std::optional<Found<std::int64_t>> find_whole_number(std::u32string_view text, std::size_t from)
{
    for (std::size_t begin = from; begin < text.size(); ++begin) {
        if (!is_numeral(text[begin]))
            continue;
        std::u32string digits;
        std::size_t end = begin;
        for (std::size_t i = begin; i < text.size() && digits.size() <= most_digits; ++i) {
            const bool grouping = text[i] == U',' && i + 3 < text.size() && is_digit(text[i - 1])
                && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    text.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit);
            if (grouping)
                continue;
            if (!is_numeral(text[i]))
                break;
            digits.push_back(text[i]);
            end = i + 1;
        }
        if (const auto value = whole_number(digits))
            return Found<std::int64_t>{*value, {begin, end}, false};
        begin = end - 1; // a run that is no number ("万一") is not searched for smaller ones
    }
    return std::nullopt;
}

} // namespace strongroom::index
