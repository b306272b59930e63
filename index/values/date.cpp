#include "index/values/date.h"

#include <algorithm>
#include <cstdio>

#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

using namespace std::chrono;

/// A run of digits of one kind, Arabic (look-alikes allowed) or Chinese.
struct Run {
    std::u32string digits;
    std::size_t end = 0;
    bool chinese = false, repaired = false;
};

bool is_year_zero(char32_t c) { return c == U'O' || c == U'o' || c == U'0' || c == U'○'; }

std::size_t skip_spaces(std::u32string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == U' ' || text[at] == U'_'))
        ++at;
    return at;
}

Run arabic_run(std::u32string_view text, std::size_t at)
{
    Run run;
    for (; at < text.size() && run.digits.size() <= 8; ++at) {
        const auto digit = digit_look_alike(text[at]);
        if (!digit || text[at] == U'〇' || text[at] == U'○' || text[at] == U'!' || text[at] == U'$')
            break;
        run.repaired = run.repaired || *digit != text[at];
        run.digits.push_back(*digit);
        run.end = at + 1;
    }
    return run;
}

Run chinese_run(std::u32string_view text, std::size_t at)
{
    Run run;
    run.chinese = true;
    for (; at < text.size() && run.digits.size() <= 5; ++at) {
        const char32_t c = text[at];
        if (c == U' ' && !run.digits.empty())
            continue;
        if (is_year_zero(c))
            run.digits.push_back(U'〇');
        else if (!is_digit(c) && (digit_value(c) || small_unit(c) || c == U'廿' || c == U'卅'))
            run.digits.push_back(c);
        else
            break;
        run.end = at + 1;
    }
    return run;
}

Run run_at(std::u32string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const bool chinese = !is_digit(text[at])
        && (digit_value(text[at]) || small_unit(text[at]) || text[at] == U'廿' || text[at] == U'卅');
    return chinese ? chinese_run(text, at) : arabic_run(text, at);
}

int nearest_year(int two_digits, int near_year)
{
    const int century = near_year / 100 * 100;
    int best = century + two_digits;
    for (const int year : {best - 100, best + 100})
        if (std::abs(year - near_year) < std::abs(best - near_year))
            best = year;
    return best;
}

std::optional<int> year_of(const Run& run, bool named, int near_year)
{
    const std::size_t size = run.digits.size();
    if (size != 4 && !(size == 2 && named))
        return std::nullopt;
    if (std::any_of(run.digits.begin(), run.digits.end(),
            [](char32_t c) { return small_unit(c) || c == U'廿' || c == U'卅'; }))
        return std::nullopt; // a year is written digit by digit
    const auto value = whole_number(run.digits);
    if (!value)
        return std::nullopt;
    const int year = static_cast<int>(*value);
    return size == 2 ? nearest_year(year, near_year) : year;
}

std::optional<int> part_of(const Run& run)
{
    if (run.digits.empty() || (!run.chinese && run.digits.size() > 2))
        return std::nullopt;
    const auto value = whole_number(run.digits);
    if (!value || *value > 31)
        return std::nullopt;
    return static_cast<int>(*value);
}

struct Separator {
    std::size_t end = 0;
    bool named = false; ///< 年, 月: a word, not a sign
    char32_t sign = 0;
};

std::optional<Separator> separator(std::u32string_view text, std::size_t at, std::u32string_view names)
{
    at = skip_spaces(text, at);
    if (at >= text.size())
        return std::nullopt;
    if (names.find(text[at]) != std::u32string_view::npos)
        return Separator{at + 1, true, text[at]};
    if (std::u32string_view(U"-./,·").find(text[at]) != std::u32string_view::npos)
        return Separator{at + 1, false, text[at]};
    return std::nullopt;
}

Bound bound_at(std::u32string_view text, std::size_t& at)
{
    const std::size_t next = skip_spaces(text, at);
    for (const std::u32string_view word : {U"之前", U"以前", U"前"})
        if (next < text.size() && text.substr(next).starts_with(word)) {
            at = next + word.size();
            return Bound::before;
        }
    return Bound::on;
}

