#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "archive/ledger_internal.h"

namespace strongroom::archive {
namespace {

std::string formatted(const std::tm& time, const char* format)
{
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &time)};
}

std::tm local_time()
{
    const std::time_t now = std::time(nullptr);
    std::tm time{};
    localtime_r(&now, &time);
    return time;
}

} // namespace

std::string utc_now()
{
    using namespace std::chrono;
    const auto since = system_clock::now().time_since_epoch();
    const std::time_t whole = duration_cast<seconds>(since).count();
    std::tm time{};
    gmtime_r(&whole, &time);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ",
        static_cast<int>(duration_cast<milliseconds>(since).count() % 1000));
    return formatted(time, "%Y-%m-%dT%H:%M:%S") + fraction.data();
}

std::string local_now() { return formatted(local_time(), "%Y-%m-%dT%H:%M:%S%z"); }
std::string today() { return formatted(local_time(), "%Y-%m-%d"); }

} // namespace strongroom::archive
