#include "archive/loans/loans.h"

#include <gmock/gmock.h>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;
using testing::HasSubstr;
using enum LoanState;

TEST(Loans, GoOutAndComeBack)
{
    Lending desk;
    const Whereabouts home = desk.where(0);
    const int position = desk.at.items(0).at(0).position;
    const std::string number = desk.applied(0);
    EXPECT_EQ(number, "JY-2026-0001");
    EXPECT_EQ(desk.as("pm1").approve(number).value(), applied);
    EXPECT_EQ(desk.as("arch_head1").approve(number).value(), approved);
    const auto pulled = desk.as("arch1").make_ready(number);
    ASSERT_TRUE(pulled) << pulled.error().what;
    EXPECT_THAT(pulled->at(0).place, HasSubstr("BT01-0001"));
    EXPECT_EQ(pulled->at(0).reference, desk.at.code(0) + "-001");
    ASSERT_TRUE(desk.as("arch1").hand_out(number, std::vector{HandedOut{desk.item(0), 2, {}}}));
    EXPECT_EQ(desk.where(0), home) << "nothing is lent before the borrower confirms";
    ASSERT_TRUE(desk.as("sales1").confirm(number, 2));
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::loan);
    const auto seen = desk.as("sales1").loan(number);
    EXPECT_EQ(seen->summary.due_on, days_after(desk.at.today(), 7));
    EXPECT_EQ(seen->items.at(0).condition_lent, "完好");
    EXPECT_EQ(seen->explanation, "核对付款条款");

    EXPECT_EQ(desk.take_back(number, 0).value(), returned_ok);
    EXPECT_EQ(desk.where(0), home);
    EXPECT_EQ(desk.at.items(0).at(0).position, position);
    ASSERT_TRUE(desk.as("arch1").close(number, "查清了付款日期"));
    EXPECT_EQ(desk.as("sales1").loan(number)->outcome, "查清了付款日期");
    EXPECT_TRUE(desk.at.archive().verify_ledger()->intact());
}

TEST(Loans, KeepBorrowerAndDeciderApart)
{
    Lending desk;
    const std::string own = desk.applied(0, "pm1");
    const auto self = desk.as("pm1").approve(own);
    ASSERT_FALSE(self);
    EXPECT_EQ(self.error().code, Code::forbidden);
    EXPECT_THAT(self.error().what, HasSubstr("SoD-2"));
    EXPECT_TRUE(desk.as("pm2").approve(own)) << "another head of the same department may";

    const std::string heads = desk.applied(1, "arch_head1");
    EXPECT_FALSE(desk.as("arch_head1").approve(heads));
    EXPECT_TRUE(desk.as("arch_head2").approve(heads));
    EXPECT_FALSE(desk.as("arch_head2").approve(heads)) << "each decision is another person's";
    EXPECT_EQ(desk.as("exec1").approve(heads).value(), approved) << "the executive in place of the head";
    const auto lending = desk.as("arch_head1").hand_out(heads, {});
    ASSERT_FALSE(lending);
    EXPECT_THAT(lending.error().what, HasSubstr("SoD-2"));
}

TEST(Loans, AskTheHeadOfTheRightDepartment)
{
    Lending desk;
    const std::string number = desk.applied(0);
    const auto stranger = desk.as("arch_head1").approve(number);
    ASSERT_FALSE(stranger);
    EXPECT_THAT(stranger.error().what, HasSubstr("does not head the department"));
    EXPECT_FALSE(desk.as("arch1").approve(number));
    EXPECT_FALSE(desk.as("sales2").approve(number));
}

TEST(Loans, SayWhyTheyWereRejected)
{
    Lending desk;
    const std::string number = desk.applied(0);
    EXPECT_EQ(desk.as("pm1").reject(number, " ").error().code, Code::bad_input);
    ASSERT_TRUE(desk.as("pm1").reject(number, "用途不明"));
    EXPECT_EQ(desk.state(number), rejected);
    EXPECT_EQ(desk.as("sales1").loan(number)->decisions.at(0).opinion, "用途不明");
    EXPECT_EQ(desk.as("pm1").approve(number).error().code, Code::conflict);
    EXPECT_EQ(desk.as("arch1").make_ready(number).error().code, Code::conflict);
}

