#include "index/options.h"

#include <gtest/gtest.h>

#include "index/layout.h"
#include "tests/support/paper.h"

namespace strongroom::index {
namespace {

Text flow(const std::vector<std::string>& lines)
{
    const ReadPage page = testing::paper(lines);
    return flow_of({&page, 1});
}

TEST(Choices, FindTheChosenOptionAndTheOnesThatDoNotCount)
{
    const Text text = flow(
        {"买受人采取下列第【2】种方式付款：", "1、一次性付款，应于2007年5月1日前支付。", "2、分期付款，",
            "（1）首期100000元；", "（2）二期200000元；", "3、贷款方式付款。", "第七条 违约责任"});
    const auto choices = choices_in(text);
    ASSERT_EQ(choices.size(), 1U);
    EXPECT_EQ(choices[0].topic, Choice::Topic::payment);
    EXPECT_EQ(choices[0].chosen, 2);
    ASSERT_EQ(choices[0].options.size(), 3U);
    const auto voided = void_spans(text, choices);
    EXPECT_TRUE(inside(voided, text.text.find("2007")));
    EXPECT_FALSE(inside(voided, text.text.find("200000")));
    EXPECT_FALSE(inside(voided, text.text.find("违约责任")));
}

TEST(Choices, LeftOpenVoidNothing)
{
    EXPECT_TRUE(
        void_spans(flow({}), choices_in(flow({"采取下列第种方式付款：", "1、一次性付款", "2、分期付款"})))
            .empty());
}

} // namespace
} // namespace strongroom::index
