#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace strongroom::archive {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// Tells the time. Timers (loans, cooling periods, retention) go by it, so a test may hand in its own.
using Clock = std::function<Time()>;

Clock system_clock();

std::string utc_text(Time time);   ///< "2026-11-23T15:13:46.123Z"
std::string local_text(Time time); ///< "2026-11-23T23:13:46+0800"
std::string local_date(Time time); ///< "2026-11-23"

/// The ISO date `days` later (or earlier). \pre `date` is an ISO date
std::string days_after(const std::string& date, int days);
/// How many days from one ISO date to another; negative where `to` comes first.
int days_between(const std::string& from, const std::string& to);
bool is_date(const std::string& text); ///< an ISO date that the calendar has

} // namespace strongroom::archive
