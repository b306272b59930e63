// The way of a destruction list, what stops it, and who may not do two things on it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "archive/certificate.h"
#include "tests/archive/retention/destroying.h"

namespace strongroom::archive {
namespace {

using test::Destroying;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using S = DestructionState;

template <class T>
std::string refusal(const Result<T>& result)
{
    return result ? "it was allowed" : result.error().what;
}

TEST(Destruction, GoesFromTheReportToTheCertificate)
{
    Destroying archive(3, 2);
    const std::string list = archive.list();
    EXPECT_THAT(archive.show(list).lines, SizeIs(2));
    EXPECT_EQ(archive.state_of(0), FileState::destruction_listed);
    archive.bring(list, S::cooling);
    EXPECT_EQ(archive.state_of(0), FileState::destruction_approved);
    archive.bring(list, S::prechecked);
    EXPECT_EQ(archive.state_of(0), FileState::destruction_witnessed);
    EXPECT_EQ(archive.archive().items(0).front().at.kind, Whereabouts::Kind::desk);
    archive.bring(list, S::executed);
    EXPECT_EQ(archive.state_of(0), FileState::destroyed);
    EXPECT_EQ(archive.state_of(2), FileState::filed);
    EXPECT_TRUE(archive.archive().items(0).front().at.gone());
    archive.bring(list, S::closed);
    const DestructionList closed = archive.show(list);
    EXPECT_THAT(closed.acts, SizeIs(6));
    EXPECT_THAT(closed.certificate, HasSubstr("XZ-2038-"));
    const DestructionLine stub = Destruction(archive.as("arch1")).stub(archive.archive().code(0)).value();
    EXPECT_EQ(stub.title, "海棠湾花园 商品房买卖合同");
    EXPECT_EQ(stub.kept_for, "30年");
    EXPECT_EQ(stub.pages, 2);
}

TEST(Destruction, NeedsASignedReport)
{
    Destroying archive;
    const std::string round = Appraisal(archive.as("arch1")).open().value();
    EXPECT_THAT(refusal(Destruction(archive.as("arch1")).propose(round)), HasSubstr("is not signed"));
}

TEST(Destruction, CannotSkipAStep)
{
    Destroying archive;
    const std::string list = archive.list();
    const auto head = Destruction(archive.as("arch_head1")).approve(list);
    EXPECT_THAT(refusal(head), HasSubstr("is DESTROY_LIST_DRAFT and cannot become APPROVED_1"));
    EXPECT_THAT(refusal(Destruction(archive.as("disposer1")).execute(list, Destroying::execution())),
        HasSubstr("cannot become EXECUTING"));
    EXPECT_EQ(archive.show(list).state, S::draft);
}

TEST(Destruction, IsRefusedToWhomTheRightWasNotGiven)
{
    Destroying archive;
    const std::string list = archive.list(S::checked);
    for (const char* login : {"exec1", "arch1", "sys1", "audit1", "witness1"}) {
        const auto refused = Destruction(archive.as(login)).approve(list);
        EXPECT_FALSE(refused) << login;
        EXPECT_EQ(refused.error().code, Code::forbidden) << login;
    }
}

/// Gives everybody every right, so that only the separation of duties is left to refuse.
void make_almighty(Destroying& archive, const std::string& login)
{
    for (const char* role : {"ARCH", "ARCH_HEAD", "EXEC", "WITNESS", "DISPOSER"})
        archive.archive().database().run(
            "INSERT INTO role_grant (person, role, since) VALUES (?, ?, '2000-01-01')",
            archive.archive().id_of(login).value, role);
}

TEST(SeparationOfDuties, KeepsAllSixPartsApart)
{
    struct Try {
        const char* login;
        S at; ///< what the list is when the person tries the next step
    };
    for (const Try& attempt : {Try{"arch1", S::checked}, Try{"arch1", S::approved_1},
             Try{"arch_head1", S::approved_1}, Try{"arch1", S::pulled}, Try{"arch_head1", S::pulled},
             Try{"exec1", S::pulled}, Try{"arch1", S::prechecked}, Try{"arch_head1", S::prechecked},
             Try{"exec1", S::prechecked}, Try{"witness1", S::prechecked}, Try{"sales1", S::prechecked}}) {
        Destroying archive(1, 1);
        const std::string list = archive.list(attempt.at);
        make_almighty(archive, attempt.login);
        Destruction again(archive.as(attempt.login));
        const Result<void> refused = attempt.at == S::pulled ? again.confirm(list, archive.labels(list))
            : attempt.at == S::prechecked                    ? again.execute(list, Destroying::execution())
                                                             : again.approve(list);
        EXPECT_THAT(refusal(refused), AllOf(HasSubstr(attempt.login), HasSubstr("(SoD-3)")))
            << attempt.login << " at " << name(attempt.at);
        EXPECT_EQ(archive.show(list).state, attempt.at);
    }
}

TEST(SeparationOfDuties, WantsWitnessesOfTwoUnits)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::pulled);
    const std::vector<std::string> labels = archive.labels(list);
    EXPECT_TRUE(Destruction(archive.as("witness1")).confirm(list, labels));
    EXPECT_THAT(refusal(Destruction(archive.as("witness2")).confirm(list, labels)),
        AllOf(HasSubstr("same unit"), HasSubstr("(SoD-3)")));
    EXPECT_TRUE(Destruction(archive.as("arch2")).confirm(list, labels));
    EXPECT_EQ(archive.show(list).state, S::prechecked);
}

