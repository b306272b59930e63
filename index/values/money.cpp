#include "index/values/money.h"

#include <algorithm>
#include <array>
#include <utility>

#include "index/values/money_digits_internal.h"
#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

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

bool digit_at(std::u32string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

/// 5角6分 behind 元.
std::int64_t coins(std::u32string_view text, std::size_t& at)
{
    std::int64_t fen = 0;
    for (const auto& [name, value] : {std::pair{U'角', 10}, std::pair{U'分', 1}})
        if (digit_at(text, at) && at + 1 < text.size() && text[at + 1] == name) {
            fen += std::int64_t(text[at] - U'0') * value;
            at += 2;
        }
    return fen;
}

/// What an amount must show to be taken for one.
enum class Demand {
    mark,   ///< a currency sign, 元
    weight, ///< that, or to be written as amounts are: with decimals, in capitals, or 1,000 yuan and more
    nothing,
};

std::optional<Amount> digits_at(
    std::u32string_view text, const Number& number, std::size_t begin, Demand demand)
{
    for (std::size_t count = number.groups.size(); count > 0; --count) {
        if (count < number.groups.size() && !number.gaps[count - 1])
            continue; // never a part of what stands together
        std::size_t at = skip_spaces(text, number.ends[count - 1]);
        const bool wan = follows(text, at, U"万"), yi = follows(text, at, U"亿");
        const auto decimal = as_decimal(number, count, wan || yi);
        if (!decimal && stands_in_cells(number))
            return std::nullopt;
        if (!decimal)
            continue;
        const auto fen = in_fen(*decimal, wan ? 10'000 : yi ? 100'000'000 : 1);
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
        if (yuan || mark.money)
            return amount;
        const bool weighty = amount.fen >= 100'000 || !decimal->fraction.empty();
        if (demand == Demand::mark || other_unit || (demand == Demand::weight && !weighty))
            return std::nullopt;
        return amount;
    }
    return std::nullopt;
}

/// XS-2007, B1, 3.5: the digits go on from something else.
bool is_inside_word(std::u32string_view text, std::size_t at)
{
    if (at == 0 || mark_before(text, at).money)
        return false;
    const char32_t before = text[at - 1];
    const bool dash = before == U'-' && at > 1 && (is_digit(text[at - 2]) || is_letter(text[at - 2]));
    const bool currency
        = (before == U'Y' || before == U'y') && (at == 1 || !is_letter(text[at - 2])); // a misread ¥
    return is_digit(before) || (is_letter(before) && !currency) || before == U'.' || dash;
}

std::optional<Amount> first_capital(std::u32string_view text, std::size_t from, Demand demand)
{
    auto capital = find_capital_amount(text, from);
    const auto marked = [&] {
        constexpr std::u32string_view ends = U"元圆整正角分";
        return demand != Demand::mark || mark_before(text, capital->span.begin).money
            || ends.find(text[capital->span.end - 1]) != ends.npos;
    };
    while (capital && !marked())
        capital = find_capital_amount(text, capital->span.end);
    return capital;
}

std::optional<Amount> first_amount(std::u32string_view text, std::size_t from, Demand demand)
{
    const auto capital = first_capital(text, from, demand);
    const std::size_t end = capital ? capital->span.begin : text.size();
    for (std::size_t at = from; at < end; ++at) {
        if (!is_digit(text[at]) || is_inside_word(text, at))
            continue;
        const Number number = scan_number(text, at);
        if (const auto amount = digits_at(text, number, at, demand))
            return amount;
        at = end_of_run(number) - 1;
    }
    return capital;
}

} // namespace

std::optional<Amount> parse_amount(std::u32string_view text)
{
    // 1、首付款307,141: the number of a list is no amount where a weightier one follows.
    if (auto amount = first_amount(text, 0, Demand::weight))
        return amount;
    return first_amount(text, 0, Demand::nothing);
}

std::optional<Amount> find_amount(std::u32string_view text, std::size_t from)
{
    return first_amount(text, from, Demand::mark);
}

} // namespace strongroom::index
