#include <gtest/gtest.h>

#include "archive/retention/due_on.h"

namespace strongroom::archive {
namespace {

// DOMAIN §2.8.3: base 2007, D10 → 2008-01-01…2017-12-31.
TEST(DueOn, CountsWholeYearsFromTheYearAfterTheBase)
{
    const RetentionPeriod ten{false, 10};
    EXPECT_EQ(due_on(ten, "2007"), "2017-12-31");
    EXPECT_EQ(due_on(ten, "2007-01-01"), "2017-12-31");
    EXPECT_EQ(due_on(ten, "2007-12-31"), "2017-12-31");
    EXPECT_EQ(due_on({false, 2}, "2024-02-29"), "2026-12-31");
}

TEST(DueOn, NeverComesForWhatIsKeptForEver) { EXPECT_EQ(due_on({true, 0}, "2007-04-02"), ""); }

TEST(RetentionPeriod, IsWrittenAsACode)
{
    for (const std::string code : {"Y", "D2", "D10", "D30", "D100"})
        EXPECT_EQ(retention_period(code).value().code(), code);
    for (const std::string code : {"", "D", "D0", "D010", "D-1", "D101", "D10 ", "d10", "10", "Y1", "D1O"})
        EXPECT_FALSE(retention_period(code)) << code;
}

TEST(RetentionPeriod, ForEverIsLongerThanAnyOther)
{
    const RetentionPeriod forever{true, 0}, ten{false, 10}, thirty{false, 30};
    EXPECT_TRUE(forever.longer_than(thirty));
    EXPECT_TRUE(thirty.longer_than(ten));
    EXPECT_FALSE(ten.longer_than(ten));
    EXPECT_FALSE(ten.longer_than(forever));
    EXPECT_FALSE(forever.longer_than(forever));
}

TEST(KeptFor, CountsYearsThatWereKeptToTheirEnd)
{
    EXPECT_EQ(kept_for("2007-04-02", "2008-01-01"), "0年");
    EXPECT_EQ(kept_for("2007-04-02", "2018-01-01"), "10年");
    EXPECT_EQ(kept_for("", "2018-01-01"), "");
}

} // namespace
} // namespace strongroom::archive
