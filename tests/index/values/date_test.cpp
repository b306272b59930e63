#include "index/values/date.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

std::string found(std::string_view text, int near_year = 2010)
{
    const auto date = find_date(chars(text), 0, near_year);
    return date ? iso(date->value.date) : "";
}

} // namespace

TEST(FindDate, ReadsEveryForm)
{
    for (const char* text : {"2007年4月2日", "2007 年 04 月 02 日", "2007-4-2", "2007.04.02", "2007/4/2",
             "20070402", "07年4月2日", "二〇〇七年四月二日", "二OO七年四月二日", "二oo七年四月二日",
             "二○○七年四月二日", "二零零七年肆月贰日", "贰零零柒年零肆月零贰日", "2007年4月2日前",
             "签订日期：２００７年４月２日", "2007年四月二日", "2OO7年4月2日", "2007年4月2曰", "2007,04,02"})
        EXPECT_EQ(found(text), "2007-04-02") << text;
    EXPECT_EQ(found("二〇一一年十二月三十一日"), "2011-12-31");
    EXPECT_EQ(found("贰零壹壹年壹拾贰月叁拾壹日"), "2011-12-31");
    EXPECT_EQ(found("二〇〇九年十月廿三日"), "2009-10-23");
}

TEST(FindDate, PlacesTwoDigitYearsNearTheDocument)
{
    EXPECT_EQ(found("98年5月1日", 2007), "1998-05-01");
    EXPECT_EQ(found("07年5月1日", 2007), "2007-05-01");
    EXPECT_EQ(found("70年5月1日", 2025), "2070-05-01");
}

TEST(FindDate, KnowsTheCalendar)
{
    EXPECT_EQ(found("2008年2月29日"), "2008-02-29");
    EXPECT_EQ(found("2007年2月29日"), "");
    EXPECT_EQ(found("2007年13月1日"), "");
    EXPECT_EQ(found("20071301"), "");
}

TEST(FindDate, RefusesWhatIsNone)
{
    for (const char* text :
        {"3-2-1201", "07-4-2", "0532-85761234", "13800138000", "2007年4月", "年 月 日", "120070402",
            "2007-4-2-1201", "1.264.210.40", "GF-2000-0171", "十二月二日", "210202198502300011"})
        EXPECT_EQ(found(text), "") << text;
}

TEST(FindDate, TellsABoundAndItsPlace)
{
    const std::string text = "应于2009年12月31日前交付";
    const auto date = find_date(chars(text));
    ASSERT_TRUE(date);
    EXPECT_EQ(date->value.bound, Bound::before);
    EXPECT_EQ(part(text, date->span), "2009年12月31日前");
    EXPECT_EQ(find_date(chars("2009年12月31日"))->value.bound, Bound::on);
    EXPECT_TRUE(find_date(chars("2009年12月3l日"))->repaired);
}

TEST(FindDate, ReadsBackEveryDayInEveryForm)
{
    std::mt19937 random(412);
    for (int i = 0; i < 3000; ++i) {
        const Date date = plus_days(*date_of(1990, 1, 1), static_cast<int>(random() % 20000));
        const int y = static_cast<int>(date.year());
        const auto m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
        const std::string ym = std::to_string(y) + "年" + std::to_string(m) + "月";
        ASSERT_EQ(found(ym + std::to_string(d) + "日"), iso(date));
        ASSERT_EQ(found(std::to_string(y) + "." + std::to_string(m) + "." + std::to_string(d)), iso(date));
        ASSERT_EQ(found(iso(date)), iso(date));
        ASSERT_EQ(iso_date(iso(date)), date);
    }
}

TEST(RelativeDates, ReadBaseAndOffset)
{
    struct Case {
        const char* text;
        Base base;
        int offset;
        Count count;
    };
    const Case cases[] = {{"自签约日起30日内付清", Base::signing, 30, Count::days},
        {"于本合同签订之日起7日内", Base::signing, 7, Count::days},
        {"签订之日", Base::signing, 0, Count::days}, {"主体封顶后15日内", Base::event, 15, Count::days},
        {"交房前付清", Base::delivery, 0, Count::days},
        {"自本合同生效之日起十五个工作日内", Base::signing, 15, Count::workdays},
        {"自签订本认购书之日起 7 日内", Base::subscription, 7, Count::days},
        {"自交付之日起3个月内", Base::delivery, 3, Count::months}};
    for (const Case& c : cases) {
        const auto found = find_relative_date(chars(c.text));
        ASSERT_TRUE(found) << c.text;
        EXPECT_EQ(found->value.base, c.base) << c.text;
        EXPECT_EQ(found->value.offset, c.offset) << c.text;
        EXPECT_EQ(found->value.count, c.count) << c.text;
    }
    for (const char* text : {"2007年4月2日前", "30日", "一式四份", "逾期超过30日", "签订时间:", ""})
        EXPECT_FALSE(find_relative_date(chars(text))) << text;
}

TEST(RelativeDates, BecomeDaysOnceTheBaseIsKnown)
{
    const RelativeDate month{Base::signing, 1, Count::months, Bound::on, ""};
    EXPECT_EQ(iso(*month.from(*date_of(2007, 1, 31))), "2007-02-28");
    const RelativeDate days{Base::signing, 30, Count::days, Bound::before, ""};
    EXPECT_EQ(iso(*days.from(*date_of(2007, 4, 2))), "2007-05-02");
    EXPECT_FALSE(
        (RelativeDate{Base::signing, 5, Count::workdays, Bound::before, ""}.from(*date_of(2007, 4, 2))));
}

TEST(Years, AreCompletedYears)
{
    EXPECT_EQ(years_between(*date_of(1980, 4, 3), *date_of(2007, 4, 2)), 26);
    EXPECT_EQ(years_between(*date_of(1980, 4, 2), *date_of(2007, 4, 2)), 27);
}
