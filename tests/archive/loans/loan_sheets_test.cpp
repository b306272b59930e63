#include <gmock/gmock.h>

#include "archive/register_sheet.h"
#include "tests/archive/loans/lending.h"
#include "tests/archive/sheet_keys.h"

namespace strongroom::test {
namespace {

using namespace archive;
using testing::HasSubstr;
using testing::IsSubsetOf;

std::string text(const SheetRow& row, const char* key)
{
    const auto cell = row.find(key);
    if (cell == row.end())
        return {};
    if (const auto* words = std::get_if<std::string>(&cell->second))
        return *words;
    if (const auto* number = std::get_if<std::int64_t>(&cell->second))
        return std::to_string(*number);
    if (const auto* date = std::get_if<index::Date>(&cell->second))
        return index::iso(*date);
    return {};
}

TEST(LoanSheets, FillInTheRegisterFromApplicationToReturn)
{
    Lending desk;
    const std::string number = desk.lent(0);
    ASSERT_TRUE(desk.as("arch_head1").renew(number));
    ASSERT_TRUE(desk.take_back(number, 0));
    desk.applied(1);
    const auto sheet = desk.as("arch1").register_sheet();
    ASSERT_TRUE(sheet) << sheet.error().what;
    ASSERT_EQ(sheet->rows.size(), 2U);
    EXPECT_EQ(sheet->fonds, "Q001");
    const SheetRow& row = sheet->rows.front();
    EXPECT_EQ(text(row, "application_no"), number);
    EXPECT_EQ(text(row, "status"), "已归还");
    EXPECT_EQ(text(row, "reference"), desk.at.code(0) + "-001");
    EXPECT_THAT(text(row, "title"), HasSubstr("**")) << "names are masked";
    EXPECT_EQ(text(row, "purpose"), "工作查考");
    EXPECT_EQ(text(row, "mode"), "借出原件");
    EXPECT_THAT(text(row, "unit_head_opinion"), HasSubstr("员工pm1"));
    EXPECT_EQ(text(row, "approver"), "员工arch_head1");
    EXPECT_EQ(text(row, "renewed_by"), "员工arch_head1");
    EXPECT_EQ(text(row, "renewed_to"), days_after(desk.at.today(), 14));
    EXPECT_EQ(text(row, "return_check"), "2页");
    EXPECT_EQ(text(sheet->rows.back(), "approver"), "");
    for (const SheetRow& each : sheet->rows)
        EXPECT_THAT(keys_of(each), IsSubsetOf(keys_of_form("F4")));
    EXPECT_EQ(desk.as("sales1").register_sheet().error().code, Code::forbidden);
}

TEST(LoanSheets, OfferTheOtherForms)
{
    Lending desk;
    Application wanted = desk.application(0);
    wanted.things = {desk.item(0), desk.item(1)};
    const std::string two = desk.as("sales1").apply(wanted).value();
    const auto form = desk.as("sales1").application_sheet(two);
    ASSERT_TRUE(form) << form.error().what;
    EXPECT_THAT(text(form->head, "reference"), HasSubstr("; "));
    EXPECT_EQ(text(form->head, "pages"), "4");
    EXPECT_THAT(keys_of(form->head), IsSubsetOf(keys_of_form("F4A")));
    EXPECT_EQ(desk.as("sales2").application_sheet(two).error().code, Code::forbidden);

    EXPECT_EQ(desk.as("arch1").out_cards(two).error().code, Code::conflict);
    const std::string number = desk.lent(2);
    const auto cards = desk.as("arch1").out_cards(number);
    ASSERT_EQ(cards->size(), 1U);
    EXPECT_EQ(text(cards->front().head, "borrower"), "员工sales1");
    EXPECT_EQ(text(cards->front().head, "clerk"), "员工arch1");
    EXPECT_THAT(text(cards->front().head, "location"), HasSubstr("BT01-0003"));
    EXPECT_THAT(keys_of(cards->front().head), IsSubsetOf(keys_of_form("F6")));

    desk.at.advance_days(10);
    ASSERT_TRUE(desk.as("arch1").due_work());
    const auto recall = desk.as("arch1").recall_sheet(number);
    ASSERT_TRUE(recall) << recall.error().what;
    EXPECT_EQ(text(recall->head, "days_overdue"), "3");
    EXPECT_EQ(text(recall->head, "notice_count"), "1");
    EXPECT_THAT(keys_of(recall->head), IsSubsetOf(keys_of_form("F5")));
    ASSERT_TRUE(desk.take_back(number, 2));
    EXPECT_EQ(desk.as("arch1").recall_sheet(number).error().code, Code::conflict);
}

TEST(LoanSheets, TellWhoUsedWhat)
{
    Lending desk;
    desk.lent(0);
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(desk.as("arch1").apply(desk.application(1)));
    const std::string today = desk.at.today();
    const auto log = desk.as("audit1").usage_sheet(today, today);
    ASSERT_TRUE(log) << log.error().what;
    ASSERT_EQ(log->rows.size(), 4U);
    EXPECT_EQ(text(log->rows[0], "operation"), "借阅");
    EXPECT_EQ(text(log->rows[0], "approval_no"), "JY-2026-0001");
    EXPECT_EQ(text(log->rows[3], "result"), "拒绝");
    EXPECT_THAT(text(log->rows[3], "anomaly"), HasSubstr("多次被拒"));
    EXPECT_THAT(keys_of(log->rows[0]), IsSubsetOf(keys_of_form("F19")));
    EXPECT_EQ(desk.as("arch_head1").usage_sheet(today, today)->rows.size(), 0U) << "reads only their own";
    EXPECT_EQ(desk.as("arch1").usage_sheet(today, today).error().code, Code::forbidden);
    EXPECT_EQ(desk.as("audit1").usage_sheet("last week", today).error().code, Code::bad_input);
}

} // namespace
} // namespace strongroom::test
