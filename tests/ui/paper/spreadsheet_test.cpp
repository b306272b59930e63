#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/program.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/paper/made_up_sheets.h"
#include "ui/paper/spreadsheet.h"

using namespace strongroom;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

/// A part of an XLSX file, which is a ZIP of XML files.
std::string part(const archive::RegisterSheet& sheet, const std::string& name)
{
    const test::TempFolder folder;
    const std::vector<std::uint8_t> file = ui::xlsx(sheet);
    const auto path = folder.write("a.xlsx", {reinterpret_cast<const char*>(file.data()), file.size()});
    return test::output_of("unzip -p " + path.string() + " " + name);
}

std::vector<std::string> lines(const std::string& csv)
{
    std::vector<std::string> found;
    std::size_t from = 0;
    for (std::size_t end = csv.find("\r\n"); end != csv.npos; from = end + 2, end = csv.find("\r\n", from))
        found.push_back(csv.substr(from, end - from));
    return found;
}

std::vector<std::string> headings(std::string_view form)
{
    std::vector<std::string> names;
    for (const auto& column : ui::spreadsheet_columns(ui::form_named(form).columns, ui::Language::chinese))
        names.push_back(column.heading);
    return names;
}

archive::RegisterSheet one_row(const archive::SheetRow& row)
{
    archive::RegisterSheet sheet{.form = "F2"};
    sheet.rows = {row};
    return sheet;
}

} // namespace

TEST(SpreadsheetColumns, AreOneForEachValue)
{
    EXPECT_THAT(headings("F2"),
        ElementsAre("序号", "项目", "楼座编号", "房号", "合同编号", "买受人", "合同份数(移交)",
            "合同份数(自留)", "附件", "补充协议", "页数", "核对结果(一致/不符-说明)", "备注"));
    const std::vector<std::string> f1 = headings("F1");
    EXPECT_THAT(f1,
        testing::IsSupersetOf(
            {"合同名称", "合同类型", "合同有效期(起)", "合同有效期(止)", "备案号", "备案日期"}));
    EXPECT_THAT(headings("F11"), testing::IsSupersetOf({"起止日期(起)", "起止日期(止)"}));
}

TEST(SpreadsheetColumns, HaveDifferentHeadings)
{
    for (const ui::Language language : {ui::Language::chinese, ui::Language::english})
        for (const std::string_view form : ui::form_names()) {
            std::set<std::string> seen;
            for (const auto& column : ui::spreadsheet_columns(ui::form_named(form).columns, language))
                EXPECT_TRUE(seen.insert(column.heading).second) << form << ' ' << column.heading;
        }
}

TEST(Csv, IsReadByChineseExcelAndByRfc4180)
{
    const std::string file = ui::csv(one_row({{"contract_no", "XS-1"}, {"buyer", "李\"四\",等\n二人"},
        {"pages", std::int64_t{25}}, {"copies_given", std::int64_t{4}}}));
    EXPECT_THAT(file, StartsWith("\xEF\xBB\xBF序号,项目,楼座编号,"));
    EXPECT_THAT(file, HasSubstr("\r\n1,,,,XS-1,\"李\"\"四\"\",等\n二人\",4,,,,25,,\r\n"));
}

TEST(Csv, WritesMoneyDatesAndAreasPlain)
{
    using std::chrono::day, std::chrono::month, std::chrono::year;
    archive::RegisterSheet sheet{.form = "F1"};
    sheet.rows = {{{"total_price", archive::Fen{123456789}}, {"unit_price", archive::Fen{-5}},
        {"floor_area", archive::FloorArea{8806}}, {"signed_on", index::Date{year{2031}, month{2}, day{3}}}}};
    const std::string row = lines(ui::csv(sheet)).at(1);
    for (const char* value : {"1234567.89", ",-0.05,", ",88.06,", ",2031-02-03,"})
        EXPECT_THAT(row, HasSubstr(value));
}

TEST(Csv, MakesFormulasHarmless)
{
    for (const std::string evil : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＠x"})
        EXPECT_THAT(lines(ui::csv(one_row({{"remarks", evil}}))).at(1), testing::EndsWith(",'" + evil))
            << evil;
    EXPECT_THAT(lines(ui::csv(one_row({{"remarks", "=HYPERLINK(\"x\",\"y\")"}}))).at(1),
        testing::EndsWith(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""));
    EXPECT_THAT(lines(ui::csv(one_row({{"remarks", "a=b"}}))).at(1), testing::EndsWith(",a=b"));
}

TEST(Csv, GivesNamesAndValuesWhereThereIsNoTable)
{
    const std::vector<std::string> found = lines(ui::csv(test::made_up_sheet("F16", 0)));
    EXPECT_THAT(found, testing::Contains("清册编号,XH-2031-01"));
    EXPECT_THAT(found, testing::Contains("数量(卷),13"));
}

TEST(Xlsx, HasRealNumbersAndDates)
{
    using std::chrono::day, std::chrono::month, std::chrono::year;
    archive::RegisterSheet sheet{.form = "F1"};
    sheet.rows = {{{"total_price", archive::Fen{123456789}}, {"floor_area", archive::FloorArea{8806}},
        {"signed_on", index::Date{year{2031}, month{2}, day{3}}}}};
    const std::string xml = part(sheet, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(xml, HasSubstr("<v>1234567.89</v>"));
    EXPECT_THAT(xml, HasSubstr("<v>88.06"));
    EXPECT_THAT(xml, HasSubstr("<v>47882</v>")); // days since 1899-12-30
    const std::string styles = part(sheet, "xl/styles.xml");
    EXPECT_THAT(styles, HasSubstr("yyyy-mm-dd"));
}

TEST(Xlsx, HasAFrozenHeadingWithFilters)
{
    const std::string xml = part(test::made_up_sheet("F1", 3), "xl/worksheets/sheet1.xml");
    EXPECT_THAT(xml, HasSubstr("state=\"frozen\""));
    EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A1:AB4\"/>"));
    EXPECT_THAT(part(test::made_up_sheet("F1", 3), "xl/sharedStrings.xml"), HasSubstr("合同有效期(起)"));
}

TEST(Xlsx, KeepsFormulasAsTexts)
{
    const archive::RegisterSheet sheet = one_row({{"remarks", "=1+1"}, {"buyer", "a\001<b>"}});
    EXPECT_THAT(part(sheet, "xl/worksheets/sheet1.xml"), Not(HasSubstr("<f>")));
    EXPECT_THAT(part(sheet, "xl/sharedStrings.xml"), HasSubstr("<t>=1+1</t>"));
    EXPECT_THAT(part(sheet, "xl/sharedStrings.xml"), HasSubstr("&lt;b&gt;"));
}

TEST(Xlsx, CutsWhatNoCellHolds)
{
    std::string text;
    while (text.size() < 40000)
        text += "长";
    EXPECT_THAT(part(one_row({{"remarks", text}}), "xl/sharedStrings.xml"), HasSubstr("长…</t>"));
}

TEST(Xlsx, IsMadeOfEveryForm)
{
    for (const std::string_view form : ui::form_names()) {
        const std::string xml = part(test::made_up_sheet(form, 3), "xl/sharedStrings.xml");
        EXPECT_THAT(xml, HasSubstr(ui::form_named(form).title.chinese));
    }
}
