// Every form, printed and read again by other programs: poppler for the text and the fonts, zbar for the
// code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "tests/support/program.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/paper/made_up_sheets.h"
#include "ui/paper/print.h"

using namespace strongroom;
using testing::HasSubstr;

namespace {

std::filesystem::path pdf_of(const test::TempFolder& folder, const archive::RegisterSheet& sheet)
{
    const std::vector<std::uint8_t> pdf = ui::printed(sheet);
    return folder.write(sheet.form + ".pdf", {reinterpret_cast<const char*>(pdf.data()), pdf.size()});
}

std::string text_of(const std::filesystem::path& pdf, const std::string& options = "")
{
    return test::output_of("pdftotext " + options + " " + pdf.string() + " -");
}

/// Without white space: titles are spread, and cells break their lines.
std::string squeezed(std::string text)
{
    text.erase(
        std::remove_if(text.begin(), text.end(), [](unsigned char c) { return c <= ' '; }), text.end());
    return text;
}

int page_count(const std::filesystem::path& pdf)
{
    std::smatch found;
    const std::string info = test::output_of("pdfinfo " + pdf.string());
    return std::regex_search(info, found, std::regex("Pages: +([0-9]+)")) ? std::stoi(found[1]) : 0;
}

std::string read_code(const std::filesystem::path& pdf, int page)
{
    const std::string number = std::to_string(page);
    test::output_of("pdftoppm -png -gray -r 150 -x 0 -y 0 -W 2500 -H 250 -singlefile -f " + number + " -l "
        + number + " " + pdf.string() + " " + pdf.string() + ".page");
    return test::output_of(
        "zbarimg --nodbus --quiet --raw -Sdisable -Sqrcode.enable " + pdf.string() + ".page.png");
}

} // namespace

TEST(PrintedForms, SayWhatEveryFormSays)
{
    for (const std::string_view name : ui::form_names()) {
        SCOPED_TRACE(name);
        const test::TempFolder folder;
        const ui::Form& form = ui::form_named(name);
        const auto pdf = pdf_of(folder, test::made_up_sheet(name, form.columns.empty() ? 0 : 12));
        const std::string text = squeezed(text_of(pdf, "-layout"));
        const std::string number = form.name + "-2031-0007";
        EXPECT_THAT(text, HasSubstr(squeezed(form.title.chinese)));
        EXPECT_THAT(text, HasSubstr("表单编号：" + form.name));
        EXPECT_THAT(text, HasSubstr("编号BT-XS-206版本A"));
        EXPECT_THAT(text, HasSubstr("全宗/单位名称：某某房地产开发有限公司"));
        EXPECT_THAT(text, HasSubstr("项目：某某花园二期"));
        EXPECT_THAT(text, HasSubstr("制表日期：2031年3月5日"));
        const std::string pages = std::to_string(page_count(pdf));
        for (int page = 1; page <= page_count(pdf); ++page)
            EXPECT_THAT(text, HasSubstr("第" + std::to_string(page) + "页共" + pages + "页"));
        if (name == "F1" || name == "F16") { // one lying, one upright
            EXPECT_EQ(read_code(pdf, 1), number + "\n");
        }
    }
}

TEST(PrintedForms, EmbedTheirFonts)
{
    for (const std::string_view name : ui::form_names()) {
        SCOPED_TRACE(name);
        const test::TempFolder folder;
        std::istringstream fonts(
            test::output_of("pdffonts " + pdf_of(folder, test::made_up_sheet(name, 3)).string()));
        int count = 0;
        for (std::string line; std::getline(fonts, line);)
            if (line.find("Noto") != std::string::npos) {
                ++count;
                EXPECT_THAT(line, testing::ContainsRegex(" yes +yes +yes "))
                    << "embedded, subset, with Unicode";
            }
        EXPECT_GE(count, 3);
    }
}

