#include "ui/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ui/made_up_document.h"
#include "ui/contract_table.h"
#include "ui/search_report.h"

using namespace strongroom;
using testing::HasSubstr;
using testing::Not;
using ui::Language;

TEST(Written, GroupsMoneyAndKeepsBothDecimals)
{
    index::Field field;
    field.kind = index::ValueKind::money;
    for (const auto& [value, text] :
        std::vector<std::pair<std::string, std::string>>{{"126421040", "1,264,210.40"}, {"5", "0.05"},
            {"-123456", "-1,234.56"}, {"100000000000", "1,000,000,000.00"}}) {
        field.value = value;
        EXPECT_EQ(ui::written(field, Language::english), text);
    }
}

TEST(Written, NamesACodeInTheLanguageAskedFor)
{
    index::Field field;
    field.kind = index::ValueKind::code;
    field.value = "instal";
    EXPECT_EQ(ui::written(field, Language::chinese), "分期付款");
    EXPECT_EQ(ui::written(field, Language::english), "instalments");
    field.value = "new_code";
    EXPECT_EQ(ui::written(field, Language::chinese), "new_code");
}

TEST(Report, MarksDoubtfulValuesFailedChecksAndUnreadPages)
{
    const std::string text = ui::report(test::made_up_document().content, "scan.pdf", Language::english);
    EXPECT_THAT(text, HasSubstr("scan.pdf: sale contract (GF-2000-0171), 99 %, pages 2"));
    EXPECT_THAT(text, testing::ContainsRegex("total price +1,264,210.40 +1 +97 %\n"));
    EXPECT_THAT(text, testing::ContainsRegex("date signed +2007-04-12 +1 +50 % +. to be checked\n"));
    EXPECT_THAT(text, HasSubstr("V-DT-01"));
    EXPECT_THAT(text, HasSubstr("V-DOC-01: page 2 is missing"));
    EXPECT_THAT(text, Not(HasSubstr("V-PR-02")));
    EXPECT_THAT(text, HasSubstr("page 2: not read: the page is damaged"));
}

TEST(Report, SpeaksChinese)
{
    EXPECT_THAT(ui::report(test::made_up_document().content, "a.pdf", Language::chinese),
        HasSubstr("商品房买卖合同"));
}

TEST(Highlighted, SetsTheFoundWordsOffOnATerminalOnly)
{
    archive::Hit hit;
    hit.snippet = "买受人李四，1201室";
    hit.highlights = {{9, 6}};
    EXPECT_EQ(ui::highlighted(hit, ui::Output::file), hit.snippet);
    EXPECT_EQ(ui::highlighted(hit, ui::Output::terminal), "买受人\033[1;33m李四\033[0m，1201室");
}

TEST(Masked, KeepsTheFirstCharacterOnly)
{
    EXPECT_EQ(ui::masked("欧阳清河"), "欧***");
    EXPECT_EQ(ui::masked("Li"), "L*");
    EXPECT_EQ(ui::masked(""), "");
}

TEST(ContractRow, SaysWhatMattersInOneLine)
{
    archive::Document document = test::made_up_document();
    const auto add = [&](const std::string& name, const std::string& value) {
        index::Field field;
        field.name = name;
        field.value = value;
        document.content.reading.fields.push_back(field);
    };
    add("contract_no", "XS-1");
    add("building_no", "3");
    add("room_no", "1201");
    add("buyer_name", "李四");
    EXPECT_THAT(ui::contract_row(document, Language::english),
        testing::ElementsAre(
            "d0c0ffee", "sale contract", "XS-1", "3-1201", "李*", "1,264,210.40", "", "1/6"));
    EXPECT_EQ(ui::contract_heading(Language::english).size(), 8u);
}
