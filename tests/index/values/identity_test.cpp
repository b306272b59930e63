#include "index/values/identity.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

/// A made-up person of the unassigned region 99xxxx.
std::string made_up(std::mt19937& random)
{
    const Date birth = plus_days(*date_of(1940, 1, 1), static_cast<int>(random() % 22000));
    std::string day = iso(birth);
    std::erase(day, '-');
    std::string number
        = "99" + std::to_string(1000 + random() % 9000) + day + std::to_string(100 + random() % 900);
    return number + id_check_character(number);
}

} // namespace

TEST(ExaminedId, AcceptsPublishedExamples)
{
    for (const char* id : {"11010519491231002X", "440524188001010014", "34052419800101001X"})
        EXPECT_EQ(examined_id(id).fault, IdFault::none) << id;
    EXPECT_EQ(iso(*examined_id("11010519491231002X").birth), "1949-12-31");
    EXPECT_EQ(examined_id("11010519491231002X").sex, Sex::female);
    EXPECT_EQ(examined_id("34052419800101001X").sex, Sex::male);
}

TEST(ExaminedId, NamesTheFault)
{
    EXPECT_EQ(examined_id("210202198502300011").fault, IdFault::birth);
    EXPECT_EQ(examined_id("110105194912310021").fault, IdFault::checksum);
    EXPECT_EQ(examined_id("1101051949123100").fault, IdFault::format);
    EXPECT_EQ(examined_id("01010519491231002X").fault, IdFault::format);
}

TEST(ExaminedId, UpgradesFifteenDigits)
{
    EXPECT_EQ(upgraded_id("110105491231002"), "11010519491231002X");
    EXPECT_EQ(examined_id("110105491231002").full, "11010519491231002X");
}

TEST(FindIdNumber, ReadsItInALine)
{
    const std::string text = "身份证号：110105 19491231 002x 电话";
    const auto found = find_id_number(chars(text));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value.number, "11010519491231002X");
    EXPECT_EQ(part(text, found->span), "110105 19491231 002x");
    EXPECT_FALSE(found->repaired);
    EXPECT_EQ(find_id_number(chars("11010519491231002×"))->value.number, "11010519491231002X");
    EXPECT_EQ(find_id_number(chars("证号110105491231002。"))->value.full, "11010519491231002X");
}

TEST(FindIdNumber, ReadsLettersAsTheDigitsTheyLookLike)
{
    const auto found = find_id_number(chars("11O1O51949l231002X"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value.number, "11010519491231002X");
    EXPECT_EQ(found->value.fault, IdFault::none);
    EXPECT_TRUE(found->repaired);
}

TEST(FindIdNumber, GivesAWrongNumberWithItsFault)
{
    const auto found = find_id_number(chars("210202198502300011"));
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->value.fault == IdFault::birth || found->repaired);
}

TEST(FindIdNumber, NeverChangesARightNumberAndSaysSoWhenItChangesAWrongOne)
{
    std::mt19937 random(99);
    int repaired = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string number = made_up(random);
        const auto right = find_id_number(chars(number));
        ASSERT_TRUE(right) << number;
        ASSERT_EQ(right->value.number, number);
        ASSERT_FALSE(right->repaired);

        std::string wrong = number;
        char& digit = wrong[random() % 17];
        digit = digit == '9' ? '1' : static_cast<char>(digit + 1);
        if (wrong == number)
            continue;
        const auto found = find_id_number(chars(wrong));
        ASSERT_TRUE(found) << wrong;
        if (found->value.fault == IdFault::none) {
            ASSERT_TRUE(found->repaired) << wrong;
            ++repaired;
        }
    }
    EXPECT_LT(repaired, 1000);
}

TEST(FindIdNumber, RefusesOtherNumbers)
{
    for (const char* text : {"", "13800138000", "6222020000000000000", "3702021234567", "第1234567890号",
             "合同编号2007041200000001"})
        EXPECT_FALSE(find_id_number(chars(text))) << text;
}

TEST(KnownProvince, KnowsTheCodes)
{
    EXPECT_TRUE(known_province("370202"));
    EXPECT_TRUE(known_province("830000"));
    EXPECT_FALSE(known_province("990101"));
    EXPECT_FALSE(known_province(""));
}