TEST(SeparationOfDuties, WantsAWitnessFromOutsideTheArchive)
{
    Destroying archive(1, 1);
    Database& database = archive.archive().database();
    // A second unit of the archive: the head's.
    database.run("INSERT INTO org_unit (id, code, name) VALUES (9, 'ARCHIVE2', '信息部二组')");
    database.run("UPDATE person SET unit = 9 WHERE login IN ('arch_head1', 'scan1')");
    database.run(
        "INSERT INTO role_grant (person, role, since) SELECT id, 'WITNESS', '2000-01-01' FROM person "
        "WHERE login = 'scan1'");
    const std::string list = archive.list(S::pulled);
    const std::vector<std::string> labels = archive.labels(list);
    EXPECT_TRUE(Destruction(archive.as("arch2")).confirm(list, labels));
    EXPECT_THAT(refusal(Destruction(archive.as("scan1")).confirm(list, labels)),
        AllOf(HasSubstr("outside"), HasSubstr("(SoD-3)")));
    EXPECT_TRUE(Destruction(archive.as("sales1")).confirm(list, labels));
}

TEST(SeparationOfDuties, StopsAListThatNobodyCouldWitness)
{
    Destroying archive(1, 1);
    archive.archive().database().run(
        "UPDATE role_grant SET revoked = '2038-01-01' WHERE role = 'WITNESS' AND "
        "person IN (SELECT id FROM person WHERE login = 'sales1')");
    archive.archive().database().run(
        "UPDATE role_grant SET revoked = '2038-01-01' WHERE role = 'WITNESS' AND "
        "person IN (SELECT id FROM person WHERE login = 'arch2')");
    const std::string list = archive.list();
    EXPECT_THAT(
        refusal(Destruction(archive.as("arch1")).check(list)), HasSubstr("not enough people to witness"));
}

TEST(SeparationOfDuties, LetsNobodyButThoseWhoWereThereSign)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::verified);
    EXPECT_THAT(refusal(Destruction(archive.as("witness2")).sign(list)), HasSubstr("(SoD-3)"));
    EXPECT_TRUE(Destruction(archive.as("witness1")).sign(list));
    EXPECT_THAT(refusal(Destruction(archive.as("witness1")).sign(list)), HasSubstr("has signed"));
    EXPECT_EQ(archive.show(list).state, S::verified);
}

