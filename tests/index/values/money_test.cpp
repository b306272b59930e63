#include "index/values/money.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

namespace {

std::int64_t parsed(std::string_view text)
{
    const auto amount = parse_amount(chars(text));
    return amount ? amount->fen : -1;
}

std::int64_t found(std::string_view text)
{
    const auto amount = find_amount(chars(text));
    return amount ? amount->fen : -1;
}

bool repaired(std::string_view text)
{
    const auto amount = parse_amount(chars(text));
    return amount && amount->repaired;
}

} // namespace

TEST(ParseAmount, ReadsDigits)
{
    const std::pair<const char*, std::int64_t> cases[] = {
        {"¥1,234,567.00", 123456700},
        {"￥1234567", 123456700},
        {"1234567元", 123456700},
        {"1，234，567.00元", 123456700},
        {"１，２３４，５６７．００", 123456700},
        {"123.4567万元", 123456700},
        {"123万元", 123000000},
        {"1.2亿元", 12000000000},
        {"RMB1,234,567", 123456700},
        {"人民币 1 234 567 元", 123456700},
        {"8650.25元/平方米", 865025},
        {"1,264,210.4", 126421040},
        {"5元6角7分", 567},
        {"0.5元", 50},
    };
    for (const auto& [text, fen] : cases) {
        EXPECT_EQ(parsed(text), fen) << text;
        EXPECT_FALSE(repaired(text)) << text;
    }
}

TEST(ParseAmount, ForgivesSlipsOfTheReaderAndSaysSo)
{
    const std::pair<const char*, std::int64_t> cases[] = {{"1.264.210.40", 126421040},
        {"1,264,210,40", 126421040}, {"1.264,210.40元", 126421040}, {"1,264,21040", 126421040},
        {"1264,210.40", 126421040}, {"1,2O4,210.40", 120421040}, {"1.264.210", 126421000}};
    for (const auto& [text, fen] : cases) {
        EXPECT_EQ(parsed(text), fen) << text;
        EXPECT_TRUE(repaired(text)) << text;
    }
    EXPECT_EQ(parsed("1, 264, 210. 40 元"), 126421040);
}

TEST(ParseAmount, RoundsPlacesBelowAFenAndSaysSo)
{
    const auto amount = parse_amount(chars("8650.2534"));
    ASSERT_TRUE(amount);
    EXPECT_EQ(amount->fen, 865025);
    EXPECT_TRUE(amount->rounded);
}

TEST(ParseAmount, ReadsCapitals)
{
    const std::pair<const char*, std::int64_t> cases[] = {
        {"壹佰贰拾叁万肆仟伍佰陆拾柒元整", 123456700},
        {"人民币壹佰万圆正", 100000000},
        {"壹佰万元整", 100000000},
        {"壹仟万零壹佰元整", 1000010000},
        {"伍拾万元零壹分", 50000001},
        {"伍拾万零伍佰元整", 50050000},
        {"壹万零伍佰元整", 1050000},
        {"壹万陆仟肆佰零玖元零贰分", 1640902},
        {"叁佰贰拾伍元零肆分", 32504},
        {"壹仟肆佰零玖元伍角", 140950},
        {"壹仟肆佰零玖元伍角整", 140950},
        {"陆仟零柒元壹角肆分", 600714},
        {"壹角整", 10},
        {"壹佰万壹仟元整", 100100000},
        {"壹佰万零壹仟元整", 100100000},
        {"壹拾贰万元伍角", 12000050},
        {"拾贰万元整", 12000000},
        {"壹百貳拾參萬肆仟伍佰陸拾柒圓整", 123456700},
        {"壹佰贰拾参万肆仟伍佰陆拾柒元整", 123456700},
        {"壹亿贰仟万元整", 12000000000},
        {"零元整", 0},
        {"壹佰 贰拾叁 万 元 整", 123000000},
    };
    for (const auto& [text, fen] : cases) {
        EXPECT_EQ(parsed(text), fen) << text;
        EXPECT_FALSE(repaired(text)) << text;
    }
}

TEST(ParseAmount, TellsColloquialFromCapital)
{
    const auto amount = parse_amount(chars("一百二十三万元"));
    ASSERT_TRUE(amount);
    EXPECT_EQ(amount->fen, 123000000);
    EXPECT_EQ(amount->written, Written::colloquial);
    EXPECT_EQ(parse_amount(chars("壹佰元整"))->written, Written::capital);
}

TEST(ParseAmount, ReadsLookAlikesOnlyInsideCapitals)
{
    const std::pair<const char*, std::int64_t> cases[] = {{"臺佰贰拾叁万肆仟伍佰陆拾柒元整", 123456700},
        {"壹佰武拾叁万肆件伍佰陆恰柒元整", 123456700}, {"叁拾贡万元楚", 32000000}, {"壹佰万无整", 100000000}};
    for (const auto& [text, fen] : cases) {
        EXPECT_EQ(parsed(text), fen) << text;
        EXPECT_TRUE(repaired(text)) << text;
    }
    for (const char* text : {"参加", "台北", "武件元", "方无", "任台整"})
        EXPECT_EQ(parsed(text), -1) << text;
}

