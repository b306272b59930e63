#include "ocr/orientation_internal.h"

#include <gtest/gtest.h>

#include "ingest/clean.h"
#include "ocr/ppocr_internal.h"
#include "tests/ocr/drawn_page.h"

namespace strongroom::ocr {
namespace {

PpOcr& reader()
{
    static const std::unique_ptr<PpOcr> opened = PpOcr::open(MODELS).value();
    return *opened;
}

int turns_of(const ingest::Image& picture)
{
    return reader().turns_to_upright(picture, reader().find_lines(picture));
}

DrawnPage contract()
{
    DrawnPage page({1654, 2339}, 200);
    page.text(500, 150, 20, "商品房买卖合同");
    for (int i = 0; i < 8; ++i)
        page.text(150, 400 + 60 * i, 10.5, "买受人与出卖人在平等自愿的基础上就买卖商品房达成如下协议",
            "Noto Serif CJK SC");
    return page;
}

// The lines alone on a page, as a receipt or the last page of a contract may be.
DrawnPage sparse(const std::vector<std::string>& lines)
{
    DrawnPage page({800, 640}, 200);
    for (std::size_t i = 0; i < lines.size(); ++i)
        page.text(200, 120 + int(i) * 120, 12, lines[i]);
    return page;
}

TEST(Orientation, OfAnUprightPageIsLeftAsItIs) { EXPECT_EQ(turns_of(contract().image()), 0); }

TEST(Orientation, IsFoundForEachQuarterTurn)
{
    const ingest::Image page = contract().image();
    for (int turns = 1; turns < 4; ++turns)
        EXPECT_EQ(turns_of(ingest::turned(page, turns)), 4 - turns) << turns;
}

TEST(Orientation, IsFoundWhereEveryLineEndsInAStop)
{
    DrawnPage page({1654, 2339}, 200);
    for (int i = 0; i < 12; ++i)
        page.text(150, 200 + 60 * i, 10.5, "买受人逾期付款的，按日计算向出卖人支付违约金。");
    EXPECT_EQ(turns_of(ingest::turned(page.image(), 1)), 3);
    EXPECT_EQ(turns_of(ingest::turned(page.image(), 3)), 1);
}

TEST(Orientation, OfSparseUprightPagesIsLeftAsItIs)
{
    const std::vector<std::vector<std::string>> pages{{"收据"}, {"张三"}, {"2007-04-12", "1881"},
        {"69", "96", "1001"}, {"1,264,210.40"}, {"口"}, {"A", "B"}, {"第 12 页"}, {"以下无正文"}};
    for (const auto& lines : pages)
        EXPECT_EQ(turns_of(sparse(lines).image()), 0) << lines[0];
}

TEST(Orientation, OfASparsePageOnItsHeadIsFound)
{
    EXPECT_EQ(
        turns_of(ingest::turned(sparse({"本合同以下无正文", "出卖人签章", "买受人签章"}).image(), 2)), 2);
}

TEST(Orientation, OfVerticalTextIsLeftAsItIs)
{
    DrawnPage page({1654, 2339}, 200);
    const std::vector<std::string> characters{"商", "品", "房", "买", "卖", "合", "同", "书"};
    for (int column = 0; column < 3; ++column)
        for (std::size_t i = 0; i < characters.size(); ++i)
            page.text(500 + 200 * column, 300 + 50 * int(i), 14, characters[i]);
    EXPECT_EQ(turns_of(page.image()), 0);
}

TEST(Orientation, OfAnEmptyPageIsLeftAsItIs) { EXPECT_EQ(turns_of(DrawnPage({800, 800}).image()), 0); }

TEST(Orientation, IsFoundByTesseractAlone)
{
    const auto tesseract = open_tesseract().value();
    DrawnPage drawn({1000, 500});
    drawn.text(100, 100, 11, "根据国家有关法律法规的规定，");
    drawn.text(100, 180, 11, "买受人与出卖人平等协商，");
    drawn.text(100, 260, 11, "就买卖商品房达成如下协议。");
    const ingest::Image page = drawn.image();
    const auto judged = [&](const ingest::Image& picture) {
        return turns_to_upright(picture, tesseract->read(picture).value(), *tesseract);
    };
    EXPECT_EQ(judged(page), 0);
    EXPECT_EQ(judged(ingest::turned(page, 1)), 3);
}

} // namespace
} // namespace strongroom::ocr