TEST(DestructionList, StopsAtEachStepForAHoldPlacedMidWay)
{
    for (const S at :
        {S::draft, S::checked, S::approved_1, S::cooling, S::scheduled, S::pulled, S::prechecked}) {
        Destroying archive(2, 2);
        const std::string list = archive.list(at);
        const std::string hold
            = Holds(archive.as("dpo1")).place(archive.file(1), HoldKind::lawsuit, "法院调查令").value();
        EXPECT_THROW(archive.step(list, at), std::runtime_error) << name(at);
        EXPECT_EQ(archive.show(list).state, at);
        EXPECT_THAT(archive.show(list).lines.at(1).blocked, ElementsAre(HasSubstr(hold)));
        EXPECT_THAT(archive.show(list).lines.at(0).blocked, IsEmpty());
        if (at == S::draft)
            continue;
        // The list goes on without it.
        EXPECT_TRUE(Destruction(archive.as("arch1")).remove(list, archive.file(1), Removal::held));
        EXPECT_EQ(archive.state_of(1), FileState::due);
        archive.bring(list, S::executed);
        EXPECT_EQ(archive.state_of(0), FileState::destroyed);
        EXPECT_EQ(archive.state_of(1), FileState::due);
    }
}

TEST(DestructionList, LosesItsApprovalsWhenItIsChanged)
{
    Destroying archive(2, 2);
    const std::string list = archive.list(S::prechecked);
    const DestructionList approved = archive.show(list);
    EXPECT_TRUE(Destruction(archive.as("arch1")).remove(list, archive.file(1), Removal::not_approved));
    const DestructionList changed = archive.show(list);
    EXPECT_EQ(changed.state, S::draft);
    EXPECT_EQ(changed.version, approved.version + 1);
    EXPECT_NE(changed.digest, approved.digest);
    EXPECT_THAT(changed.acts, SizeIs(1)); // the proposer
    EXPECT_EQ(changed.lines.at(1).removed, "未批准,续存");
    EXPECT_EQ(changed.cooling_until, "");
    archive.bring(list, S::checked);
    const auto old = Destruction(archive.as("arch_head1")).approve(list, approved.digest);
    EXPECT_THAT(refusal(old), HasSubstr("was changed"));
    EXPECT_TRUE(Destruction(archive.as("arch_head1")).approve(list, changed.digest));
    EXPECT_EQ(archive.show(list).version, changed.version);
}

TEST(DestructionList, IsNotWhatWasApprovedOnceAnItemIsDifferent)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::scheduled);
    archive.archive().database().run(
        "UPDATE item SET pages = 3 WHERE id = ?", archive.archive().items(0)[0].id.value);
    EXPECT_THAT(refusal(Destruction(archive.as("arch2")).pull(list, archive.labels(list), "D1")),
        HasSubstr("not as it was listed"));
    EXPECT_TRUE(Destruction(archive.as("arch1")).revise(list, "页数更正"));
    EXPECT_EQ(archive.show(list).lines[0].pages, 3);
    archive.bring(list, S::cooling);
}

TEST(DestructionList, CannotBeChangedByHisApprover)
{
    Destroying archive(2, 2);
    const std::string list = archive.list(S::approved_1);
    make_almighty(archive, "arch_head1");
    EXPECT_THAT(refusal(Destruction(archive.as("arch_head1")).remove(list, archive.file(1), Removal::kept)),
        HasSubstr("(SoD-3)"));
}

TEST(DestructionList, StopsForPaperThatIsNotThere)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::cooling);
    const ItemRecord item = archive.archive().items(0).front();
    ASSERT_TRUE(carried_out(archive.as("arch1"), [&](Act& act) { return set_missing(act, item, "盘点"); }));
    archive.archive().advance_days(30);
    EXPECT_THAT(refusal(Destruction(archive.as("arch2")).schedule(list, archive.archive().today(), "车间")),
        HasSubstr("is missing"));
}