/// 20070402 with no digit on either side.
std::optional<Found<WrittenDate>> eight_digits(std::u32string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    const bool alone = end == text.size()
        || (!is_letter(text[end]) && text[end] != U'.' && text[end] != U',' && text[end] != U'-');
    if (end - begin != 8 || !alone)
        return std::nullopt;
    const auto number = static_cast<int>(*whole_number(text.substr(begin, 8)));
    const int year = number / 10000;
    const auto date = date_of(year, number / 100 % 100, number % 100);
    if (!date || year < 1900 || year > 2099)
        return std::nullopt;
    return Found<WrittenDate>{{*date, bound_at(text, end)}, {begin, end}, false};
}

std::optional<Found<WrittenDate>> date_at(std::u32string_view text, std::size_t begin, int near_year)
{
    if (is_digit(text[begin]))
        if (auto found = eight_digits(text, begin))
            return found;
    const Run year_run = run_at(text, begin);
    const auto first = separator(text, year_run.end, U"年");
    if (year_run.digits.empty() || !first || (year_run.chinese && !first->named))
        return std::nullopt;
    const auto year = year_of(year_run, first->named, near_year);
    const Run month_run = run_at(text, skip_spaces(text, first->end));
    const auto second = separator(text, month_run.end, U"月");
    if (!year || month_run.digits.empty() || !second
        || (second->sign == U',' && month_run.digits.size() != 2))
        return std::nullopt;
    const Run day_run = run_at(text, skip_spaces(text, second->end));
    const auto month = part_of(month_run), day = part_of(day_run);
    if (!month || !day)
        return std::nullopt;
    const auto date = date_of(*year, *month, *day);
    if (!date)
        return std::nullopt;
    std::size_t end = day_run.end;
    bool repaired = year_run.repaired || month_run.repaired || day_run.repaired || first->sign == U','
        || second->sign == U',';
    const std::size_t name = skip_spaces(text, end);
    if (name < text.size()
        && std::u32string_view(U"日号曰目").find(text[name]) != std::u32string_view::npos) {
        repaired = repaired || text[name] == U'曰' || text[name] == U'目';
        end = name + 1;
    } else if (!first->named && end < text.size()
        && (is_digit(text[end]) || text[end] == U'-' || is_letter(text[end]))) {
        return std::nullopt; // part of a longer number: 2007-4-2-1201
    }
    const Bound bound = bound_at(text, end);
    return Found<WrittenDate>{{*date, bound}, {begin, end}, repaired};
}

} // namespace

std::string iso(Date date)
{
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()) % 10000,
        static_cast<unsigned>(date.month()) % 100, static_cast<unsigned>(date.day()) % 100);
    return text;
}

std::optional<Date> date_of(int year, int month, int day)
{
    if (year < 1850 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const Date date = std::chrono::year{year} / month / day;
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> iso_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    int parts[3] = {0, 0, 0};
    for (std::size_t i = 0, part = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    return date_of(parts[0], parts[1], parts[2]);
}

Date plus_days(Date date, int days) { return Date(sys_days(date) + std::chrono::days(days)); }

int days_between(Date from, Date to) { return static_cast<int>((sys_days(to) - sys_days(from)).count()); }

int years_between(Date from, Date to)
{
    const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    const bool birthday_ahead = std::pair(to.month(), to.day()) < std::pair(from.month(), from.day());
    return years - (birthday_ahead ? 1 : 0);
}

std::optional<Found<WrittenDate>> find_date(std::u32string_view text, std::size_t from, int near_year)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool digit = is_digit(text[at]);
        if (!digit && !digit_value(text[at]))
            continue;
        // Never from the middle of a number.
        const bool inside = at > 0 && digit
            && (is_digit(text[at - 1]) || is_letter(text[at - 1]) || text[at - 1] == U'-'
                || text[at - 1] == U'.');
        const bool inside_chinese
            = at > 0 && !digit && (digit_value(text[at - 1]) || small_unit(text[at - 1]));
        if (inside || inside_chinese)
            continue;
        if (auto found = date_at(text, at, near_year))
            return found;
    }
    return std::nullopt;
}

} // namespace strongroom::index