/// Every word stands within the margins.
TEST(PrintedForms, CutNothingOff)
{
    for (const std::string_view name : ui::form_names()) {
        SCOPED_TRACE(name);
        const test::TempFolder folder;
        archive::RegisterSheet sheet = test::made_up_sheet(name, 5);
        for (archive::SheetRow* row : {&sheet.head, &sheet.foot})
            for (auto& [key, value] : *row)
                if (value.index() == 1)
                    value = "很长很长的名称,连同它的说明一起,长得写不进一行 "
                            "and-some-very-long-latin-words-without-a-space/"
                            "0123456789012345678901234567890123456789";
        for (archive::SheetRow& row : sheet.rows)
            for (auto& [key, value] : row)
                if (value.index() == 1)
                    value = "长长的名称,写不进一行 LongLatinWordWithoutSpaceOrHyphen0123456789";
        const auto pdf = pdf_of(folder, sheet);
        const std::string boxes = text_of(pdf, "-bbox");
        const std::regex page(R"re(<page width="([0-9.]+)" height="([0-9.]+)">)re");
        const std::regex word(
            R"re(<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*)</word>)re");
        double width = 0, height = 0;
        int words = 0;
        std::istringstream lines(boxes);
        std::smatch found;
        for (std::string line; std::getline(lines, line);) {
            if (std::regex_search(line, found, page)) {
                width = std::stod(found[1]);
                height = std::stod(found[2]);
            } else if (std::regex_search(line, found, word)) {
                ++words;
                EXPECT_GE(std::stod(found[1]), 55) << found[5]; // binding margin 20 mm
                EXPECT_GE(std::stod(found[2]), 20) << found[5];
                EXPECT_LE(std::stod(found[3]), width - 30) << found[5];
                EXPECT_LE(std::stod(found[4]), height - 20) << found[5];
            }
        }
        EXPECT_GT(words, 20);
    }
}

TEST(PrintedForms, AreBlankFormsWithoutValues)
{
    for (const std::string_view name : ui::form_names()) {
        SCOPED_TRACE(name);
        const test::TempFolder folder;
        const auto pdf = pdf_of(folder, {.form = std::string(name)});
        EXPECT_LE(page_count(pdf), 2);
        const std::string text = squeezed(text_of(pdf));
        for (const ui::SignatureBlank& blank : ui::form_named(name).signatures)
            EXPECT_THAT(text, HasSubstr(squeezed(blank.caption.chinese)));
    }
}

TEST(PrintedRegister, RepeatsItsHeadingAndLosesNoRow)
{
    const test::TempFolder folder;
    const auto pdf = pdf_of(folder, test::made_up_sheet("F1", 200));
    const int pages = page_count(pdf);
    EXPECT_GE(pages, 15);
    const std::string text = text_of(pdf, "-layout");
    for (int n = 1; n <= 200; ++n)
        EXPECT_THAT(text, HasSubstr("XS-2031-0" + std::to_string(1000 + n).substr(1)));
    for (const int page : {1, 2, pages - 1}) {
        const std::string number = std::to_string(page);
        EXPECT_THAT(text_of(pdf, "-f " + number + " -l " + number), HasSubstr("楼座编号")) << page;
    }
    EXPECT_EQ(read_code(pdf, pages), "F1-2031-0007\n");
}

TEST(PrintedRegister, BreaksARowThatIsHigherThanAPage)
{
    const test::TempFolder folder;
    archive::RegisterSheet sheet = test::made_up_sheet("F2", 3);
    std::string remarks;
    for (int n = 1; n <= 900; ++n)
        remarks += "〔" + std::to_string(n) + "〕";
    sheet.rows[1]["remarks"] = remarks;
    const auto pdf = pdf_of(folder, sheet);
    EXPECT_GE(page_count(pdf), 3);
    const std::string text = squeezed(text_of(pdf));
    for (int n = 1; n <= 900; ++n)
        EXPECT_THAT(text, HasSubstr("〔" + std::to_string(n) + "〕"));
    EXPECT_THAT(text, HasSubstr("XS-2031-0003"));
}

TEST(PrintedRegister, ShowsWhatNoFontHasAsMissing)
{
    const test::TempFolder folder;
    archive::RegisterSheet sheet = test::made_up_sheet("F2", 1);
    sheet.rows[0]["buyer"] = "李\U000F1234";
    EXPECT_THAT(text_of(pdf_of(folder, sheet)), HasSubstr("李"));
}

TEST(PrintedRegister, RefusesAKeyItHasNoPlaceFor)
{
    archive::RegisterSheet sheet{.form = "F2"};
    sheet.rows = {{{"nonsense", "x"}}};
    EXPECT_THROW(ui::printed(sheet), std::invalid_argument);
}