TEST(Loans, NeedBothToAgreeOnThePages)
{
    Lending desk;
    const std::string number = desk.approved(0);
    ASSERT_TRUE(desk.as("arch1").make_ready(number));
    const auto unexplained = desk.as("arch1").hand_out(number, std::vector{HandedOut{desk.item(0), 3, {}}});
    ASSERT_FALSE(unexplained);
    EXPECT_THAT(unexplained.error().what, HasSubstr("2 pages in the catalogue"));
    EXPECT_EQ(desk.as("sales1").confirm(number, 2).error().code, Code::conflict) << "not handed out";
    ASSERT_TRUE(desk.as("arch1").hand_out(number, std::vector{HandedOut{desk.item(0), 3, "多一页附图"}}));
    EXPECT_EQ(desk.as("sales2").confirm(number, 3).error().code, Code::forbidden);
    EXPECT_EQ(desk.as("sales1").confirm(number, 2).error().code, Code::conflict);
    EXPECT_TRUE(desk.as("sales1").confirm(number, 3));
    EXPECT_EQ(desk.as("sales1").confirm(number, 3).error().code, Code::conflict);
}

TEST(Loans, KnowDamageByWhatIsDifferent)
{
    Lending desk;
    const std::string number = desk.lent(0);
    ReturnCheck check = desk.whole(0);
    check.pages = 1;
    EXPECT_EQ(desk.as("arch2").take_back(number, std::vector{check}).value(), returned_damaged);
    EXPECT_THAT(desk.as("arch1").loan(number)->items.at(0).return_check, HasSubstr("借出2页"));
    EXPECT_EQ(desk.as("arch1").close(number).error().code, Code::forbidden) << "the head of the archive does";
    EXPECT_TRUE(desk.as("arch_head1").close(number));

    for (const auto& change : {+[](ReturnCheck& c) { c.seals = ReturnCheck::Seals::broken; },
             +[](ReturnCheck& c) { c.annexes = ReturnCheck::Annexes::missing; },
             +[](ReturnCheck& c) { c.damage = "第2页撕裂"; }}) {
        const std::string again = desk.lent(1);
        ReturnCheck other = desk.whole(1);
        change(other);
        EXPECT_EQ(desk.as("arch2").take_back(again, std::vector{other}).value(), returned_damaged);
    }
}

TEST(Loans, ComeBackInParts)
{
    Lending desk;
    Application wanted = desk.application(0);
    wanted.things = {desk.item(0), desk.item(1)};
    const std::string number = desk.as("sales1").apply(wanted).value();
    ASSERT_TRUE(desk.as("pm1").approve(number) && desk.as("arch_head1").approve(number));
    ASSERT_TRUE(desk.as("arch1").make_ready(number));
    EXPECT_EQ(desk.as("arch1").hand_out(number, std::vector{HandedOut{desk.item(0), 2, {}}}).error().code,
        Code::bad_input)
        << "one of two";
    ASSERT_TRUE(desk.as("arch1").hand_out(
        number, std::vector{HandedOut{desk.item(0), 2, {}}, HandedOut{desk.item(1), 2, {}}}));
    ASSERT_TRUE(desk.as("sales1").confirm(number, 4));
    EXPECT_EQ(desk.take_back(number, 0).value(), lent);
    EXPECT_EQ(desk.as("arch1").loan(number)->summary.items_out, 1);
    EXPECT_EQ(desk.take_back(number, 0).error().code, Code::conflict);
    ASSERT_TRUE(desk.as("arch1").hand_back(number));
    EXPECT_EQ(desk.state(number), return_pending);
    EXPECT_EQ(desk.take_back(number, 1).value(), returned_ok);
}

