#include "archive/natural_order.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

TEST(NaturalOrder, CountsDigitsAsNumbers)
{
    EXPECT_TRUE(naturally_before("XS-2007-9", "XS-2007-10"));
    EXPECT_TRUE(naturally_before("XS-2007-0412", "XS-2007-0413"));
    EXPECT_TRUE(naturally_before("XS-2007-99999999999999999999999", "XS-2007-100000000000000000000000"));
    EXPECT_TRUE(naturally_before("3号楼", "12号楼"));
    EXPECT_TRUE(naturally_before("", "1"));
    EXPECT_TRUE(naturally_before("A", "A1"));
    EXPECT_FALSE(naturally_before("B1", "B1"));
}

TEST(NaturalOrder, IsAnOrder)
{
    std::mt19937 random(20070402);
    std::vector<std::string> texts;
    for (int n = 0; n < 150; ++n) {
        std::string text;
        for (auto length = random() % 6; length > 0; --length)
            text += "01290AB-"[random() % 8];
        texts.push_back(text);
    }
    for (const std::string& a : texts)
        for (const std::string& b : texts) {
            ASSERT_EQ(natural_order(a, b) < 0, natural_order(b, a) > 0) << a << ' ' << b;
            ASSERT_EQ(natural_order(a, b) == 0, a == b) << a << ' ' << b;
            for (const std::string& c : texts)
                if (naturally_before(a, b) && naturally_before(b, c)) {
                    ASSERT_TRUE(naturally_before(a, c)) << a << ' ' << b << ' ' << c;
                }
        }
}

} // namespace
} // namespace strongroom::archive
