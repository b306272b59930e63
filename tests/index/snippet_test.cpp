#include "index/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "index/terms.h"

namespace strongroom::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A line of 10-pixel characters at height y; spaces have no character.
ocr::Line line(const std::vector<std::string>& characters, int y)
{
    ocr::Line made;
    int x = 0;
    for (const std::string& character : characters) {
        made.text += character;
        if (character != " ")
            made.characters.push_back({character, {x, y, 10, 10}, 1});
        x += 10;
    }
    made.box = {0, y, x, 10};
    return made;
}

ocr::PageText page()
{
    ocr::PageText page;
    page.lines.push_back(line({"合", "同", "编", "号", ":", " ", "X", "S", "-", "2", "0", "0", "7"}, 0));
    page.lines.push_back(line({"买", "受", "人", "丁", "志"}, 20));
    page.lines.push_back(line({"强", "住", "３", "幢"}, 40));
    return page;
}

std::vector<std::string> highlighted(const Snippet& snippet)
{
    std::vector<std::string> texts;
    for (const auto& [begin, length] : snippet.highlights)
        texts.push_back(snippet.text.substr(begin, length));
    return texts;
}

TEST(Snippet, ShowsAPartOfANumberWhereItStands)
{
    const std::array<std::string, 1> wanted{"s2007"};
    const Snippet found = snippet(page(), wanted);
    EXPECT_THAT(highlighted(found), ElementsAre("S-2007"));
    EXPECT_THAT(found.boxes, ElementsAre(ocr::Rect{70, 0, 60, 10}));
}

TEST(Snippet, ShowsANameThatGoesOnInTheNextLine)
{
    const std::array<std::string, 1> wanted{"丁志强"};
    const Snippet found = snippet(page(), wanted);
    EXPECT_THAT(found.boxes, ElementsAre(ocr::Rect{30, 20, 20, 10}, ocr::Rect{0, 40, 10, 10}));
    EXPECT_THAT(highlighted(found), ElementsAre("丁志 强"));
}

TEST(Snippet, FindsFullWidthDigitsByHalfWidthOnes)
{
    const std::array<std::string, 1> wanted{"3幢"};
    EXPECT_THAT(snippet(page(), wanted).boxes, ElementsAre(ocr::Rect{20, 40, 20, 10}));
}

TEST(Snippet, ShowsTheBeginningWhereNothingIsFound)
{
    const std::array<std::string, 1> wanted{"王"};
    const Snippet found = snippet(page(), wanted);
    EXPECT_THAT(found.boxes, IsEmpty());
    EXPECT_TRUE(found.text.starts_with("合同编号"));
    EXPECT_TRUE(snippet({}, wanted).text.empty());
}

TEST(Snippet, CutsBetweenCharacters)
{
    ocr::PageText long_page;
    for (int i = 0; i < 60; ++i)
        long_page.lines.push_back(line({"款", "项", "a"}, i * 20));
    long_page.lines.push_back(line({"丁"}, 2000));
    const std::array<std::string, 1> wanted{"丁"};
    const Snippet found = snippet(long_page, wanted);
    EXPECT_THAT(highlighted(found), ElementsAre("丁"));
    EXPECT_NE(static_cast<unsigned char>(found.text[0]) & 0xC0, 0x80);
}

TEST(TextsFound, CountsEachWantedTextOnce)
{
    const std::array<std::string, 3> wanted{"丁志强", "xs2007", "王"};
    EXPECT_EQ(texts_found(search_text(page()), wanted), 2);
}

TEST(TextsFound, TakesOneDigitOnlyAsANumberOfItsOwn)
{
    const std::array<std::string, 1> wanted{"7"};
    EXPECT_EQ(texts_found("2007", wanted), 0);
    EXPECT_EQ(texts_found("第7幢", wanted), 1);
}

} // namespace
} // namespace strongroom::index
