#include "ocr/ppocr_internal.h"

#include <gmock/gmock.h>

#include "tests/ocr/drawn_page.h"

namespace strongroom::ocr {
namespace {

using testing::ElementsAre;

// Loading takes a third of a second: once for all tests.
PpOcr& reader()
{
    static const std::unique_ptr<PpOcr> opened = [] {
        auto result = PpOcr::open(MODELS);
        return result ? std::move(*result) : throw std::runtime_error(result.error().what);
    }();
    return *opened;
}

PageText read(const DrawnPage& page) { return reader().read(page.image()).value(); }

std::vector<std::string> texts(const PageText& page)
{
    std::vector<std::string> found;
    for (const Line& line : page.lines)
        found.push_back(line.text);
    return found;
}

TEST(PpOcr, ReadsPrintedLinesInOrder)
{
    DrawnPage page({1200, 600});
    page.text(100, 300, 12, "建筑面积 89.56 平方米", "Noto Serif CJK SC");
    page.text(100, 100, 16, "商品房买卖合同");
    EXPECT_THAT(texts(read(page)), ElementsAre("商品房买卖合同", "建筑面积89.56平方米"));
}

TEST(PpOcr, BoxesEachCharacterWhereItStands)
{
    DrawnPage page({1200, 300});
    page.text(100, 100, 14, "买受人张三");
    const int third = page.text(700, 100, 14, "房").x;
    const PageText found = read(page);
    ASSERT_FALSE(found.lines.empty());
    const Line& line = found.lines.front();
    ASSERT_EQ(line.characters.size(), 5U);
    const int em = int(14.0 / 72 * 300);
    for (int i = 0; i < 5; ++i)
        EXPECT_NEAR(line.characters[std::size_t(i)].box.centre_x(), 100 + em * (i + 0.5), em / 2.0) << i;
    ASSERT_EQ(found.lines.size(), 2U);
    EXPECT_NEAR(found.lines[1].box.x, third, 20);
}

TEST(PpOcr, FindsSingleCharactersInRuledCells)
{
    DrawnPage page({1400, 700});
    page.table({100, 400, 700, 1000, 1300}, {100, 200, 300, 400});
    const std::vector<std::vector<std::string>> rows{
        {"幢", "3", "单元", "2"}, {"层", "7", "室", "1"}, {"朝向", "南", "类别", "A"}};
    std::vector<std::string> expected;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column) {
            const std::string& text = rows[std::size_t(row)][std::size_t(column)];
            page.text(220 + 300 * column, 122 + 100 * row, 11, text);
            expected.push_back(text);
        }
    const PageText found = read(page);
    EXPECT_EQ(texts(found), expected);
    for (const Line& line : found.lines)
        EXPECT_FALSE(line.cell.empty()) << line.text;
}

TEST(PpOcr, ReadsAGridAsOneLine)
{
    DrawnPage page({2000, 400});
    std::vector<int> rules;
    for (int i = 0; i <= 18; ++i)
        rules.push_back(300 + 80 * i);
    page.table(rules, {100, 190}, 3);
    const std::string id = "99010219800101123X";
    for (int i = 0; i < 18; ++i)
        page.text(322 + 80 * i, 112, 13, id.substr(std::size_t(i), 1));
    const PageText found = read(page);
    ASSERT_THAT(texts(found), ElementsAre(id));
    EXPECT_NEAR(found.lines[0].cell.width, 18 * 80, 20);
    EXPECT_NEAR(found.lines[0].characters.at(9).box.centre_x(), 300 + 80 * 9.5, 25);
}

TEST(PpOcr, ReadsALineAsLongAsThePageIsWide)
{
    DrawnPage page({2480, 300});
    const std::string text = "出卖人以出让方式取得位于滨江路东侧编号为的地块的土地使用权土地面积为规划用途为"
                             "住宅使用年限自年月日起";
    page.text(60, 100, 10.5, text, "Noto Serif CJK SC");
    std::string found;
    for (const Line& line : read(page).lines)
        found += line.text;
    EXPECT_EQ(found, text);
}

TEST(PpOcr, OfAnEmptyPageIsNothing)
{
    EXPECT_TRUE(read(DrawnPage({1240, 1754}, 150)).lines.empty());
    EXPECT_TRUE(read(DrawnPage({1, 1})).lines.empty());
}

TEST(PpOcr, ReadsLinesWhoseBoxesAreGiven)
{
    DrawnPage page({1200, 400});
    Rect box = page.text(100, 100, 12, "总价款人民币");
    box = {box.x - 8, box.y - 8, box.width + 16, box.height + 16};
    const auto lines = reader().read_lines(page.image(), std::vector<Rect>{box, {900, 300, 100, 50}});
    ASSERT_TRUE(lines);
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ((*lines)[0].text, "总价款人民币");
    EXPECT_EQ((*lines)[1].text, "");
}

TEST(PpOcr, NamesTheModelThatIsMissing)
{
    const auto opened = open_ppocr("/nowhere");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::not_found);
    EXPECT_THAT(opened.error().what, testing::HasSubstr("/nowhere/ch_PP-OCRv4_det_infer.onnx"));
}

} // namespace
} // namespace strongroom::ocr
