#include "samples/make/writing.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace strongroom::samples {
namespace {

constexpr std::array capital = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array common = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// One group of four digits in capitals, zeros inside it as 零.
std::string capital_group(int group)
{
    constexpr std::array places = {"仟", "佰", "拾", ""};
    std::string text;
    bool gap = false;
    int divisor = 1000;
    for (std::size_t place = 0; place < places.size(); ++place, divisor /= 10) {
        const int digit = group / divisor % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap)
            text += "零";
        gap = false;
        text += capital[static_cast<std::size_t>(digit)];
        text += places[place];
    }
    return text;
}

/// Whole yuan in capitals without the unit.
std::string capital_whole(std::int64_t yuan, bool optional_zero)
{
    std::string text;
    bool open = false; // something stands before
    constexpr std::array<std::int64_t, 3> sizes = {100000000, 10000, 1};
    constexpr std::array units = {"亿", "万", ""};
    bool skipped = false;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const int group = static_cast<int>(yuan / sizes[i] % 10000);
        if (group == 0) {
            skipped = open;
            continue;
        }
        const bool previous_ends_in_zero = i > 0 && yuan / sizes[i - 1] % 10 == 0;
        if (open && (group < 1000 || skipped || (optional_zero && previous_ends_in_zero)))
            text += "零";
        text += capital_group(group) + units[i];
        open = true;
        skipped = false;
    }
    return text;
}

} // namespace

Date plus_days(Date date, int days)
{
    using namespace std::chrono;
    const sys_days then = sys_days{year{date.year} / date.month / date.day} + std::chrono::days{days};
    const year_month_day result{then};
    return {int(result.year()), int(unsigned(result.month())), int(unsigned(result.day()))};
}

std::string iso(Date date)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

std::string han_number(int number)
{
    if (number < 10)
        return common[static_cast<std::size_t>(number)];
    std::string text = number < 20 ? "" : common[static_cast<std::size_t>(number / 10)];
    text += "十";
    if (number % 10 != 0)
        text += common[static_cast<std::size_t>(number % 10)];
    return text;
}

std::string han_digits(std::string_view digits)
{
    std::string text;
    for (const char c : digits)
        text += c >= '0' && c <= '9' ? std::string(common[static_cast<std::size_t>(c - '0')])
                                     : std::string(1, c);
    return text;
}

std::string han_date(Date date, std::string_view zero)
{
    std::string year;
    for (const char c : std::to_string(date.year))
        year += c == '0' ? std::string(zero) : std::string(common[static_cast<std::size_t>(c - '0')]);
    return year + "年" + han_number(date.month) + "月" + han_number(date.day) + "日";
}

std::string hundredths(std::int64_t value)
{
    return std::to_string(value / 100) + "." + std::to_string(value / 10 % 10) + std::to_string(value % 10);
}

std::string money_digits(std::int64_t fen, Grouping grouping, Cents cents)
{
    std::string text = std::to_string(fen / 100);
    if (grouping == Grouping::commas)
        for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
            text.insert(static_cast<std::size_t>(at), ",");
    if (cents == Cents::always || (cents == Cents::when_any && fen % 100 != 0))
        text += hundredths(fen % 100).substr(1);
    return text;
}

std::string capital_digit(int digit) { return capital[static_cast<std::size_t>(digit)]; }

std::string money_capitals(std::int64_t fen, const CapitalStyle& style)
{
    const std::int64_t yuan = fen / 100;
    const int jiao = static_cast<int>(fen / 10 % 10), cent = static_cast<int>(fen % 10);
    std::string text = yuan > 0 ? capital_whole(yuan, style.optional_zero) + style.yuan : "";
    if (jiao == 0 && cent == 0)
        return (text.empty() ? "零" + style.yuan : text) + style.whole;
    if (jiao > 0) {
        if (style.optional_zero && yuan > 0 && yuan % 10 == 0)
            text += "零";
        text += capital_digit(jiao) + "角";
    } else if (yuan > 0) {
        text += "零";
    }
    return cent > 0 ? text + capital_digit(cent) + "分" : text + style.whole;
}

std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        found.emplace_back(text.substr(at, length));
        at += length;
    }
    return found;
}

std::string full_width(std::string_view ascii)
{
    std::string text;
    for (const char c : ascii) {
        if (c < '!' || c > '~') {
            text += c;
            continue;
        }
        const auto code = static_cast<unsigned>(c) - '!' + 0xff01U;
        text += static_cast<char>(0xe0U | (code >> 12));
        text += static_cast<char>(0x80U | ((code >> 6) & 0x3fU));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    }
    return text;
}

} // namespace strongroom::samples
