#include "index/values/normalise.h"

#include <gtest/gtest.h>

using namespace strongroom::index;

namespace {

std::string normal(std::string_view utf8) { return encoded(normalised(utf8).chars); }

} // namespace

TEST(Normalised, MakesFullWidthHalfWidth)
{
    EXPECT_EQ(normal("总价：￥１，２３４．５０（元）"), "总价:¥1,234.50(元)");
}

TEST(Normalised, WritesSquareMetresOneWay)
{
    EXPECT_EQ(normal("118.36㎡"), "118.36m2");
    EXPECT_EQ(normal("118.36m²"), "118.36m2");
    EXPECT_EQ(normal("118.36㎡²"), "118.36m2");
}

TEST(Normalised, FoldsTraditionalCharacters)
{
    EXPECT_EQ(normal("壹佰貳拾萬圓整 買受人 號樓 單元 簽訂 預售許可證 於後"),
        "壹佰贰拾万圆整 买受人 号楼 单元 签订 预售许可证 于后");
}

TEST(Normalised, KeepsVariantsOfNamesWhenAsked)
{
    EXPECT_EQ(encoded(normalised("陳國棟１", Variants::keep).chars), "陳國棟1");
}

TEST(Normalised, LeavesCharactersThatAreSimplifiedToo) { EXPECT_EQ(normal("乾隆著藉"), "乾隆著藉"); }

TEST(Normalised, UnifiesDashesDotsAndSpaces)
{
    EXPECT_EQ(normal("GF—2000–0171　阿依古丽•买买提\u200b\t!"), "GF-2000-0171 阿依古丽·买买提 !");
}

TEST(Normalised, KeepsWhatNfkcKeeps) { EXPECT_EQ(normal("二〇〇七"), "二〇〇七"); }

TEST(Normalised, MapsEveryCharacterBack)
{
    const NormalText text = normalised("面积㎡：№３");
    EXPECT_EQ(encoded(text.chars), "面积m2:No3");
    EXPECT_EQ(text.in_source({2, 4}), (Span{2, 3})); // m2 came from ㎡
    EXPECT_EQ(text.in_source({2, 3}), (Span{2, 3})); // half of it too
    EXPECT_EQ(text.in_source({5, 7}), (Span{4, 5})); // No from №
    EXPECT_EQ(text.in_source({7, 8}), (Span{5, 6}));
    EXPECT_EQ(text.in_source({8, 8}), (Span{6, 6})); // the end
}

TEST(Normalised, ComposesMarksWithTheirLetter)
{
    const NormalText text = normalised("e\u0301x");
    EXPECT_EQ(encoded(text.chars), "éx");
    EXPECT_EQ(text.in_source({0, 1}), (Span{0, 2}));
    EXPECT_EQ(text.in_source({1, 2}), (Span{2, 3}));
}

TEST(Decoded, ReplacesBrokenBytes)
{
    EXPECT_EQ(encoded(decoded("a\xff\xe5z")), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
    EXPECT_EQ(encoded(decoded("壹")), "壹");
}

TEST(DigitLookAlike, KnowsWhatReadersConfuse)
{
    EXPECT_EQ(digit_look_alike(U'O'), U'0');
    EXPECT_EQ(digit_look_alike(U'l'), U'1');
    EXPECT_EQ(digit_look_alike(U'7'), U'7');
    EXPECT_FALSE(digit_look_alike(U'壹'));
}
