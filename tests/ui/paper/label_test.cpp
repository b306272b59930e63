// Labels, spines and separator sheets, read again by other programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/paper/made_up_sheets.h"
#include "ui/paper/label.h"

using namespace strongroom;
using testing::HasSubstr;
using testing::Not;

namespace {

class PaperLabels : public testing::Test {
protected:
    std::filesystem::path pdf(const std::vector<std::uint8_t>& bytes)
    {
        return folder.write("a.pdf", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    static std::string info(const std::filesystem::path& file)
    {
        return test::output_of("pdfinfo " + file.string());
    }

    /// The codes on the first page, or the part of it that `crop` says, sorted.
    static std::vector<std::string> codes(const std::filesystem::path& file, const std::string& crop = "")
    {
        test::output_of(
            "pdftoppm -gray -png -r 300 -singlefile " + crop + " " + file.string() + " " + file.string());
        std::istringstream lines(test::output_of(
            "zbarimg --nodbus --quiet --raw -Sdisable -Sqrcode.enable " + file.string() + ".png"));
        std::vector<std::string> found;
        for (std::string line; std::getline(lines, line);)
            found.push_back(line);
        std::sort(found.begin(), found.end());
        return found;
    }

    static std::string text(const std::filesystem::path& file)
    {
        return test::output_of("pdftotext -layout " + file.string() + " -");
    }

    static std::vector<ui::Label> labels(int count)
    {
        std::vector<ui::Label> made;
        for (int i = 0; i < count; ++i)
            made.push_back({"item:" + std::to_string(100 + i), "XS-2031-" + std::to_string(1000 + i),
                {{"项目", "某某花园二期"}, {"房号", "3号楼 1201"},
                    {"档号", "Q001-ZY·XS·BT01·2031·D30-0412-003"}}});
        return made;
    }

    static archive::RegisterSheet spines(std::vector<std::int64_t> widths)
    {
        archive::RegisterSheet sheet = test::made_up_sheet("F7", int(widths.size()));
        for (std::size_t i = 0; i < widths.size(); ++i) {
            sheet.rows[i]["spine_mm"] = widths[i];
            sheet.rows[i]["box_id"] = "box:" + std::to_string(i);
        }
        return sheet;
    }

    test::TempFolder folder;
};

} // namespace

TEST_F(PaperLabels, FillSheetAfterSheet)
{
    const auto file = pdf(ui::printed_labels(labels(30), "L7160").value());
    EXPECT_THAT(info(file), testing::ContainsRegex("Pages: +2"));
    const ui::LabelSheet& paper = ui::label_sheets().front();
    for (const int n : {0, 10, 20}) { // scanned one by one, as with a hand scanner
        const double x = paper.left + n % 3 * paper.step_x, y = paper.top + n / 3 * paper.step_y;
        const auto pixels = [](double millimetres) { return std::to_string(int(millimetres / 25.4 * 300)); };
        EXPECT_THAT(codes(file,
                        "-x " + pixels(x) + " -y " + pixels(y) + " -W " + pixels(paper.width) + " -H "
                            + pixels(paper.height)),
            testing::ElementsAre("item:" + std::to_string(100 + n)));
    }
    EXPECT_THAT(test::output_of("pdftotext -f 1 -l 1 " + file.string() + " -"), HasSubstr("XS-2031-1020"));
    EXPECT_THAT(test::output_of("pdftotext -f 2 -l 2 " + file.string() + " -"), HasSubstr("XS-2031-1021"));
}

TEST_F(PaperLabels, CarryCodesThatAreNotAscii)
{
    const std::vector<ui::Label> one = {{"Q001-ZY·XS·BT01·2031·D30-0412", "某某", {}}};
    EXPECT_THAT(codes(pdf(ui::printed_labels(one, "L7160").value())),
        testing::ElementsAre("Q001-ZY·XS·BT01·2031·D30-0412"));
}

TEST_F(PaperLabels, BeginAtALabelOfASheetInUse)
{
    const auto file = pdf(ui::printed_labels(labels(30), "L7160", 21).value());
    EXPECT_THAT(codes(file), testing::ElementsAre("item:100"));
    EXPECT_THAT(info(file), testing::ContainsRegex("Pages: +3"));
    const std::string upper
        = test::output_of("pdftotext -f 1 -l 1 -x 0 -y 0 -W 595 -H 700 " + file.string() + " -");
    EXPECT_THAT(upper, Not(HasSubstr("XS")));
}

TEST_F(PaperLabels, StandWithinTheirPaper)
{
    for (const ui::LabelSheet& sheet : ui::label_sheets()) {
        EXPECT_LE(sheet.left + (sheet.columns - 1) * sheet.step_x + sheet.width, sheet.page_width + 0.1)
            << sheet.name;
        EXPECT_LE(sheet.top + (sheet.rows - 1) * sheet.step_y + sheet.height, sheet.page_height + 0.1)
            << sheet.name;
        std::string words = text(pdf(ui::printed_labels(labels(1), sheet.name).value()));
        words.erase(std::remove(words.begin(), words.end(), '\n'), words.end()); // a code may take two lines
        EXPECT_THAT(words, HasSubstr("XS-2031-1000")) << sheet.name;
        EXPECT_THAT(words, HasSubstr("D30-0412-003")) << sheet.name;
    }
}

TEST_F(PaperLabels, RefuseAnUnknownPaperOrPlace)
{
    const auto paper = ui::printed_labels(labels(1), "L1");
    ASSERT_FALSE(paper);
    EXPECT_THAT(paper.error().advice, HasSubstr("L7160"));
    for (const int first : {0, 22, -1})
        EXPECT_FALSE(ui::printed_labels(labels(1), "L7160", first));
}

TEST_F(PaperLabels, MakeSpinesOfEveryWidth)
{
    const auto file = pdf(ui::printed_spines(spines({20, 30, 40, 50})).value());
    EXPECT_THAT(codes(file), testing::ElementsAre("box:0", "box:1", "box:2", "box:3"));
    EXPECT_THAT(info(file), testing::ContainsRegex("Pages: +1"));
    const std::string words = text(file);
    for (const char* field :
        {"全宗号", "年度", "保管期限", "起止件号", "盒号", "楼座编号", "合同编号", "密级"})
        EXPECT_THAT(words, HasSubstr(field));
    EXPECT_THAT(words, HasSubstr("XS-2031-0042"));
}

TEST_F(PaperLabels, MakeSpinesOfFullHeightOnA3)
{
    const auto file = pdf(ui::printed_spines(spines({50, 50, 50, 50, 50, 50}), ui::SpinePaper::a3).value());
    EXPECT_THAT(info(file), HasSubstr("841.89 x 1190.55"));
    EXPECT_THAT(info(file), testing::ContainsRegex("Pages: +2"));
}

TEST_F(PaperLabels, RefuseASpineNoBoxHas)
{
    EXPECT_FALSE(ui::printed_spines(spines({25})));
    EXPECT_FALSE(ui::printed_spines(test::made_up_sheet("F1", 1)));
    archive::RegisterSheet without = spines({20});
    without.rows[0].erase("spine_mm");
    EXPECT_FALSE(ui::printed_spines(without));
}

TEST_F(PaperLabels, SeparateDocumentsByASheetThatSaysWhatFollows)
{
    const std::vector<ui::Separator> sheets = {{"某某花园二期", "3", "2", "1201", "sale_contract", 25}, {}};
    const auto file = pdf(ui::printed_separators(sheets));
    EXPECT_THAT(info(file), testing::ContainsRegex("Pages: +2"));
    const std::string words = text(file);
    for (const char* part : {"某某花园二期", "2单元 1201", "商品房买卖合同", "25 页"})
        EXPECT_THAT(words, HasSubstr(part));
    const std::vector<std::string> found = codes(file);
    ASSERT_EQ(found.size(), 1u);
    const auto json = nlohmann::json::parse(found[0]);
    EXPECT_EQ(json["strongroom"], "separator");
    EXPECT_EQ(json["project"], "某某花园二期");
    EXPECT_EQ(json["kind"], "sale_contract");
    EXPECT_EQ(json["pages"], 25);
    EXPECT_EQ(ui::separator_code({}), R"({"strongroom":"separator"})");
}
