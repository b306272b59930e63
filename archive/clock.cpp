#include "archive/clock.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <optional>

namespace strongroom::archive {
namespace {

using namespace std::chrono;

std::string formatted(const std::tm& time, const char* format)
{
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &time)};
}

std::tm local_time(Time time)
{
    const std::time_t whole = floor<seconds>(time).time_since_epoch().count();
    std::tm parts{};
    localtime_r(&whole, &parts);
    return parts;
}

std::optional<sys_days> day_of(const std::string& text)
{
    constexpr std::size_t length = 10;
    if (text.size() != length || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = -1;
        const char* end = text.data() + from + count;
        return std::from_chars(text.data() + from, end, value).ptr == end ? value : -1;
    };
    const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 0 || m < 0 || d < 0)
        return std::nullopt;
    const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

} // namespace

Clock system_clock()
{
    return [] { return floor<milliseconds>(std::chrono::system_clock::now()); };
}

std::string utc_text(Time time)
{
    const std::time_t whole = floor<seconds>(time).time_since_epoch().count();
    std::tm parts{};
    gmtime_r(&whole, &parts);
    std::array<char, 8> fraction{};
    std::snprintf(
        fraction.data(), fraction.size(), ".%03dZ", static_cast<int>((time - floor<seconds>(time)).count()));
    return formatted(parts, "%Y-%m-%dT%H:%M:%S") + fraction.data();
}

std::string local_text(Time time) { return formatted(local_time(time), "%Y-%m-%dT%H:%M:%S%z"); }
std::string local_date(Time time) { return formatted(local_time(time), "%Y-%m-%d"); }

bool is_date(const std::string& text) { return day_of(text).has_value(); }

std::string days_after(const std::string& date, int days_later)
{
    const year_month_day later{day_of(date).value() + days(days_later)};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(later.year()),
        static_cast<unsigned>(later.month()), static_cast<unsigned>(later.day()));
    return text.data();
}

int days_between(const std::string& from, const std::string& to)
{
    return static_cast<int>((day_of(to).value() - day_of(from).value()).count());
}

} // namespace strongroom::archive
