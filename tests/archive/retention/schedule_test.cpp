#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/archive/retention/destroying.h"

namespace strongroom::archive {
namespace {

using test::Destroying;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

template <class T>
std::string refusal(const Result<T>& result)
{
    return result ? "it was allowed" : result.error().what;
}

RetentionRule rule_of(Destroying& archive, const std::string& kind)
{
    const std::vector<RetentionRule> rules = Schedule(archive.as("arch1")).rules().value();
    const auto found = std::find_if(
        rules.begin(), rules.end(), [&](const RetentionRule& rule) { return rule.kind == kind; });
    return found == rules.end() ? RetentionRule() : *found;
}

std::string due_of(Destroying& archive, int n) { return archive.archive().record(n).due_on; }

TEST(Schedule, KeepsContractsForThirtyYearsFromTheirPerformance)
{
    Destroying archive(1, 0);
    const RetentionRule contract = rule_of(archive, "sale_contract");
    EXPECT_EQ(contract.period.code(), "D30");
    EXPECT_EQ(contract.base, BaseEvent::performance_end);
    EXPECT_FALSE(contract.customer);
    EXPECT_EQ(rule_of(archive, "form_customer_reg").period.code(), "D2");
    EXPECT_TRUE(rule_of(archive, "form_customer_reg").customer);
    EXPECT_EQ(rule_of(archive, "destruction_certificate").period.code(), "Y");
}

TEST(Schedule, MarksWhatHasFallenDueOnce)
{
    Destroying archive(3, 2);
    EXPECT_EQ(archive.state_of(0), FileState::due);
    EXPECT_EQ(archive.state_of(2), FileState::filed);
    EXPECT_THAT(Schedule(archive.as("arch1")).run_due().value(), IsEmpty());
    EXPECT_THAT(Schedule(archive.as("arch1")).due_in(2040).value(),
        ElementsAre(Field(&DueFile::uid, archive.file(2))));
    EXPECT_THAT(Schedule(archive.as("arch1")).due_in(0).value(), SizeIs(2));
    EXPECT_FALSE(Schedule(archive.as("sales1")).run_due());
}

TEST(Schedule, DoesNotMarkBeforeTheLastDayIsOver)
{
    Destroying archive(1, 0);
    EXPECT_EQ(due_of(archive, 0), "2040-12-31");
    archive.archive().advance_days(days_between(archive.archive().today(), "2040-12-31"));
    EXPECT_THAT(Schedule(archive.as("arch1")).run_due().value(), IsEmpty());
    archive.archive().advance_days(1);
    EXPECT_THAT(Schedule(archive.as("arch1")).run_due().value(), SizeIs(1));
}

TEST(Schedule, ChangesOnlyWhenTheExecutiveApproves)
{
    Destroying archive(1, 0);
    Schedule head(archive.as("arch_head1")), executive(archive.as("exec1"));
    EXPECT_FALSE(
        Schedule(archive.as("arch1")).propose("sale_contract", "D50", BaseEvent::performance_end, "理由"));
    const std::string change
        = head.propose("sale_contract", "D50", BaseEvent::performance_end, "产权争议发现较迟").value();
    EXPECT_EQ(rule_of(archive, "sale_contract").period.code(), "D30");
    EXPECT_FALSE(head.decide(change, Decision::approved));
    const RetentionChange decided = executive.decide(change, Decision::approved).value();
    EXPECT_EQ(decided.files, 1);
    EXPECT_EQ(decided.decided_by, "exec1");
    EXPECT_EQ(rule_of(archive, "sale_contract").period.code(), "D50");
    EXPECT_EQ(due_of(archive, 0), "2060-12-31");
    EXPECT_THAT(refusal(executive.decide(change, Decision::rejected)), HasSubstr("APPROVED already"));
}

TEST(Schedule, IsNotDecidedByWhoProposedIt)
{
    Destroying archive(1, 0);
    archive.archive().database().run(
        "INSERT INTO role_grant (person, role, since) VALUES (?, 'EXEC', '2000-01-01')",
        archive.archive().id_of("arch_head1").value);
    Schedule head(archive.as("arch_head1"));
    const std::string change = head.propose("sale_contract", "Y", BaseEvent::performance_end, "永久").value();
    EXPECT_THAT(refusal(head.decide(change, Decision::approved)), HasSubstr("(SoD-8)"));
}

TEST(Schedule, ShortensNothingThatIsListedOrOnHold)
{
    Destroying archive(3, 1);
    const std::string list = archive.list();
    ASSERT_TRUE(Holds(archive.as("arch1")).place(archive.file(1), HoldKind::audit, "专项审计"));
    const std::string change = Schedule(archive.as("arch_head1"))
                                   .propose("sale_contract", "D20", BaseEvent::performance_end, "缩短")
                                   .value();
    const RetentionChange decided = Schedule(archive.as("exec1")).decide(change, Decision::approved).value();
    EXPECT_EQ(decided.skipped, 2);
    EXPECT_EQ(decided.files, 1);
    EXPECT_EQ(due_of(archive, 0), "2037-12-31");
    EXPECT_EQ(due_of(archive, 1), "2040-12-31");
    EXPECT_EQ(due_of(archive, 2), "2030-12-31");
    EXPECT_THAT(refusal(Schedule(archive.as("arch1")).record_base(archive.file(0), "2001-01-01")),
        HasSubstr("(SoD-8)"));
    EXPECT_THAT(refusal(Schedule(archive.as("arch1")).record_base(archive.file(1), "1999-01-01")),
        HasSubstr("on hold"));
}

TEST(Schedule, LengtheningStopsAListOfWhatIsNotDueAnyMore)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(DestructionState::checked);
    const std::string change = Schedule(archive.as("arch_head1"))
                                   .propose("sale_contract", "Y", BaseEvent::performance_end, "永久")
                                   .value();
    ASSERT_TRUE(Schedule(archive.as("exec1")).decide(change, Decision::approved));
    EXPECT_FALSE(Destruction(archive.as("arch_head1")).approve(list));
}

TEST(Schedule, RefusesWhatIsNoPeriodOrNoKind)
{
    Destroying archive(1, 0);
    Schedule head(archive.as("arch_head1"));
    EXPECT_FALSE(head.propose("sale_contract", "30", BaseEvent::performance_end, "理由"));
    EXPECT_FALSE(head.propose("sale_contract", "D30", BaseEvent::performance_end, "理由"));
    EXPECT_FALSE(head.propose("novel", "D30", BaseEvent::performance_end, "理由"));
    EXPECT_FALSE(head.propose("sale_contract", "D50", BaseEvent::performance_end, " "));
    EXPECT_FALSE(Schedule(archive.as("arch1")).record_base(archive.file(0), "2099-01-01"));
    EXPECT_FALSE(Schedule(archive.as("arch1")).record_base(archive.file(0), "2008-02-30"));
    EXPECT_FALSE(Schedule(archive.as("arch1")).record_base("nothing", "2008-02-01"));
}

TEST(Appraisal, KeepsAFileToTheLatestDayAnybodyNames)
{
    Destroying archive(2, 2);
    const std::string round = Appraisal(archive.as("arch1")).open().value();
    EXPECT_THAT(refusal(Appraisal(archive.as("arch1")).open({{}, {archive.file(0)}})), HasSubstr(round));
    for (int n = 0; n < 2; ++n) {
        EXPECT_TRUE(
            Appraisal(archive.as("arch1")).give(round, archive.file(n), {Opinion::destroy, "无价值"}));
        const GivenOpinion other = n == 0
            ? GivenOpinion{Opinion::extend, "尚有纠纷", "2047-12-31", "一起诉讼"}
            : GivenOpinion{Opinion::destroy, "无价值"};
        EXPECT_TRUE(Appraisal(archive.as("arch_head2")).give(round, archive.file(n), other));
    }
    EXPECT_FALSE(Appraisal(archive.as("arch_head1")).sign(round, "同意")) << "not reviewed to its end";
    EXPECT_TRUE(Appraisal(archive.as("arch1")).finish(round));
    EXPECT_FALSE(Appraisal(archive.as("arch1")).sign(round, "同意"));
    EXPECT_TRUE(Appraisal(archive.as("arch_head1")).sign(round, "同意鉴定小组意见"));
    EXPECT_EQ(archive.state_of(0), FileState::filed);
    EXPECT_EQ(due_of(archive, 0), "2047-12-31");
    EXPECT_EQ(archive.state_of(1), FileState::due);
    EXPECT_EQ(Schedule(archive.as("arch1")).due_in(2047)->at(0).extended_to, "2047-12-31");
    const RegisterSheet sheet = Appraisal(archive.as("audit1")).sheet(round).value();
    EXPECT_EQ(sheet.form, "F14");
    ASSERT_THAT(sheet.rows, SizeIs(2));
    EXPECT_EQ(sheet.rows[0].at("opinion"), SheetValue("续存至2047-12-31"));
    EXPECT_EQ(sheet.rows[0].at("open_matters"), SheetValue("有：一起诉讼"));
    EXPECT_EQ(sheet.rows[1].at("opinion"), SheetValue("销毁"));
    EXPECT_EQ(sheet.head.at("leader"), SheetValue("员工arch_head1"));
}

TEST(Appraisal, NeedsTwoToDestroyAndNoOpenMatters)
{
    Destroying archive(1, 1);
    const std::string round = Appraisal(archive.as("arch1")).open().value();
    Appraisal one(archive.as("arch1"));
    EXPECT_THAT(refusal(one.finish(round)), HasSubstr("no opinion"));
    EXPECT_TRUE(one.give(round, archive.file(0), {Opinion::destroy, "无价值"}));
    EXPECT_THAT(refusal(one.finish(round)), HasSubstr("two are needed"));
    EXPECT_THAT(refusal(one.give(round, archive.file(0), {Opinion::destroy, "无价值", "", "尾款未清"})),
        HasSubstr("open matters"));
    EXPECT_FALSE(one.give(round, archive.file(0), {Opinion::extend, "续存", "2037-12-31"}));
    EXPECT_FALSE(one.give(round, archive.file(0), {Opinion::extend, "续存", "soon"}));
    EXPECT_FALSE(one.give(round, archive.file(0), {Opinion::destroy, ""}));
}

TEST(Appraisal, ReportsNameNobody)
{
    Destroying archive(1, 1);
    const std::string round = Appraisal(archive.as("arch1")).open().value();
    const std::string buyer = test::Registered::contract(0).buyer;
    EXPECT_THAT(refusal(Appraisal(archive.as("arch1"))
                            .give(round, archive.file(0), {Opinion::destroy, buyer + "的合同无价值"})),
        HasSubstr("buyer_name"));
}

TEST(Appraisal, GivenUpLeavesFilesDue)
{
    Destroying archive(1, 1);
    const std::string round = Appraisal(archive.as("arch1")).open().value();
    EXPECT_TRUE(Appraisal(archive.as("arch1")).cancel(round, "重新组织"));
    EXPECT_EQ(archive.state_of(0), FileState::due);
    EXPECT_TRUE(Appraisal(archive.as("arch1")).open());
}

} // namespace
} // namespace strongroom::archive