TEST(DestructionList, KeepsASupplementAsLongAsItsContract)
{
    Destroying archive(3, 1);
    archive.archive().database().run(
        "INSERT INTO file_link (file, to_file, kind) VALUES (?, ?, 'supplement_of')",
        archive.archive().record(0).id.value, archive.archive().record(2).id.value);
    EXPECT_THAT(
        refusal(Destruction(archive.as("arch1")).check(archive.list())), HasSubstr("which is kept longer"));
}

TEST(DestructionList, CoolsForThirtyDays)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::cooling);
    EXPECT_EQ(archive.show(list).cooling_until, "2038-02-03");
    archive.archive().advance_days(29);
    EXPECT_THAT(refusal(Destruction(archive.as("arch2")).schedule(list, "2038-02-10", "车间")),
        HasSubstr("is cooling until 2038-02-03"));
    archive.archive().advance_days(1);
    EXPECT_THAT(refusal(Destruction(archive.as("arch2")).schedule(list, "2038-02-02", "车间")),
        HasSubstr("not a day to come"));
    EXPECT_TRUE(Destruction(archive.as("arch2")).schedule(list, "2038-02-10", "车间"));
    archive.bring(list, S::prechecked);
    EXPECT_THAT(refusal(Destruction(archive.as("disposer1")).execute(list, Destroying::execution())),
        HasSubstr("planned for 2038-02-10"));
}

TEST(DestructionList, CountsEveryItemWhenItIsPulled)
{
    Destroying archive(3, 2);
    const std::string list = archive.list(S::scheduled);
    std::vector<std::string> labels = archive.labels(list);
    Destruction pulling(archive.as("arch2"));
    EXPECT_THAT(refusal(pulling.pull(list, std::span(labels).first(1), "D1")), HasSubstr(labels[1]));
    EXPECT_THAT(
        refusal(pulling.pull(list, std::vector{labels[0], labels[0]}, "D1")), HasSubstr("scanned twice"));
    EXPECT_THAT(refusal(pulling.pull(
                    list, std::vector{labels[0], labels[1], archive.archive().items(2).front().uid}, "D1")),
        HasSubstr("is not on"));
    EXPECT_THAT(refusal(pulling.pull(list, labels, "D9")), HasSubstr("no desk D9"));
    EXPECT_TRUE(pulling.pull(list, labels, "D1"));
}

TEST(DestructionList, WaitsForEachWitnessToConfirmEachItem)
{
    Destroying archive(2, 2);
    const std::string list = archive.list(S::pulled);
    const std::vector<std::string> labels = archive.labels(list);
    EXPECT_TRUE(Destruction(archive.as("witness1")).confirm(list, labels));
    EXPECT_TRUE(Destruction(archive.as("sales1")).confirm(list, std::vector{labels[0]}));
    EXPECT_EQ(archive.show(list).state, S::pulled);
    EXPECT_THAT(
        refusal(Destruction(archive.as("arch2")).confirm(list, labels)), HasSubstr("its witnesses already"));
    EXPECT_TRUE(Destruction(archive.as("sales1")).confirm(list, std::vector{labels[1]}));
    EXPECT_EQ(archive.show(list).state, S::prechecked);
}

TEST(DestructionList, IsShreddedFineEnough)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::prechecked);
    Execution coarse = Destroying::execution();
    coarse.level = "P-3";
    EXPECT_THAT(refusal(Destruction(archive.as("disposer1")).execute(list, coarse)), HasSubstr("too coarse"));
    coarse.method = DestructionMethod::key_only;
    EXPECT_THAT(refusal(Destruction(archive.as("disposer1")).execute(list, coarse)), HasSubstr("has paper"));
    coarse = Destroying::execution();
    coarse.tool = " ";
    EXPECT_THAT(refusal(Destruction(archive.as("disposer1")).execute(list, coarse)), HasSubstr("the tool"));
    EXPECT_EQ(archive.state_of(0), FileState::destruction_witnessed);
}

