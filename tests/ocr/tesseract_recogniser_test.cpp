#include <algorithm>

#include <gmock/gmock.h>

#include "ocr/recogniser.h"
#include "tests/ocr/drawn_page.h"

namespace strongroom::ocr {
namespace {

Recogniser& reader()
{
    static const std::unique_ptr<Recogniser> opened = open_tesseract().value();
    return *opened;
}

TEST(Tesseract, ReadsALineWithoutSpacesBetweenHan)
{
    DrawnPage page({1400, 600});
    page.text(100, 100, 12, "买受人应当按照下列方式付款", "Noto Serif CJK SC");
    page.text(100, 200, 12, "出卖人应当在约定期限内交付", "Noto Serif CJK SC");
    const PageText found = reader().read(page.image()).value();
    ASSERT_EQ(found.lines.size(), 2U);
    EXPECT_EQ(found.lines[0].text, "买受人应当按照下列方式付款");
    EXPECT_EQ(found.lines[0].characters.size(), 13U);
    EXPECT_NEAR(found.lines[0].box.x, 100, 15);
}

TEST(Tesseract, CutsItsLinesAtTheRulesOfATable)
{
    DrawnPage page({1400, 800});
    page.table({100, 500, 900, 1300}, {100, 200, 300, 400});
    const std::vector<std::string> labels{"合同编号", "建筑面积", "付款方式", "买受人", "联系电话",
        "通讯地址", "交付日期", "房屋用途", "签订日期"};
    for (int i = 0; i < 9; ++i)
        page.text(130 + 400 * (i % 3), 122 + 100 * (i / 3), 11, labels[std::size_t(i)]);
    page.text(100, 500, 11, "本表由买受人填写，一式两份，双方各执一份。");
    const PageText found = reader().read(page.image()).value();
    int in_cells = 0;
    for (const Line& line : found.lines)
        if (std::count(labels.begin(), labels.end(), line.text) == 1 && !line.cell.empty())
            ++in_cells;
    EXPECT_GE(in_cells, 7) << plain_text(found);
}

TEST(Tesseract, ReadsLinesWhoseBoxesAreGiven)
{
    DrawnPage page({1200, 400});
    const Rect box = page.text(100, 100, 12, "人民币 1,264,210.40 元");
    const auto lines = reader().read_lines(page.image(), std::vector<Rect>{box, {2000, 100, 50, 50}}).value();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0].text, testing::HasSubstr("1,264,210.40"));
    EXPECT_EQ(lines[0].box, box);
    EXPECT_EQ(lines[1].text, "");
}

TEST(Tesseract, OfAnEmptyPageIsNothing)
{
    EXPECT_TRUE(reader().read(DrawnPage({1240, 1754}, 150).image()).value().lines.empty());
}

TEST(Tesseract, NamesTheLanguageThatIsMissing)
{
    const auto opened = open_tesseract("no_such_language");
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().what, testing::HasSubstr("no_such_language"));
}

} // namespace
} // namespace strongroom::ocr
