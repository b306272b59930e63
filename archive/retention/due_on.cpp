#include "archive/retention/due_on.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace strongroom::archive {
namespace {

constexpr int longest = 100;
constexpr std::array<std::string_view, 5> names{
    "created_year", "performance_end", "last_contact", "loan_settled", "manual"};

/// -1 where the date does not begin with a year.
int year_of(std::string_view date)
{
    int year = -1;
    std::from_chars(date.data(), date.data() + std::min<std::size_t>(date.size(), 4), year);
    return year;
}

} // namespace

std::string RetentionPeriod::code() const { return forever ? "Y" : "D" + std::to_string(years); }
std::string RetentionPeriod::chinese() const { return forever ? "永久" : std::to_string(years) + "年"; }

bool RetentionPeriod::longer_than(const RetentionPeriod& other) const
{
    return forever ? !other.forever : !other.forever && years > other.years;
}

std::optional<RetentionPeriod> retention_period(std::string_view code)
{
    if (code == "Y")
        return RetentionPeriod{true, 0};
    int years = 0;
    const char* const end = code.data() + code.size();
    if (code.size() < 2 || code[0] != 'D' || code[1] == '0' || code[1] == '-')
        return std::nullopt;
    const auto read = std::from_chars(code.data() + 1, end, years);
    if (read.ec != std::errc() || read.ptr != end || years > longest)
        return std::nullopt;
    return RetentionPeriod{false, years};
}

std::string_view name(BaseEvent event) { return names[static_cast<std::size_t>(event)]; }

std::optional<BaseEvent> base_event_named(std::string_view text)
{
    const auto found = std::find(names.begin(), names.end(), text);
    return found == names.end() ? std::nullopt : std::optional(static_cast<BaseEvent>(found - names.begin()));
}

std::string due_on(const RetentionPeriod& period, std::string_view base_date)
{
    if (period.forever)
        return {};
    return std::to_string(year_of(base_date) + period.years) + "-12-31";
}

std::string kept_for(std::string_view base_date, std::string_view today)
{
    if (base_date.empty())
        return {};
    // Counting starts with the year after the base year; the present one has not been kept to its end.
    return std::to_string(std::max(0, year_of(today) - year_of(base_date) - 1)) + "年";
}

} // namespace strongroom::archive