TEST(DestructionList, NamesNobodyInWhatIsKept)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::prechecked), buyer = test::Registered::contract(0).buyer;
    Execution telling = Destroying::execution();
    telling.pictures = buyer + "合同照片";
    EXPECT_THAT(
        refusal(Destruction(archive.as("disposer1")).execute(list, telling)), HasSubstr("buyer_name"));
    EXPECT_THAT(
        refusal(Destruction(archive.as("arch1")).cancel(list, buyer + "来电")), HasSubstr("buyer_name"));
    EXPECT_EQ(archive.show(list).state, S::prechecked);
}

TEST(DestructionList, IsApprovedByOneOfTwoWhoTryAtOnce)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::checked);
    const Time now = archive.archive().now();
    std::atomic<int> approved = 0, refused = 0;
    const auto approve = [&](const std::string& login) {
        Archive mine
            = Archive::open(archive.archive().folder() / "archive", {}, [now] { return now; }).value();
        Session session = Session::sign_in(mine, login, test::Registered::password()).value();
        const Result<void> done = Destruction(session).approve(list);
        ++(done ? approved : refused);
        EXPECT_TRUE(done || done.error().code != Code::machine) << done.error().what;
    };
    std::thread one(approve, "arch_head1"), other(approve, "arch_head2");
    one.join();
    other.join();
    EXPECT_EQ(approved, 1);
    EXPECT_EQ(refused, 1);
    EXPECT_EQ(archive.show(list).state, S::approved_1);
}

TEST(DestructionList, GoesBackToItsProposerWhenItIsRejected)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::approved_1);
    EXPECT_TRUE(Destruction(archive.as("exec1")).reject(list, "请补充说明"));
    EXPECT_EQ(archive.show(list).state, S::draft);
    EXPECT_EQ(archive.state_of(0), FileState::destruction_listed);
    archive.bring(list, S::cooling);
}

TEST(DestructionList, IsStoppedByTheProtectorOfData)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::pulled);
    EXPECT_FALSE(Destruction(archive.as("exec1")).veto(list, "理由"));
    EXPECT_TRUE(Destruction(archive.as("dpo1")).veto(list, "权利请求未办结"));
    EXPECT_EQ(archive.show(list).state, S::cancelled);
    EXPECT_EQ(archive.state_of(0), FileState::due);
    EXPECT_THAT(refusal(Destruction(archive.as("arch1")).check(list)),
        HasSubstr("is CANCELLED and cannot become CHECKED"));
}

TEST(DestructionList, CannotBeStoppedOnceItIsExecuted)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::executed);
    EXPECT_FALSE(Destruction(archive.as("arch1")).cancel(list, "后悔"));
    EXPECT_FALSE(Destruction(archive.as("dpo1")).veto(list, "后悔"));
    EXPECT_FALSE(Destruction(archive.as("arch1")).remove(list, archive.file(0), Removal::kept));
    EXPECT_FALSE(Holds(archive.as("dpo1")).place(archive.file(0), HoldKind::lawsuit, "太晚"));
}

TEST(DestructionList, MayBeGivenUpAndMadeAgain)
{
    Destroying archive(1, 1);
    const std::string round = archive.appraised();
    const std::string first = Destruction(archive.as("arch1")).propose(round).value();
    EXPECT_FALSE(Destruction(archive.as("arch1")).propose(round)) << "it is listed already";
    EXPECT_TRUE(Destruction(archive.as("arch1")).cancel(first, "清册有误"));
    const std::string second = Destruction(archive.as("arch1")).propose(round).value();
    EXPECT_EQ(first, "XH-2038-0001");
    EXPECT_EQ(second, "XH-2038-0002");
}

