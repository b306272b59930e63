#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom::archive {

/// How long something is kept: 保管期限.
struct RetentionPeriod {
    bool forever = false;
    int years = 0; ///< 0 where it is for ever
    auto operator<=>(const RetentionPeriod&) const = default;

    std::string code() const;    ///< "Y", "D30"
    std::string chinese() const; ///< "永久", "30年"
    bool longer_than(const RetentionPeriod& other) const;
};

/// "Y", or "D" and 1 to 100 years; none for another text.
std::optional<RetentionPeriod> retention_period(std::string_view code);

/// What a period begins to count from (DOMAIN §2.8.3). Until the event has come, nothing is due.
enum class BaseEvent { created_year, performance_end, last_contact, loan_settled, manual };
std::string_view name(BaseEvent event); ///< "performance_end"
std::optional<BaseEvent> base_event_named(std::string_view text);

/// The last day of keeping, ISO: the period starts on 1 January after the base year, so base 2007 and ten
/// years give 2017-12-31 and appraisal from the next day. Empty where it is for ever.
/// \pre `base_date` is an ISO date or a year
std::string due_on(const RetentionPeriod& period, std::string_view base_date);

/// "10年" of the years that have passed since the base year: 已保管期限. Empty without a base date.
std::string kept_for(std::string_view base_date, std::string_view today);

} // namespace strongroom::archive
