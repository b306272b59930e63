#include "index/values/registration.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

TEST(CreditCode, HasACheckCharacter)
{
    EXPECT_TRUE(credit_code_valid("91350100M000100Y43"));
    EXPECT_FALSE(credit_code_valid("91350100M000100Y44"));
    EXPECT_FALSE(credit_code_valid("91350100M000100I43"));
    EXPECT_FALSE(credit_code_valid("9135"));
}

TEST(Licence, HasACheckDigitOfFifteen)
{
    EXPECT_TRUE(licence_valid("110108000000016"));
    EXPECT_FALSE(licence_valid("110108000000017"));
    EXPECT_TRUE(licence_valid("3702001234567"));
}

TEST(OrganisationCode, HasACheckCharacter)
{
    EXPECT_TRUE(organisation_code_valid("D2143569-X"));
    EXPECT_TRUE(organisation_code_valid("D2143569X"));
    EXPECT_FALSE(organisation_code_valid("D2143569-1"));
}

TEST(FindRegistration, ReadsAndJudges)
{
    const std::string text = "统一社会信用代码：91350100M000100Y43";
    const auto code = find_registration(chars(text));
    ASSERT_TRUE(code);
    EXPECT_TRUE(code->value.valid);
    EXPECT_EQ(part(text, code->span), "91350100M000100Y43");

    const auto misread = find_registration(chars("9135O100MO00100Y43"));
    ASSERT_TRUE(misread);
    EXPECT_EQ(misread->value.number, "91350100M000100Y43");
    EXPECT_TRUE(misread->repaired);

    EXPECT_EQ(find_registration(chars("注册号110108000000016"))->value.kind, Registration::Kind::licence);
    EXPECT_EQ(find_registration(chars("9135 0100 M000 100Y 43"))->value.number, "91350100M000100Y43");
    EXPECT_FALSE(find_registration(chars("电话13800138000")));
}