TEST(Loans, RefuseWhatCannotBeLent)
{
    Lending desk;
    Database& database = desk.at.database();
    database.run("UPDATE item SET missing_since = '2026-01-01T00:00:00Z' WHERE uid = ?", desk.item(0));
    EXPECT_THAT(
        desk.as("sales1").apply(desk.application(0)).error().what, HasSubstr("missing since 2026-01-01"));
    database.run("UPDATE file SET state = 'DESTROYED' WHERE uid = ?", desk.at.file(1));
    EXPECT_THAT(desk.as("sales1").apply(desk.application(1)).error().what, HasSubstr("DESTROYED"));
    database.run("INSERT INTO hold (number, file, kind, reason, blocks_loan, placed_by, placed_at) VALUES "
                 "('DJ-2026-0001', ?, 'lawsuit', x'00', 1, 1, 'x')",
        desk.at.record(2).id.value);
    EXPECT_THAT(desk.as("sales1").apply(desk.application(2)).error().what, HasSubstr("DJ-2026-0001"));
    Application nothing = desk.application(3);
    nothing.things = {"box:BT01-0999"};
    EXPECT_EQ(desk.as("sales1").apply(nothing).error().code, Code::not_found);
    nothing.things = {"XS-NOWHERE"};
    EXPECT_EQ(desk.as("sales1").apply(nothing).error().code, Code::not_found);
    nothing.things.assign(6, desk.item(3));
    EXPECT_THAT(desk.as("sales1").apply(nothing).error().what, HasSubstr("up to 5"));
    nothing.things = {desk.item(3), desk.at.file(3)};
    EXPECT_THAT(desk.as("sales1").apply(nothing).error().what, HasSubstr("twice"));
    nothing.things = {desk.item(3)};
    nothing.days = 15;
    EXPECT_EQ(desk.as("sales1").apply(nothing).error().code, Code::bad_input);
    EXPECT_EQ(desk.as("arch1").apply(desk.application(3)).error().code, Code::forbidden);
    Statement refusals = database.prepare("SELECT count(*) FROM ledger WHERE action = 'act.refused'");
    refusals.next();
    EXPECT_EQ(refusals.integer(0), 1);
}

TEST(Loans, OfGradeOneAreReadOnSiteBeforeTwo)
{
    Lending desk;
    desk.at.database().run("UPDATE file SET grade = 1 WHERE uid = ?", desk.at.file(0));
    EXPECT_EQ(desk.as("sales1").apply(desk.application(0)).error().code, Code::forbidden) << "no clearance";
    const auto original = desk.as("exec1").apply(desk.application(0));
    ASSERT_FALSE(original);
    EXPECT_THAT(original.error().what, HasSubstr("are not lent"));
    const std::string number = desk.applied(0, "exec1", LoanKind::read_on_site);
    ASSERT_TRUE(desk.as("arch_head1").approve(number));
    EXPECT_EQ(desk.state(number), applied);
    ASSERT_TRUE(desk.as("exec2").approve(number));
    EXPECT_EQ(desk.as("arch1").make_ready(number).error().code, Code::forbidden) << "arch1 is not cleared";
    ASSERT_TRUE(desk.as("arch_head1").make_ready(number));
    ASSERT_TRUE(desk.as("arch_head1").hand_out(number, std::vector{HandedOut{desk.item(0), 2, {}}}));
    EXPECT_THAT(desk.as("exec1").confirm(number, 2).error().what, HasSubstr("grade 1"));
    EXPECT_EQ(desk.as("arch_head1").attend(number).error().code, Code::forbidden);
    ASSERT_TRUE(desk.as("arch_head2").attend(number));
    ASSERT_TRUE(desk.as("exec1").confirm(number, 2));
    EXPECT_EQ(desk.as("exec1").loan(number)->summary.due_on, desk.at.today());
    EXPECT_EQ(desk.as("arch1").loan(number)->items.at(0).title, "") << "not cleared for what it is called";
}

TEST(Loans, OfABoxCarryWhatIsInIt)
{
    Lending desk(26); // contracts 0, 12 and 24 are of one building, so of one box
    const Whereabouts box = desk.where(0);
    ASSERT_EQ(desk.where(12), box);
    Application wanted = desk.application(0);
    wanted.things = {"box:BT01-0001"};
    const std::string number = desk.as("sales1").apply(wanted).value();
    ASSERT_TRUE(desk.as("pm1").approve(number) && desk.as("arch_head1").approve(number));
    ASSERT_TRUE(desk.as("arch1").make_ready(number));
    const auto in_it = desk.as("arch1").loan(number)->items;
    ASSERT_EQ(in_it.size(), 3U);
    std::vector<HandedOut> handed;
    std::vector<ReturnCheck> checks;
    for (const LoanItem& each : in_it) {
        handed.push_back({each.uid, 2, {}});
        checks.push_back({each.uid, 2, ReturnCheck::Seals::whole, ReturnCheck::Annexes::complete, {}, {}});
    }
    ASSERT_TRUE(desk.as("arch1").hand_out(number, handed));
    // Somebody takes one out meanwhile.
    ASSERT_TRUE(carried_out(desk.at.as("arch1"), [&](Act& act) -> Result<void> {
        return move_item(act, desk.at.items(24).at(0), {Whereabouts::Kind::desk, Registered::desk}, "抽出");
    }));
    EXPECT_EQ(desk.as("sales1").confirm(number, 6).error().code, Code::conflict);
    ASSERT_TRUE(desk.as("arch1").make_ready(number)) << "again, as it is now";
    ASSERT_EQ(desk.as("arch1").loan(number)->items.size(), 2U);
    handed.pop_back();
    checks.pop_back();
    ASSERT_TRUE(desk.as("arch1").hand_out(number, handed));
    ASSERT_TRUE(desk.as("sales1").confirm(number, 4));
    EXPECT_EQ(desk.where(12).kind, Whereabouts::Kind::loan);
    EXPECT_THAT(desk.as("arch2").take_back(number, std::span(checks).first(1)).error().what,
        HasSubstr("still out with the rest"));
    ASSERT_TRUE(desk.as("arch2").take_back(number, checks));
    EXPECT_EQ(desk.where(0), box);
    EXPECT_EQ(desk.where(12), box);
}

