#include "index/values/money.h"

#include <algorithm>
#include <array>
#include <vector>

#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

constexpr std::int64_t most_fen = 1'000'000'000'000'000;

bool is_separator(char32_t c) { return c == U',' || c == U'.' || c == U'·' || c == U'\''; }

/// Digits and separators from the first digit on, and where each part ends.
struct Number {
    std::vector<std::u32string> groups;
    std::u32string separators; ///< one fewer than groups
    std::vector<std::size_t> ends;
    std::vector<bool> gaps; ///< for each separator: whether a space is part of it
    bool repaired = false;
};

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

struct Decimal {
    std::u32string whole, fraction;
    std::size_t end = 0;
    bool repaired = false;
};

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

/// The number made of the first `count` groups, if they make one.
/// `point_means_decimal`: 万 follows, so 1.264 is a fraction and not 1,264.
std::optional<Decimal> as_decimal(const Number& n, std::size_t count, bool point_means_decimal)
{
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

struct Fen {
    std::int64_t value = 0;
    bool rounded = false;
};

/// whole.fraction times `unit` yuan in fen, exact unless there are places below a fen.
std::optional<Fen> in_fen(const std::u32string& whole, const std::u32string& fraction, std::int64_t unit)
{
    std::u32string digits = whole + fraction;
    const auto first = digits.find_first_not_of(U'0');
    if (first == std::u32string::npos)
        return Fen{};
    if (digits.size() - first > 16)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char32_t c : digits)
        value = value * 10 + (c - U'0');
    std::int64_t scale = 1; // value is in units of 1/scale of `unit` yuan
    for (std::size_t i = 0; i < fraction.size(); ++i)
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

struct Mark {
    bool money = false, foreign = false;
    std::size_t begin = 0;
};

bool ends_with(std::u32string_view text, std::u32string_view word) { return text.ends_with(word); }

/// What stands before the number at `begin`: a sign of RMB, of another currency, or nothing.
Mark mark_before(std::u32string_view text, std::size_t begin)
{
    std::size_t at = begin;
    const auto skip_back = [&] {
        while (at > 0 && (text[at - 1] == U' ' || text[at - 1] == U':'))
            --at;
    };
    skip_back();
    const std::u32string_view before = text.substr(0, at);
    constexpr std::array<std::u32string_view, 7> foreign
        = {U"$", U"USD", U"HKD", U"美元", U"港币", U"港元", U"€"};
    for (const auto word : foreign)
        if (ends_with(before, word))
            return {false, true, at - word.size()};
    constexpr std::array<std::u32string_view, 8> ours
        = {U"¥", U"人民币", U"RMB", U"CNY", U"rmb", U"Rmb", U"币)", U"小写"};
    for (const auto word : ours)
        if (ends_with(before, word))
            return {true, false, at - word.size()};
    return {false, false, begin};
}

bool follows(std::u32string_view text, std::size_t at, std::u32string_view word)
{
    return text.substr(std::min(at, text.size())).starts_with(word);
}

std::size_t skip_spaces(std::u32string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == U' ')
        ++at;
    return at;
}

/// 5角6分 behind 元.
std::int64_t coins(std::u32string_view text, std::size_t& at)
{
    std::int64_t fen = 0;
    for (const auto& [name, value] : {std::pair{U'角', 10}, std::pair{U'分', 1}})
        if (digit_at(text, at) && at + 1 < text.size() && text[at + 1] == name) {
            fen += (text[at] - U'0') * value;
            at += 2;
        }
    return fen;
}

/// The end of the digits and separators that stand together without a space.
std::size_t end_of_run(const Number& number)
{
    const auto gap = std::find(number.gaps.begin(), number.gaps.end(), true) - number.gaps.begin();
    return number.ends[static_cast<std::size_t>(gap)];
}

enum class Demand { mark, nothing };

std::optional<Amount> digits_at(
    std::u32string_view text, const Number& number, std::size_t begin, Demand demand)
{
    for (std::size_t count = number.groups.size(); count > 0; --count) {
        if (count < number.groups.size() && !number.gaps[count - 1])
            continue; // never a part of what stands together
        std::size_t at = skip_spaces(text, number.ends[count - 1]);
        const bool wan = follows(text, at, U"万"), yi = follows(text, at, U"亿");
        const auto decimal = as_decimal(number, count, wan || yi);
        if (!decimal)
            continue;
        const auto fen = in_fen(decimal->whole, decimal->fraction, wan ? 10'000 : yi ? 100'000'000 : 1);
        if (!fen)
            return std::nullopt;
        Amount amount;
        amount.fen = fen->value;
        amount.span = {begin, decimal->end};
        amount.repaired = decimal->repaired;
        amount.rounded = fen->rounded;
        if (wan || yi)
            amount.span.end = at = at + 1;
        at = skip_spaces(text, at);
        const Mark mark = mark_before(text, begin);
        const bool foreign = mark.foreign || follows(text, at, U"美元") || follows(text, at, U"港");
        if (foreign)
            return std::nullopt;
        const bool yuan = follows(text, at, U"元") || follows(text, at, U"圆");
        if (yuan) {
            amount.span.end = ++at;
            amount.fen += coins(text, at);
            amount.span.end = std::max(amount.span.end, at);
            if (follows(text, at, U"整") || follows(text, at, U"正"))
                amount.span.end = at + 1;
        }
        if (mark.money)
            amount.span.begin = mark.begin;
        // 8,500 平方米 in a place for money is another thing than money.
        const bool other_unit = follows(text, at, U"m2")
            || (at < text.size()
                && std::u32string_view(U"平%‰年月日号层幢栋室份页期次、").find(text[at])
                    != std::u32string_view::npos);
        if (demand == Demand::mark ? !(yuan || mark.money) : (other_unit && !yuan))
            return std::nullopt;
        return amount;
    }
    return std::nullopt;
}

std::optional<Amount> first_amount(std::u32string_view text, std::size_t from, Demand demand)
{
    const auto capital = find_capital_amount(text, from);
    for (std::size_t at = from; at < text.size(); ++at) {
        if (capital && at >= capital->span.begin)
            break;
        const bool inside = at > 0
            && (is_digit(text[at - 1]) || is_letter(text[at - 1]) || text[at - 1] == U'.')
            && !mark_before(text, at).money;
        if (!is_digit(text[at]) || (inside && demand == Demand::mark) || (at > 0 && is_digit(text[at - 1])))
            continue;
        const Number number = scan_number(text, at);
        if (const auto amount = digits_at(text, number, at, demand))
            return amount;
        at = end_of_run(number) - 1;
    }
    const bool marked = capital
        && (demand == Demand::nothing || mark_before(text, capital->span.begin).money
            || std::u32string_view(U"元圆整正角分").find(text[capital->span.end - 1])
                != std::u32string_view::npos);
    if (!marked)
        return std::nullopt;
    return capital;
}

} // namespace

std::optional<Amount> parse_amount(std::u32string_view text)
{
    return first_amount(text, 0, Demand::nothing);
}

std::optional<Amount> find_amount(std::u32string_view text, std::size_t from)
{
    return first_amount(text, from, Demand::mark);
}

} // namespace strongroom::index
