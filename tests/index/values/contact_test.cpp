#include "index/values/contact.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

std::string phone(std::string_view text)
{
    const auto found = parse_phone(chars(text));
    return found ? found->value.number : "";
}

} // namespace

TEST(Phone, ReadsEveryForm)
{
    for (const char* text : {"13800138000", "138-0013-8000", "138 0013 8000", "+86 138 0013 8000",
             "+8613800138000", "电话:13800138000", "138OO138000"})
        EXPECT_EQ(phone(text), "13800138000") << text;
    for (const char* text :
        {"0532-85761234", "(0532)85761234", "0532 85761234", "053285761234", "0532-8576 1234"})
        EXPECT_EQ(phone(text), "0532-85761234") << text;
    EXPECT_EQ(phone("01085761234"), "010-85761234");
    EXPECT_EQ(phone("85761234-801"), "85761234-801");
    EXPECT_EQ(phone("0532-85761234转801"), "0532-85761234-801");
    EXPECT_EQ(phone("400-800-1234"), "400-800-1234");
    EXPECT_EQ(phone("4008001234"), "400-800-1234");
}

TEST(Phone, FindsSeveral)
{
    const auto found = find_phones(chars("联系电话:13800138000/0532-85761234、13900139000"));
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[1].value.number, "0532-85761234");
    EXPECT_EQ(found[1].value.kind, Phone::Kind::landline);
    EXPECT_EQ(found[2].value.number, "13900139000");
}

TEST(Phone, RefusesWhatIsNone)
{
    for (const char* text :
        {"", "11010519491231002X", "1,234,567.00", "2007-04-02", "3-2-1201", "138001380001", "266000"})
        EXPECT_EQ(phone(text), "") << text;
}

TEST(Postcode, IsSixDigitsAlone)
{
    EXPECT_EQ(parse_postcode(chars("邮编:266071"))->value, "266071");
    EXPECT_EQ(parse_postcode(chars("2 6 6 0 7 1"))->value, "266071");
    EXPECT_FALSE(parse_postcode(chars("2660711")));
    EXPECT_FALSE(parse_postcode(chars("26607")));
}

TEST(BankAccount, IsCheckedByLuhn)
{
    EXPECT_TRUE(luhn_valid("6222020000000000000"));
    EXPECT_TRUE(luhn_valid("6217000000000000004"));
    EXPECT_FALSE(luhn_valid("6222020000000000001"));
    EXPECT_FALSE(luhn_valid("6217000000000000005"));
    EXPECT_EQ(find_bank_account(chars("账号 6222 0200 0000 0000 000"))->value, "6222020000000000000");
    EXPECT_FALSE(find_bank_account(chars("13800138000")));
}
