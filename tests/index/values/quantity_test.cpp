#include "index/values/quantity.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

std::int64_t area(std::string_view text)
{
    const auto found = parse_area(chars(text));
    return found ? found->value : -1;
}

int ratio(std::string_view text)
{
    const auto found = parse_ratio(chars(text));
    return found ? found->value : -1;
}

} // namespace

TEST(Area, ReadsEveryForm)
{
    for (const char* text : {"118.36平方米", "118.36㎡", "118.36m2", "118.36m²", "118．36平米", "118.36平方",
             "118.36", "建筑面积共 118.36 平方米", "118,36㎡", "118. 36平方米", "118.36mz"})
        EXPECT_EQ(area(text), 11836) << text;
    EXPECT_EQ(area("90平方米"), 9000);
    EXPECT_EQ(area("90.5平方米"), 9050);
    EXPECT_EQ(area("90.125平方米"), 9013);
}

TEST(Area, SaysWhereItGuessed)
{
    EXPECT_FALSE(parse_area(chars("118.36㎡"))->repaired);
    EXPECT_TRUE(parse_area(chars("118,36㎡"))->repaired);
    EXPECT_TRUE(parse_area(chars("118.36nr"))->repaired);
}

TEST(Area, RefusesWhatIsNone)
{
    for (const char* text : {"", "0平方米", "2007年", "1201号", "999999平方米", "8650元", "3-2"})
        EXPECT_EQ(area(text), -1) << text;
    EXPECT_FALSE(find_area(chars("层高2.80米,118.36")));
}

TEST(Ratio, ReadsEveryForm)
{
    const std::pair<const char*, int> cases[]
        = {{"30%", 3000}, {"３０％", 3000}, {"百分之三十", 3000}, {"三成", 3000}, {"3成", 3000},
            {"三成五", 3500}, {"0.3", 3000}, {"万分之五", 5}, {"万分之3", 3}, {"0.5‰", 5}, {"30.02%", 3002},
            {"千分之一", 10}, {"百分之三点五", 350}, {"占全部房价款的 30 %", 3000}, {"100%", 10000}};
    for (const auto& [text, points] : cases)
        EXPECT_EQ(ratio(text), points) << text;
    EXPECT_EQ(parse_ratio(chars("30"), Percent::printed)->value, 3000);
}

TEST(Ratio, RefusesWhatIsNone)
{
    for (const char* text : {"", "30", "成交", "0.005%", "百分之", "5000%", "2007-4-2"})
        EXPECT_EQ(ratio(text), -1) << text;
}
