#include "index/values/numerals.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

TEST(WholeNumber, ReadsArabicAndChinese)
{
    const std::pair<const char*, int> cases[] = {{"1201", 1201}, {"一二〇一", 1201}, {"十二", 12}, {"贰", 2},
        {"二十", 20}, {"一百零五", 105}, {"廿三", 23}, {"卅", 30}, {"一千二百零一", 1201},
        {"三万五千", 35000}, {"两", 2}, {"拾伍", 15}, {"0", 0}};
    for (const auto& [text, value] : cases)
        EXPECT_EQ(whole_number(chars(text)), value) << text;
}

TEST(WholeNumber, RefusesWhatIsNone)
{
    for (const char* text : {"", "一百百", "万", "百", "一十一百", "十二3百4", "1a", "1234567890123456"})
        EXPECT_FALSE(whole_number(chars(text))) << text;
}

TEST(FindWholeNumber, TakesGroupedDigitsWhole)
{
    const auto found = find_whole_number(chars("共1,201份"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value, 1201);
    EXPECT_EQ(found->span, (Span{1, 6}));
}