TEST(ParseAmount, ReadsPrintedGrids)
{
    const std::pair<const char*, std::int64_t> cases[] = {
        {"1百2拾3万4千5百6拾7元整", 123456700},
        {"1 百 2 拾 3 万 4 千 5 百 6 拾 7 元整", 123456700},
        {"×千1百2拾3万4千5百6拾7元整", 123456700},
        {"⊗亿⊗千⊗百8拾6万4千0百0拾0元整", 86400000},
        {"零千壹百贰拾叁万肆千伍百陆拾柒元整", 123456700},
        {"¥百3拾5万0千0百0拾0元整", 35000000},
        {"/千/百4拾0万0千0百0拾0元整", 40000000},
    };
    for (const auto& [text, fen] : cases)
        EXPECT_EQ(parsed(text), fen) << text;
    EXPECT_EQ(parse_amount(chars("1百2拾3万4千5百6拾7元整"))->written, Written::grid);
}

TEST(ParseAmount, JoinsDigitsOfSingleCells)
{
    EXPECT_EQ(parsed("¥ 1 0 2 3 8 4 4 . 0 0"), 102384400);
    EXPECT_EQ(parsed("1 0 2 3 8 4 4 元"), 102384400);
    EXPECT_TRUE(repaired("¥ 1 0 2 3 8 4 4 . 0 0"));
}

TEST(ParseAmount, PassesOverNumbersOfOtherThings)
{
    EXPECT_EQ(parsed("1、首付款307,141"), 30714100);
    EXPECT_EQ(parsed("第1期 2007年4月2日 307,141.00 第2期"), 30714100);
    EXPECT_EQ(parsed("XS-2007-0412 300000"), 30000000);
    EXPECT_EQ(parsed("500"), 50000);
    // The digits, not the capitals: the two must be compared.
    EXPECT_EQ(parse_amount(chars("1,023,844.00(大写壹佰元整)"))->written, Written::digits);
}

TEST(ParseAmount, RefusesWhatIsNoAmount)
{
    for (const char* text :
        {"", "元整", "人民币元", "USD 1,200.00", "$500", "1,200美元", "3、4号", "118.36平方米", "30%",
            "12,34,56,7", "99999999999999999999", "百 拾 万 千 百 拾 元", "XS-2007-0412", "2007年"})
        EXPECT_EQ(parsed(text), -1) << text;
}

TEST(FindAmount, NeedsAMarkOfMoney)
{
    EXPECT_EQ(found("第1201号,总价1,264,210.40元"), 126421040);
    EXPECT_EQ(found("3号楼2单元1201室"), -1);
    EXPECT_EQ(found("自2007年4月2日起30日内支付"), -1);
    EXPECT_EQ(found("合同第一百二十条"), -1);
    EXPECT_EQ(found("电话13800138000"), -1);
    EXPECT_EQ(found("建筑面积118.36平方米,单价每平方米8,650.25元"), 865025);
}

TEST(FindAmount, TellsWhereItStands)
{
    const std::string text = "总价款为人民币1,264,210.40元(大写壹佰贰拾陆万肆仟贰佰壹拾元肆角整)";
    const auto first = find_amount(chars(text));
    ASSERT_TRUE(first);
    EXPECT_EQ(part(text, first->span), "人民币1,264,210.40元");
    const auto second = find_amount(chars(text), first->span.end);
    ASSERT_TRUE(second);
    EXPECT_EQ(part(text, second->span), "壹佰贰拾陆万肆仟贰佰壹拾元肆角整");
    EXPECT_EQ(second->fen, first->fen);
}

TEST(Capitals, FollowTheRulesOfWriting)
{
    const std::pair<std::int64_t, const char*> cases[] = {{123456700, "壹佰贰拾叁万肆仟伍佰陆拾柒元整"},
        {100000000, "壹佰万元整"}, {1000010000, "壹仟万零壹佰元整"}, {50000001, "伍拾万元零壹分"},
        {1050000, "壹万零伍佰元整"}, {1640902, "壹万陆仟肆佰零玖元零贰分"}, {32504, "叁佰贰拾伍元零肆分"},
        {140950, "壹仟肆佰零玖元伍角"}, {600714, "陆仟零柒元壹角肆分"}, {10, "壹角整"}, {0, "零元整"},
        {1000, "壹拾元整"}, {5, "伍分"}};
    for (const auto& [fen, text] : cases)
        EXPECT_EQ(capitals(fen), text);
}

TEST(Capitals, AreReadBackWhateverTheAmount)
{
    std::mt19937_64 random(20070402);
    for (int i = 0; i < 20000; ++i) {
        const int digits = 1 + static_cast<int>(random() % 14);
        std::int64_t fen = 0;
        for (int d = 0; d < digits; ++d)
            fen = fen * 10 + (random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 10));
        const auto amount = parse_amount(chars(capitals(fen)));
        ASSERT_TRUE(amount) << capitals(fen);
        ASSERT_EQ(amount->fen, fen) << capitals(fen);
        ASSERT_FALSE(amount->repaired);
        ASSERT_EQ(parsed("¥" + grouped_digits(fen)), fen) << grouped_digits(fen);
    }
}
