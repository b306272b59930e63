#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

using Date = std::chrono::year_month_day;

std::string iso(Date date);                          ///< "2007-04-02"
std::optional<Date> iso_date(std::string_view text); ///< only YYYY-MM-DD, and only a real day
std::optional<Date> date_of(
    int year, int month, int day); ///< nothing unless it is a day of the calendar, 1850–2199
Date plus_days(Date date, int days);
int days_between(Date from, Date to);  ///< negative where `to` is earlier
int years_between(Date from, Date to); ///< completed years: an age

/// Whether the date itself or a time before it is meant.
enum class Bound {
    on,     ///< 2007年4月2日
    before, ///< …前, …之前, …以前, 至迟
};

struct WrittenDate {
    Date date{};
    Bound bound = Bound::on;
};

/// The first date of `text` at or after `from`, in any form of DOMAIN 3.5. A year of two digits becomes the
/// one nearest to `near_year` (best: the year of the document). \pre text is normalised
std::optional<Found<WrittenDate>> find_date(
    std::u32string_view text, std::size_t from = 0, int near_year = 2010);

/// What a relative date counts from.
enum class Base {
    signing,      ///< 签约, 签订本合同, 本合同生效
    subscription, ///< 签订认购书
    filing,       ///< 备案
    delivery,     ///< 交房, 交付
    notice,       ///< 通知
    loan_release, ///< 放款, 贷款批准
    title,        ///< 办理产权证
    event,        ///< another event, told in `condition` (主体封顶)
};

enum class Count { days, workdays, months, years };

/// 自签约日起30日内: due `offset` days after signing.
struct RelativeDate {
    Base base = Base::signing;
    int offset = 0;
    Count count = Count::days;
    Bound bound = Bound::on;
    std::string condition; ///< the words the base was told by: "本合同签订"

    /// The day itself, where the base's date is known and the count is not in workdays.
    std::optional<Date> from(Date base_date) const;
};

/// The first relative date of `text` at or after `from`.
std::optional<Found<RelativeDate>> find_relative_date(std::u32string_view text, std::size_t from = 0);

} // namespace strongroom::index
