#include "index/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "index/alike.h"

namespace strongroom::index {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Kind = Question::Kind;

std::string written(const Filter& filter)
{
    std::string text = "<" + std::to_string(static_cast<int>(filter.field));
    for (const std::string& value : filter.values)
        text += " " + value;
    if (filter.least)
        text += " >=" + std::to_string(*filter.least);
    if (filter.most)
        text += " <=" + std::to_string(*filter.most);
    if (!filter.first.empty())
        text += " from " + filter.first;
    if (!filter.last.empty())
        text += " to " + filter.last;
    return text + ">";
}

/// The tree in one line: (a b) all, (a|b) any, -a none.
std::string written(const Question& question)
{
    switch (question.kind) {
    case Kind::text:
        return question.text;
    case Kind::filter:
        return written(question.filter);
    case Kind::none:
        return "-" + written(question.parts.front());
    case Kind::all:
    case Kind::any:
        break;
    }
    std::string text;
    for (const Question& part : question.parts)
        text += (text.empty() ? "" : question.kind == Kind::all ? " " : "|") + written(part);
    return "(" + text + ")";
}

std::string parsed(std::string_view text) { return written(parse_query(text).root); }

TEST(ParseQuery, AsksForAllWords)
{
    EXPECT_EQ(parsed("丁志强 总价款"), "(丁志强 总价款)");
    EXPECT_EQ(parsed("丁志强"), "丁志强");
    EXPECT_EQ(parsed(""), "()");
    EXPECT_EQ(parsed("  　 "), "()");
}

TEST(ParseQuery, KeepsWhatStandsInQuotesTogether)
{
    EXPECT_EQ(parsed("\"总价款 贰佰万\" 丁"), "(总价款 贰佰万 丁)");
    EXPECT_EQ(parse_query("\"总价款 贰佰万\"").root.kind, Kind::text);
    EXPECT_EQ(parse_query("“总价款 贰佰万”").root.kind, Kind::text);
    EXPECT_EQ(parsed("\"3-2-1201\""), "3-2-1201");
}

TEST(ParseQuery, KnowsOrNotAndBrackets)
{
    EXPECT_EQ(parsed("甲 OR 乙 丙"), "(甲|(乙 丙))");
    EXPECT_EQ(parsed("(甲 OR 乙) 丙"), "((甲|乙) 丙)");
    EXPECT_EQ(parsed("甲 -乙"), "(甲 -乙)");
    EXPECT_EQ(parsed("甲 NOT (乙 OR 丙)"), "(甲 -(乙|丙))");
    EXPECT_EQ(parsed("甲 AND 乙"), "(甲 乙)");
    EXPECT_EQ(parsed("-甲"), "-甲");
}

TEST(ParseQuery, TakesWhatDoesNotFitLiterally)
{
    EXPECT_EQ(parsed("\"甲 乙"), "(\"甲 乙)");
    EXPECT_EQ(parsed("甲 OR"), "(甲 OR)");
    EXPECT_EQ(parsed("OR"), "OR");
    EXPECT_EQ(parsed("NOT"), "NOT");
    EXPECT_EQ(parsed("((甲"), "甲");
    EXPECT_EQ(parsed("甲))"), "甲");
    EXPECT_EQ(parsed("YS(2015)0001234"), "YS(2015)0001234");
    EXPECT_EQ(parsed("()"), "()");
    EXPECT_EQ(parsed("- -"), "()");
}

TEST(ParseQuery, UnderstandsPlacesByEitherName)
{
    EXPECT_EQ(parsed("building:3"), "<0 3>");
    EXPECT_EQ(parsed("楼座:3号楼"), "<0 3>");
    EXPECT_EQ(parsed("楼座：A座 单元:2 房号:1201室"), "(<0 a> <1 2> <3 1201>)");
}

TEST(ParseQuery, UnderstandsAmountsInYuan)
{
    EXPECT_EQ(parsed("amount:>1000000"), "<10 >=100000001>");
    EXPECT_EQ(parsed("amount>=100万"), "<10 >=100000000>");
    EXPECT_EQ(parsed("金额:1,264,210.40"), "<10 >=126421040 <=126421040>");
    EXPECT_EQ(parsed("amount:100万..200万"), "<10 >=100000000 <=200000000>");
    EXPECT_EQ(parsed("金额:<50万元"), "<10 <=49999999>");
}

TEST(ParseQuery, UnderstandsDatesFromYearToDay)
{
    EXPECT_EQ(parsed("signed:2007"), "<11 from 2007-01-01 to 2007-12-31>");
    EXPECT_EQ(parsed("signed:2007-4"), "<11 from 2007-04-01 to 2007-04-31>");
    EXPECT_EQ(parsed("签订:2007年4月2日"), "<11 from 2007-04-02 to 2007-04-02>");
    EXPECT_EQ(parsed("signed:>=2007-04"), "<11 from 2007-04-01>");
    EXPECT_EQ(parsed("signed:2006..2007-03"), "<11 from 2006-01-01 to 2007-03-31>");
    const Filter before = parse_query("signed:<2007-04-10").root.filter;
    EXPECT_LT(std::string("2007-04-09"), before.last);
    EXPECT_GT(std::string("2007-04-10"), before.last);
    const Filter after = parse_query("signed:>2007-04-10").root.filter;
    EXPECT_LT(std::string("2007-04-10"), after.first);
    EXPECT_GT(std::string("2007-04-11"), after.first);
}

TEST(ParseQuery, UnderstandsClosedLists)
{
    EXPECT_EQ(parsed("pay:lump"), "<6 lump>");
    EXPECT_EQ(parsed("付款:一次性"), "<6 lump>");
    EXPECT_EQ(parsed("status:lent"), "<5 LENT>");
    EXPECT_EQ(parsed("状态:已识别"), "<5 RECOGNISED>");
    EXPECT_EQ(parsed("kind:sale_contract"), "<4 sale_contract>");
    EXPECT_THAT(parse_query("kind:认购书").root.filter.values, Contains("subscription"));
}

TEST(ParseQuery, SaysWhatItCouldNotUnderstandAndLooksForIt)
{
    const Query query = parse_query("amount:viel");
    EXPECT_EQ(written(query.root), "amount:viel");
    EXPECT_EQ(query.notes.size(), 1u);
    EXPECT_EQ(parsed("12:30"), "12:30");
    EXPECT_THAT(parse_query("备注:无").notes, IsEmpty());
}

TEST(ParseQuery, FindsARoomInEitherSpelling)
{
    for (const char* spelling : {"3-2-1201", "3#2-1201", "3号楼2单元1201", "3#-2-1201", "第3幢2单元1201室"})
        EXPECT_EQ(parsed(spelling), "(" + std::string(spelling) + "|(<0 3> <1 2> <3 1201>))") << spelling;
    EXPECT_EQ(parsed("XS-2007-0412"), "XS-2007-0412");
    EXPECT_EQ(parsed("2007-04-12"), "2007-04-12");
}

TEST(ParseQuery, NeverFailsWhateverIsTyped)
{
    std::mt19937 random(7);
    const std::string letters = "甲\"()- :OR NOT<>=.*^{}'\\12a“”\t\f\x01";
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (int n = std::uniform_int_distribution<int>(0, 24)(random); n > 0; --n)
            text += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
        const Query query = parse_query(text);
        EXPECT_LE(wanted_texts(query.root).size(), 64u);
    }
    EXPECT_NO_THROW(parse_query(std::string(5000, '(') + std::string(5000, ')')));
    EXPECT_NO_THROW(parse_query(std::string(5000, '(') + "甲" + std::string(5000, ')')));
}

TEST(WantedTexts, LeaveOutWhatIsExcluded)
{
    EXPECT_THAT(wanted_texts(parse_query("甲 -乙 (丙 OR 丁)").root), ElementsAre("甲", "丙", "丁"));
}

TEST(LookAlikes, ExchangeOneCharacterBeforeTwo)
{
    const std::vector<std::string> spellings = look_alikes("XS-O1", 200);
    EXPECT_THAT(spellings, Contains("XS-01"));
    EXPECT_THAT(spellings, Contains("XS-0l"));
    EXPECT_THAT(spellings, Not(Contains("XS-O1")));
    EXPECT_THAT(look_alikes("自已", 10), Contains("自己"));
    EXPECT_EQ(look_alikes("0000000000", 30).size(), 30u);
    EXPECT_THAT(look_alikes("龘", 30), IsEmpty());
}

} // namespace
} // namespace strongroom::index
