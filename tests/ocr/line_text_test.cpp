#include "ocr/line_text_internal.h"

#include <gtest/gtest.h>

namespace strongroom::ocr {
namespace {

// Each word is one character here; `spaced` puts a space before all but the first.
Line line(const std::vector<std::string>& characters)
{
    std::vector<SpacedCharacter> spaced;
    for (const std::string& text : characters)
        spaced.push_back({{text, {int(spaced.size()) * 10, 0, 10, 10}, 0.5}, true});
    return line_of(spaced);
}

TEST(LineOf, TakesTheSpacesOutBetweenHanCharacters)
{
    EXPECT_EQ(line({"张", "三"}).text, "张三");
    EXPECT_EQ(line({"第", "3", "幢"}).text, "第3幢");
    EXPECT_EQ(line({"甲", "：", "A"}).text, "甲：A");
}

TEST(LineOf, KeepsTheSpacesBetweenLatinWords) { EXPECT_EQ(line({"a", "b", "1"}).text, "a b 1"); }

TEST(LineOf, HasTheBoxAndMeanOfItsCharacters)
{
    const Line found = line({"张", "三", "丰"});
    EXPECT_EQ(found.box, (Rect{0, 0, 30, 10}));
    EXPECT_DOUBLE_EQ(found.confidence, 0.5);
    EXPECT_EQ(found.characters.size(), 3U);
}

TEST(LineOf, OfNothingIsEmpty) { EXPECT_EQ(line({}).text, ""); }

TEST(CodePoint, OfDamagedTextIsZero)
{
    EXPECT_EQ(first_code_point("\xE5\xBC"), U'\0');
    EXPECT_EQ(first_code_point("\x80"), U'\0');
    EXPECT_EQ(last_code_point("\x80\x80"), U'\0');
}

TEST(CodePoint, IsReadFromBothEnds)
{
    EXPECT_EQ(first_code_point("张a"), U'张');
    EXPECT_EQ(last_code_point("a张"), U'张');
    EXPECT_EQ(last_code_point("张\xF0\xA0\x80\x80"), U'\U00020000');
}

} // namespace
} // namespace strongroom::ocr
