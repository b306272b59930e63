#include <algorithm>

#include <gmock/gmock.h>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using enum LoanState;
using Notice = LoanNotice::Kind;

std::vector<std::string> told(const DueWork& work, Notice kind)
{
    std::vector<std::string> people;
    for (const LoanNotice& each : work.notices)
        if (each.kind == kind)
            people.push_back(each.person);
    return people;
}

TEST(LoanTimers, ClimbTheLadder)
{
    Lending desk;
    const std::string number = desk.lent(0);
    const auto day = [&](int days) {
        desk.at.advance_days(days);
        return desk.as("arch1").due_work().value();
    };
    EXPECT_TRUE(day(4).notices.empty());
    EXPECT_THAT(told(day(1), Notice::due_soon), ElementsAre("sales1"));
    EXPECT_EQ(desk.state(number), due_soon);
    EXPECT_TRUE(day(2).notices.empty()) << "due today";
    EXPECT_THAT(told(day(1), Notice::recall), ElementsAre("sales1"));
    EXPECT_EQ(desk.state(number), overdue);
    EXPECT_TRUE(day(1).notices.empty());
    EXPECT_THAT(told(day(1), Notice::recall), ElementsAre("sales1"));
    const DueWork seventh = day(4);
    EXPECT_THAT(told(seventh, Notice::recall), ElementsAre("sales1"));
    EXPECT_THAT(told(seventh, Notice::unit_head), UnorderedElementsAre("pm1", "pm2"));
    const DueWork fourteenth = day(7);
    EXPECT_THAT(
        told(fourteenth, Notice::escalated), UnorderedElementsAre("exec1", "exec2", "audit1", "audit2"));
    EXPECT_THAT(fourteenth.escalated, ElementsAre(number));
    EXPECT_EQ(desk.state(number), escalated);
    const auto mine = desk.as("sales1").notices("sales1");
    ASSERT_EQ(mine->size(), 4U);
    EXPECT_EQ(mine->at(0).count, 3) << "the third recall";
    EXPECT_EQ(desk.as("sales1").notices().error().code, Code::forbidden);
    EXPECT_EQ(desk.take_back(number, 0).value(), returned_ok);
}

TEST(LoanTimers, DoNothingTwice)
{
    Lending desk;
    desk.lent(0);
    desk.at.advance_days(30);
    const DueWork first = desk.as("arch1").due_work().value();
    EXPECT_EQ(told(first, Notice::recall).size(), 1U) << "the days that were missed are not made up for";
    EXPECT_FALSE(first.escalated.empty());
    Statement rows = desk.at.database().prepare("SELECT count(*) FROM ledger");
    rows.next();
    const DueWork again = desk.as("arch2").due_work().value();
    EXPECT_TRUE(again.notices.empty() && again.overdue.empty() && again.escalated.empty());
    Statement later = desk.at.database().prepare("SELECT count(*) FROM ledger");
    later.next();
    EXPECT_EQ(later.integer(0), rows.integer(0) + 1) << "arch2 signed in, and that is all";
}

TEST(LoanTimers, BeginAnewWhenALoanIsRenewed)
{
    Lending desk;
    const std::string number = desk.lent(0);
    desk.at.advance_days(6);
    EXPECT_EQ(desk.as("arch1").due_work()->notices.size(), 1U);
    ASSERT_TRUE(desk.as("arch_head1").renew(number));
    EXPECT_TRUE(desk.as("arch1").due_work()->notices.empty());
    desk.at.advance_days(6);
    EXPECT_THAT(told(*desk.as("arch1").due_work(), Notice::due_soon), ElementsAre("sales1"));
}

TEST(LoanTimers, LetWhatIsNotCollectedExpire)
{
    Lending desk;
    const std::string first = desk.approved(0), second = desk.approved(0, "sales2");
    EXPECT_EQ(desk.state(second), waiting);
    desk.at.advance_days(3);
    EXPECT_TRUE(desk.as("arch1").due_work()->expired.empty());
    desk.at.advance_days(1);
    EXPECT_THAT(desk.as("arch1").due_work()->expired, ElementsAre(first));
    EXPECT_EQ(desk.state(first), expired);
    EXPECT_EQ(desk.state(second), approved) << "next in the waiting list";
}

TEST(LoanTimers, RefuseADayToCome)
{
    Lending desk;
    EXPECT_THAT(desk.as("arch1").due_work("2199-01-01").error().what, HasSubstr("has not come yet"));
    EXPECT_EQ(desk.as("arch1").due_work("yesterday").error().code, Code::bad_input);
    EXPECT_EQ(desk.as("sales1").due_work().error().code, Code::forbidden);
}

} // namespace
} // namespace strongroom::test
