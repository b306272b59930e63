#include "ui/terminal.h"

#include <gtest/gtest.h>

using namespace strongroom::ui;

TEST(DisplayWidth, CountsHanAndFullWidthSignsTwice)
{
    EXPECT_EQ(display_width("合同No.1"), 8);
    EXPECT_EQ(display_width("（１）"), 6);
    EXPECT_EQ(display_width(""), 0);
}

TEST(Shortened, CutsBetweenCharactersAndSaysSo)
{
    EXPECT_EQ(shortened("商品房买卖合同", 14), "商品房买卖合同");
    EXPECT_EQ(shortened("商品房买卖合同", 8), "商品房…");
}

TEST(Table, AlignsColumnsByDisplayWidth)
{
    EXPECT_EQ(table({{"a", "b"}, {"合同", "x"}}), "a     b\n合同  x\n");
}

TEST(Harmless, TakesAwayWhatCouldSteerATerminal)
{
    EXPECT_EQ(harmless("a\033[2Jb\n\xC2\x9B"), "a?[2Jb??");
    EXPECT_EQ(harmless("买受人£"), "买受人£");
}
