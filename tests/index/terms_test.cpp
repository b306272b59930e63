#include "index/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace strongroom::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "term@position" of each term.
std::vector<std::string> cut(std::string_view text, Cut how = Cut::text)
{
    std::vector<std::string> written;
    for (const Term& term : terms(text, how))
        written.push_back(term.text + "@" + std::to_string(term.position));
    return written;
}

TEST(Terms, OfARunOfHanAreBigramsAndTheCharactersAtItsEdges)
{
    EXPECT_THAT(cut("总价款"), ElementsAre("总价@0", "总@0", "价款@1", "款@2"));
    EXPECT_THAT(cut("丁"), ElementsAre("丁@0"));
}

TEST(Terms, JoinHanAndNumbersAcrossTheirBorder)
{
    EXPECT_THAT(cut("元1201室"), ElementsAre("元1201@0", "元@0", "1201室@1", "1201@1", "室@2"));
}

TEST(Terms, TakeOnePositionForEachRunOfANumber)
{
    EXPECT_THAT(cut("XS-2007"), ElementsAre("xs@0", "2007@1"));
    EXPECT_THAT(cut("3-2-1201"), ElementsAre("3@0", "2@1", "1201@2"));
}

TEST(Terms, GoOnOverALineEndInsideASentenceButNotBetweenNumbers)
{
    EXPECT_THAT(cut("丁\n强"), ElementsAre("丁强@0", "丁@0", "强@1"));
    EXPECT_THAT(cut("12\n34"), ElementsAre("12@0", "34@1"));
}

TEST(Terms, AreParedByAPageEnd) { EXPECT_THAT(cut("丁\f强"), ElementsAre("丁@0", "\f@1", "强@2")); }

TEST(Terms, OfAQuestionStandWhereThoseOfTheTextDo)
{
    EXPECT_THAT(cut("总价款", Cut::query), ElementsAre("总价@0", "价款@1"));
    EXPECT_THAT(cut("价款，大写", Cut::query), ElementsAre("价款@0", "款@1", "大写@2"));
    EXPECT_THAT(cut("2单元1201", Cut::query), ElementsAre("2单@0", "单元@1", "元1201@2"));
    EXPECT_THAT(cut("3-2-1201", Cut::query), ElementsAre("3@0", "2@1", "1201@2"));
    EXPECT_THAT(cut("丁", Cut::query), ElementsAre("丁@0"));
}

TEST(Terms, FoldWidthCaseAndTraditionalForms)
{
    EXPECT_EQ(cut("ＸＳ２００７"), cut("xs2007"));
    EXPECT_EQ(cut("買賣"), cut("买卖"));
}

TEST(Terms, SayWhichBytesTheyComeFrom)
{
    const std::string text = "房：Ａ1";
    for (const Term& term : terms(text, Cut::text))
        if (term.text == "a1") {
            EXPECT_EQ(text.substr(term.begin, term.end - term.begin), "Ａ1");
        }
    EXPECT_EQ(terms(text, Cut::text).size(), 2u);
}

TEST(Chains, LeaveOutWhatJoinsTheirParts)
{
    EXPECT_THAT(chains("3-2-1201"), ElementsAre("321201"));
    EXPECT_THAT(chains("YS（2015）0001234号"), ElementsAre("ys20150001234"));
    EXPECT_THAT(chains("1，264，210.40元"), ElementsAre("126421040"));
    EXPECT_THAT(chains("XS-2007-\n0412"), ElementsAre("xs20070412"));
    EXPECT_THAT(chains("12 34，款56"), ElementsAre("12", "34", "56"));
    EXPECT_THAT(chains("总价款"), IsEmpty());
}

TEST(Trigrams, CoverEveryPartOfThreeCharacters)
{
    EXPECT_THAT(trigrams("xs2007"), ElementsAre("xs2", "s20", "200", "007"));
    EXPECT_THAT(trigrams("12"), IsEmpty());
}

TEST(NumberFirst, PartsANumberFromWhatFollowsIt)
{
    const NumberFirst parted = number_first("2-1201室，南");
    EXPECT_EQ(parted.chain, "21201");
    EXPECT_EQ(parted.rest, "室，南");
    EXPECT_TRUE(number_first("室1201").chain.empty());
    EXPECT_TRUE(number_first("1201").chain.empty());
}

TEST(Significant, IsWhatSpellingsHaveInCommon)
{
    EXPECT_EQ(significant("ＸＳ－2007 / 0412"), "xs20070412");
    EXPECT_EQ(significant("  ，。"), "");
    EXPECT_EQ(significant("\xff\xfe"), ""); // not UTF-8 at all
}

} // namespace
} // namespace strongroom::index
