#include "index/values/money_digits_internal.h"

#include <algorithm>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

bool is_separator(char32_t c) { return c == U',' || c == U'.' || c == U'·' || c == U'\''; }

bool digit_at(std::u32string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

/// A look-alike counts as a digit only right between digits or separators: 1,2O0.00 but not 12栋O座.
std::optional<char32_t> number_digit(std::u32string_view text, std::size_t at)
{
    if (at >= text.size())
        return std::nullopt;
    if (is_digit(text[at]))
        return text[at];
    const auto guess = digit_look_alike(text[at]);
    const bool inside
        = at > 0 && (is_digit(text[at - 1]) || is_separator(text[at - 1]) || digit_look_alike(text[at - 1]));
    const bool goes_on = at + 1 < text.size()
        && (digit_look_alike(text[at + 1]) || is_separator(text[at + 1]) || text[at + 1] == U'元'
            || text[at + 1] == U'万');
    return guess && inside && goes_on ? guess : std::nullopt;
}

bool all_of_three(const Number& n, std::size_t from, std::size_t to)
{
    return std::all_of(n.groups.begin() + static_cast<std::ptrdiff_t>(from),
        n.groups.begin() + static_cast<std::ptrdiff_t>(to), [](const auto& g) { return g.size() == 3; });
}

std::u32string joined(const Number& n, std::size_t count)
{
    std::u32string all;
    for (std::size_t i = 0; i < count; ++i)
        all += n.groups[i];
    return all;
}

std::optional<Decimal> from_cells(const Number& n)
{
    Decimal d;
    d.end = n.ends.back();
    d.repaired = true;
    bool behind_point = false;
    for (std::size_t i = 0; i < n.groups.size(); ++i) {
        behind_point = behind_point || (i > 0 && n.separators[i - 1] == U'.');
        (behind_point ? d.fraction : d.whole) += n.groups[i];
    }
    return d.fraction.size() <= 2 ? std::optional(d) : std::nullopt;
}

} // namespace

Number scan_number(std::u32string_view text, std::size_t begin)
{
    Number number;
    number.groups.emplace_back();
    number.ends.push_back(begin);
    std::size_t at = begin;
    while (at < text.size() && number.groups.size() < 12) {
        if (const auto digit = number_digit(text, at)) {
            number.repaired = number.repaired || *digit != text[at];
            number.groups.back().push_back(*digit);
            number.ends.back() = ++at;
            continue;
        }
        // A separator, perhaps with a space on either side, or a space alone, and then more digits.
        std::size_t next = at;
        char32_t separator = U' ';
        while (next < text.size() && text[next] == U' ')
            ++next;
        if (next < text.size() && is_separator(text[next]))
            separator = text[next++];
        while (next < text.size() && text[next] == U' ')
            ++next;
        if (next == at || next - at > 3 || !digit_at(text, next))
            break;
        number.separators.push_back(separator);
        number.gaps.push_back(next - at > (separator == U' ' ? 0u : 1u));
        number.groups.emplace_back();
        number.ends.push_back(next);
        at = next;
    }
    return number;
}

std::size_t end_of_run(const Number& number)
{
    const auto gap = std::find(number.gaps.begin(), number.gaps.end(), true) - number.gaps.begin();
    return number.ends[static_cast<std::size_t>(gap)];
}

bool stands_in_cells(const Number& n)
{
    return n.groups.size() >= 4
        && std::all_of(n.groups.begin(), n.groups.end(), [](const auto& group) { return group.size() == 1; })
        && std::all_of(n.gaps.begin(), n.gaps.end(), [](bool gap) { return gap; });
}

std::optional<Decimal> as_decimal(const Number& n, std::size_t count, bool point_means_decimal)
{
    if (stands_in_cells(n))
        return count == n.groups.size() ? from_cells(n) : std::nullopt;
    Decimal d;
    d.end = n.ends[count - 1];
    d.repaired = n.repaired;
    if (count == 1) {
        d.whole = n.groups[0];
        return d;
    }
    const char32_t last = n.separators[count - 2];
    const std::size_t last_size = n.groups[count - 1].size();
    const bool spaced
        = std::find(n.separators.begin(), n.separators.begin() + static_cast<std::ptrdiff_t>(count) - 1, U' ')
        != n.separators.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    const bool grouped = n.groups[0].size() <= 3 && all_of_three(n, 1, count);
    if (grouped && !(point_means_decimal && count == 2 && last == U'.')) {
        d.whole = joined(n, count);
        d.repaired = d.repaired
            || std::any_of(n.separators.begin(),
                n.separators.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                [](char32_t s) { return s != U',' && s != U' '; });
        return d;
    }
    const bool head_grouped = n.groups[0].size() <= 3 ? all_of_three(n, 1, count - 1)
                                                      : count == 2 || all_of_three(n, 1, count - 1);
    if (!head_grouped || last == U' ')
        return std::nullopt;
    const bool decimal_size = last_size <= 2 || (last == U'.' && count == 2 && last_size <= 6);
    if (decimal_size) {
        d.whole = joined(n, count - 1);
        d.fraction = n.groups[count - 1];
        const bool clean = last == U'.' && (count == 2 || n.groups[0].size() <= 3)
            && std::all_of(n.separators.begin(),
                n.separators.begin() + static_cast<std::ptrdiff_t>(count) - 2,
                [](char32_t s) { return s == U',' || s == U' '; });
        d.repaired = d.repaired || !clean || spaced;
        return d;
    }
    if (last == U',' && last_size == 5 && count > 2) { // 1,264,21040 has lost its point
        d.whole = joined(n, count - 1) + n.groups[count - 1].substr(0, 3);
        d.fraction = n.groups[count - 1].substr(3);
        d.repaired = true;
        return d;
    }
    if (count == 2 && last == U',' && n.groups[0].size() > 3 && last_size == 3) { // 1264,210
        d.whole = joined(n, count);
        d.repaired = true;
        return d;
    }
    return std::nullopt;
}

std::optional<Fen> in_fen(const Decimal& decimal, std::int64_t unit)
{
    const std::u32string digits = decimal.whole + decimal.fraction;
    const auto first = digits.find_first_not_of(U'0');
    if (first == std::u32string::npos)
        return Fen{};
    if (digits.size() - first > 16)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char32_t c : digits)
        value = value * 10 + (c - U'0');
    std::int64_t scale = 1; // value is in units of 1/scale of `unit` yuan
    for (std::size_t i = 0; i < decimal.fraction.size(); ++i)
        scale *= 10;
    const std::int64_t factor = unit * 100;
    if (value > most_fen / factor * scale)
        return std::nullopt;
    // value * factor / scale without overflow: both are powers of ten times small numbers.
    const std::int64_t shared = std::min(scale, factor);
    const std::int64_t times = factor / shared, parts = scale / shared;
    const std::int64_t product = value * times;
    return Fen{(product + parts / 2) / parts, product % parts != 0};
}

} // namespace strongroom::index