TEST(Loans, GiveAPlaceInTheWaitingList)
{
    Lending desk;
    const std::string first = desk.lent(0);
    const std::string second = desk.approved(0, "sales2"), third = desk.approved(0, "sadm1");
    EXPECT_EQ(desk.state(second), waiting);
    EXPECT_EQ(desk.as("arch1").make_ready(second).error().code, Code::conflict);
    EXPECT_THAT(desk.as("arch_head1").renew(first).error().what, HasSubstr("somebody waits"));
    ASSERT_TRUE(desk.as("arch_head1").set_priority(third, 5, "法院开庭在即"));
    const auto queue = desk.as("arch1").waiting(desk.item(0));
    ASSERT_EQ(queue->size(), 2U);
    EXPECT_EQ(queue->at(0).number, third);
    ASSERT_TRUE(desk.take_back(first, 0));
    EXPECT_EQ(desk.state(third), approved);
    EXPECT_EQ(desk.state(second), waiting) << "promised to the third now";
    const auto told = desk.as("sadm1").notices("sadm1");
    ASSERT_EQ(told->size(), 1U);
    EXPECT_EQ(told->at(0).kind, LoanNotice::Kind::available);
    ASSERT_TRUE(desk.as("sadm1").withdraw(third, "已不需要"));
    EXPECT_EQ(desk.state(second), approved);
}

TEST(Loans, AreRenewedOnceAndInTime)
{
    Lending desk;
    const std::string number = desk.lent(0);
    const std::string due = desk.as("sales1").loan(number)->summary.due_on;
    EXPECT_EQ(desk.as("sales1").renew(number).error().code, Code::forbidden);
    EXPECT_EQ(desk.as("arch_head1").renew(number).value(), days_after(due, 7));
    EXPECT_EQ(desk.as("arch_head1").renew(number).error().code, Code::conflict);
    const std::string late = desk.lent(1);
    desk.at.advance_days(8);
    EXPECT_THAT(desk.as("arch_head1").renew(late).error().what, HasSubstr("overdue"));
    EXPECT_THAT(desk.as("sales1").apply(desk.application(2)).error().what, HasSubstr("overdue loan"));
}

TEST(Loans, ForTheScreenOpenAtOnceForOnesOwnCustomers)
{
    Lending desk;
    desk.at.database().run(
        "UPDATE file SET owner = ? WHERE uid = ?", desk.at.id_of("sales1").value, desk.at.file(0));
    const std::string own = desk.applied(0, "sales1", LoanKind::e_access);
    EXPECT_EQ(desk.state(own), lent);
    const auto reads = [&](const char* login, int n) {
        return desk.as("arch1").has_access(desk.at.id_of(login), desk.at.file(n)).value();
    };
    EXPECT_TRUE(reads("sales1", 0));
    EXPECT_FALSE(reads("sales2", 0));
    EXPECT_FALSE(reads("sales1", 1));
    const std::string other = desk.applied(1, "sales1", LoanKind::e_access);
    EXPECT_EQ(desk.state(other), applied);
    ASSERT_TRUE(desk.as("arch_head1").approve(other));
    EXPECT_TRUE(reads("sales1", 1));
    desk.at.advance_days(3);
    EXPECT_TRUE(reads("sales1", 1));
    desk.at.advance_days(1);
    EXPECT_FALSE(reads("sales1", 1)) << "though nobody did the daily work";
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::box) << "the paper stays where it is";
    EXPECT_EQ(desk.as("arch1").due_work()->ended.size(), 2U);
    EXPECT_EQ(desk.state(own), closed);
}

