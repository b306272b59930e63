#include "index/values/codes.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

std::string method(std::string_view text)
{
    const auto code = payment_method(chars(text));
    return code ? code->value : "";
}

} // namespace

TEST(PaymentMethod, KnowsEveryWording)
{
    const std::pair<const char*, const char*> cases[] = {{"一次性付款", "lump"}, {"全款", "lump"},
        {"现金一次性", "lump"}, {"分期付款", "instal"}, {"首付分期", "instal"}, {"工程进度付款", "instal"},
        {"贷款方式付款", "loan_com"}, {"按揭付款", "loan_com"}, {"商业按揭", "loan_com"},
        {"银行按揭", "loan_com"}, {"商贷", "loan_com"}, {"公积金贷款", "loan_pf"}, {"公积金按揭", "loan_pf"},
        {"公积金", "loan_pf"}, {"组合贷款", "loan_mix"}, {"公积金组合贷款", "loan_mix"},
        {"其他方式", "other"}, {"以房抵债", "other"}, {"公积金贷款方式付款", "loan_pf"},
        {"貸款方式付款(公積金組合貸款)", "loan_mix"}};
    for (const auto& [text, code] : cases)
        EXPECT_EQ(method(text), code) << text;
}

TEST(PaymentMethod, TakesTheTickedOption)
{
    EXPECT_EQ(method("□一次性付款 □分期付款 ☑按揭付款"), "loan_com");
    EXPECT_EQ(method("■一次性付款 □分期付款 □按揭付款"), "lump");
    EXPECT_EQ(method("√1.一次性付款 2.分期付款 3.贷款方式付款"), "lump");
    EXPECT_EQ(method("贷款方式付款:【√公积金贷款】【商业贷款】"), "loan_pf");
    EXPECT_EQ(method("贷款方式付款:【公积金贷款】【商业贷款√】"), "loan_com");
    EXPECT_EQ(method("贷款方式付款:【×公积金贷款】【商业贷款】"), "loan_com");
    EXPECT_EQ(method("【√公积金贷款】【√商业贷款】"), "loan_mix");
}

TEST(PaymentMethod, IsUnknownWhereNothingIsChosen)
{
    EXPECT_EQ(method("1.一次性付款 2.分期付款 3.贷款方式付款 4.其他方式"), "");
    EXPECT_EQ(method("贷款方式付款:【公积金贷款】【商业贷款】"), "");
    EXPECT_EQ(method("□一次性付款 □分期付款 □按揭付款"), "");
    EXPECT_EQ(method(""), "");
}

TEST(ChosenCode, KnowsTheOtherLists)
{
    EXPECT_EQ(chosen_code("id_type", chars("【√身份证】【护照】"))->value, "id_card");
    EXPECT_EQ(chosen_code("id_type", chars("居民身份证"))->value, "id_card");
    EXPECT_EQ(chosen_code("sex", chars("女"))->value, "女");
    EXPECT_EQ(chosen_code("pricing_mode", chars("按套内建筑面积计算"))->value, "1");
    EXPECT_EQ(chosen_code("pricing_mode", chars("按建筑面积计算"))->value, "2");
    EXPECT_EQ(chosen_code("pricing_mode", chars("按套(单元)计算"))->value, "3");
    EXPECT_FALSE(chosen_code("no_such_list", chars("男")));
}
