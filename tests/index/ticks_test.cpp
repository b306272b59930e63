#include "index/ticks.h"

#include <gtest/gtest.h>

#include <string>

#include "index/text.h"

namespace strongroom::index {
namespace {

std::string first_ticked(const std::string& text)
{
    const std::string plain = folded(text);
    const std::vector<Span> parts = ticked(plain);
    return parts.empty() ? "" : plain.substr(parts.front().begin, parts.front().size());
}

TEST(Ticked, FindsTheOptionBehindTheTick)
{
    EXPECT_EQ(first_ticked("□一次性付款 √分期付款 □按揭"), "分期付款");
    EXPECT_EQ(first_ticked("【√】住宅 【】办公 【】商业"), "住宅");
    EXPECT_EQ(first_ticked("■自住 □投资"), "自住");
    EXPECT_EQ(first_ticked("【一次性付款】【√分期付款】【按揭】"), "分期付款");
    EXPECT_EQ(first_ticked("【60-80平】【V120-150平】"), "120-150平");
}

TEST(Ticked, FindsTheOptionBeforeTheTickWhereBoxesFollow) { EXPECT_EQ(first_ticked("男□ 女☑"), "女"); }

TEST(Ticked, FindsNothingWhereNothingIsTicked)
{
    EXPECT_EQ(first_ticked("□男 □女"), "");
    EXPECT_EQ(first_ticked("一次性付款"), "");
}

} // namespace
} // namespace strongroom::index