TEST(ShortPath, DestroysFormsOfPeopleWhoDidNotBuyWithOneApproverAndOneWitness)
{
    Destroying archive(2, 0);
    archive.archive().database().run(
        "UPDATE file SET kind = 'form_customer_reg', category = 'KH' WHERE uid = ?", archive.file(0));
    Appraisal group(archive.as("arch1"));
    using Basis = AppraisalScope::Basis;
    EXPECT_THAT(refusal(group.open({Basis::deletion_duty, {archive.file(1)}})), HasSubstr("PIPL 47"));
    EXPECT_THAT(refusal(group.open({Basis::expired, {archive.file(0)}})), HasSubstr("kept until"));
    const std::string round = group.open({Basis::deletion_duty, {archive.file(0)}}).value();
    EXPECT_TRUE(group.give(round, archive.file(0), {Opinion::destroy, "客户撤回同意"}));
    EXPECT_TRUE(group.finish(round));
    EXPECT_TRUE(Appraisal(archive.as("arch_head1")).sign(round, "同意"));
    const std::string list = Destruction(archive.as("arch1")).propose(round).value();
    EXPECT_TRUE(archive.show(list).short_path);
    archive.bring(list, S::checked);
    EXPECT_TRUE(Destruction(archive.as("arch_head1")).approve(list));
    EXPECT_EQ(archive.show(list).state, S::cooling);
    archive.bring(list, S::pulled);
    EXPECT_THAT(
        refusal(Destruction(archive.as("arch2")).confirm(list, archive.labels(list))), HasSubstr("outside"));
    EXPECT_TRUE(Destruction(archive.as("sales1")).confirm(list, archive.labels(list)));
    EXPECT_EQ(archive.show(list).state, S::prechecked);
    archive.bring(list, S::verified);
    EXPECT_TRUE(Destruction(archive.as("sales1")).sign(list));
    EXPECT_TRUE(Destruction(archive.as("disposer1")).sign(list));
    EXPECT_EQ(archive.show(list).state, S::certified);
}

TEST(Registers, SayWhatWasDestroyedByWhom)
{
    Destroying archive(3, 2);
    const std::string list = archive.list(S::scheduled);
    EXPECT_TRUE(Destruction(archive.as("arch1")).remove(list, archive.file(1), Removal::not_approved));
    archive.bring(list, S::closed);
    const RegisterSheet sheet = Destruction(archive.as("audit1")).register_sheet(list).value();
    EXPECT_EQ(sheet.form, "F15");
    ASSERT_THAT(sheet.rows, SizeIs(2));
    EXPECT_EQ(sheet.rows[0].at("remarks"), SheetValue("已销毁"));
    EXPECT_EQ(sheet.rows[1].at("remarks"), SheetValue("未批准,续存"));
    EXPECT_EQ(sheet.head.at("total_files"), SheetValue(std::int64_t{1}));
    EXPECT_EQ(sheet.rows[0].at("box_no"), SheetValue("1"));
    EXPECT_EQ(sheet.head.at("leader"), SheetValue("员工arch_head1 2038-01-04"));
    const RegisterSheet certificate = Destruction(archive.as("audit1")).certificate_sheet(list).value();
    EXPECT_EQ(certificate.form, "F16");
    EXPECT_EQ(certificate.head.at("weight"), SheetValue("1.3"));
    EXPECT_EQ(certificate.head.at("witness_2"), SheetValue("员工sales1(销售部)"));
    EXPECT_EQ(Destruction(archive.as("audit1")).media_sheet(list).value().form, "F17");
}

TEST(Registers, HoldTheirTongueBeforeThereIsACertificate)
{
    Destroying archive(1, 1);
    const std::string list = archive.list(S::executed);
    EXPECT_FALSE(Destruction(archive.as("audit1")).certificate_sheet(list));
    EXPECT_FALSE(Destruction(archive.as("audit1")).statement(list));
    EXPECT_FALSE(Destruction(archive.as("witness1")).sign(list));
}

} // namespace
} // namespace strongroom::archive