TEST(Loans, OfCopiesAreDoneWhenTheyAreHandedOver)
{
    Lending desk;
    const Whereabouts home = desk.where(0);
    const std::string number = desk.handed_out(0, "sales1", LoanKind::copy);
    ASSERT_TRUE(desk.as("sales1").confirm(number, 2));
    EXPECT_EQ(desk.state(number), closed);
    EXPECT_EQ(desk.where(0), home);
}

TEST(Loans, ToOutsidersNeedPaperExecutiveAndASecondHand)
{
    Registered at(2, Registered::Scans::read);
    at.box_all();
    const auto loans = [&](const char* login) { return Loans(at.as(login)); };
    Statement document = at.database().prepare("SELECT uid FROM document LIMIT 1");
    document.next();
    Application wanted;
    wanted.explanation = "民事诉讼取证";
    wanted.purpose = LoanPurpose::lawsuit;
    wanted.things = {at.file(0)};
    wanted.outside = OutsideBorrower{OutsideBorrower::Kind::court, "赵法官", "海滨区法院",
        "990102197506120079", "13900000001", "nosuchpaper1"};
    EXPECT_EQ(loans("pm1").apply(wanted).error().code, Code::not_found);
    wanted.outside->legal_paper = document.text(0);
    const std::string number = loans("pm1").apply(wanted).value();
    ASSERT_TRUE(loans("arch_head1").approve(number));
    EXPECT_EQ(loans("pm1").loan(number)->summary.state, applied);
    ASSERT_TRUE(loans("exec1").approve(number));
    ASSERT_TRUE(loans("arch1").make_ready(number));
    const std::string item = at.items(0).at(0).uid;
    ASSERT_TRUE(loans("arch1").hand_out(number, std::vector{HandedOut{item, 2, {}}}));
    EXPECT_EQ(loans("pm1").confirm(number, 2).error().code, Code::forbidden);
    EXPECT_EQ(loans("arch1").confirm_on_paper(number, 2).error().code, Code::forbidden);
    ASSERT_TRUE(loans("arch2").confirm_on_paper(number, 2, document.text(0)));
    const auto disclosed = loans("arch1").disclosures();
    ASSERT_EQ(disclosed->size(), 1U);
    EXPECT_EQ(disclosed->at(0).number, "PL-2026-0001");
    EXPECT_EQ(disclosed->at(0).approver, "exec1");
    const auto seen = loans("arch1").loan(number);
    EXPECT_EQ(seen->borrower_name, "赵**");
    EXPECT_EQ(seen->id_no, "990102********0079");
}

TEST(Loans, AreSeenByThoseConcerned)
{
    Lending desk;
    const std::string number = desk.applied(0);
    EXPECT_TRUE(desk.as("sales1").loan(number));
    EXPECT_EQ(desk.as("sales2").loan(number).error().code, Code::forbidden);
    EXPECT_EQ(desk.as("sales2").list()->size(), 0U);
    EXPECT_EQ(desk.as("arch1").list()->size(), 1U);
    LoanFilter to_decide;
    to_decide.only = LoanFilter::Only::to_decide;
    EXPECT_EQ(desk.as("pm1").list(to_decide)->at(0).next_stage, LoanStage::unit);
    EXPECT_EQ(desk.as("pm1").loan("JY-2026-9999").error().code, Code::not_found);
}

TEST(Loans, SaySealedThingsOnlyWhileTheKeyOfTheFileIsThere)
{
    Lending desk;
    const std::string number = desk.lent(0);
    EXPECT_THAT(desk.as("arch1").loan(number)->items.at(0).title, HasSubstr("XS-2007"));
    desk.at.archive().state().premises.data_keys.destroy("file:" + desk.at.file(0));
    const auto seen = desk.as("arch1").loan(number);
    ASSERT_TRUE(seen) << seen.error().what;
    EXPECT_EQ(seen->items.at(0).title, "");
    EXPECT_EQ(seen->items.at(0).condition_lent, "");
    EXPECT_EQ(seen->explanation, "");
    EXPECT_EQ(seen->summary.number, number);
}

} // namespace
} // namespace strongroom::test
