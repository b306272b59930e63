#include "archive/handover/handover.h"

#include <gmock/gmock.h>

#include "archive/handover/handover_record_internal.h"
#include "tests/archive/registered.h"
#include "tests/archive/sheet_keys.h"

namespace strongroom::test {
namespace {

using namespace archive;
using testing::HasSubstr;
using enum HandoverState;
using Finding = LineCheck::Finding;

/// Sales gives (sadm1), the project manager checks (pm1), the archive receives (arch1).
class Giving {
public:
    explicit Giving(int files = 6, Registered::Scans scans = Registered::Scans::none) : at(files, scans) { }

    Handover as(const std::string& login) { return Handover(at.as(login)); }
    std::string item(int n) { return at.items(n).at(0).uid; }
    Whereabouts where(int n) { return at.items(n).at(0).at; }
    HandoverState state(const std::string& number)
    {
        return find_handover(at.database(), number).value().state;
    }
    LineCheck agrees(int n) { return {item(n), Finding::agrees, 1, 2, {}}; }

    NewHandover list(HandoverKind kind, std::vector<std::string> things)
    {
        NewHandover wanted;
        wanted.kind = kind;
        wanted.project = "BT01";
        wanted.receiving_unit = "信息部";
        wanted.desk = "D1";
        wanted.things = std::move(things);
        return wanted;
    }
    /// Files 0 and 1, sent by sadm1 and named to arch1.
    std::string sent()
    {
        NewHandover wanted = list(HandoverKind::daily, {at.file(0), item(1)});
        wanted.receiver = "arch1";
        const std::string number = as("sadm1").draft(wanted).value();
        EXPECT_TRUE(as("sadm1").self_check(number));
        EXPECT_TRUE(as("pm1").counter_check(number));
        EXPECT_TRUE(as("sadm1").send(number));
        return number;
    }
    std::string digest(const std::string& number)
    {
        return find_handover(at.database(), number).value().digest;
    }

    /// Everything §5.6 asks for before a project is closed out.
    void end_project()
    {
        at.database().run("UPDATE file SET ended = 1");
        at.database().run("UPDATE project SET title_certs_done = '2026-11-01' WHERE id = 1");
        at.database().run(
            "INSERT INTO inventory (number, state, project, sample_percent, first_counter, "
            "second_counter, reason, planned_by, planned_on, counted_on) VALUES ('PD-2026-0001', "
            "'CLOSED', 1, 100, 1, 2, '移交前', 1, ?1, ?1)",
            at.today());
    }

    Registered at;
};

TEST(Handover, ChangesCustodyOnlyWhenItIsCountersigned)
{
    Giving desk;
    const std::string number = desk.sent();
    EXPECT_EQ(number, "JJ-2026-0001");
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::handover);
    const PersonId before = desk.at.items(0).at(0).custodian.value();
    ASSERT_TRUE(desk.as("arch1").tick(number, std::vector{desk.agrees(0)}));
    EXPECT_EQ(desk.state(number), receiving);
    EXPECT_THAT(desk.as("arch1").countersign(number, desk.digest(number)).error().what,
        HasSubstr("line 2 is listed"));
    ASSERT_TRUE(desk.as("arch1").tick(number, std::vector{desk.agrees(1)}));
    EXPECT_EQ(desk.at.items(0).at(0).custodian, before);
    ASSERT_TRUE(desk.as("arch1").countersign(number, desk.digest(number)));
    EXPECT_EQ(desk.where(0), (Whereabouts{Whereabouts::Kind::desk, Registered::desk}));
    EXPECT_EQ(desk.at.items(0).at(0).custodian, desk.at.id_of("arch1"));
    ASSERT_TRUE(desk.as("sadm1").close(number));
    EXPECT_EQ(desk.state(number), closed);
    EXPECT_TRUE(desk.at.archive().verify_ledger()->intact());
}

TEST(Handover, KeepsGiverCheckerAndReceiverApart)
{
    Giving desk;
    NewHandover wanted = desk.list(HandoverKind::daily, {desk.at.file(0)});
    wanted.receiver = "arch_head1";
    EXPECT_THAT(desk.as("arch_head1").draft(wanted).error().what, HasSubstr("SoD-4"));
    wanted.receiver.clear();
    const std::string number = desk.as("arch_head1").draft(wanted).value();
    EXPECT_EQ(desk.as("sadm1").self_check(number).error().code, Code::forbidden);
    ASSERT_TRUE(desk.as("arch_head1").self_check(number));
    EXPECT_THAT(desk.as("arch_head1").counter_check(number).error().what, HasSubstr("SoD-4"));
    EXPECT_EQ(desk.as("arch1").counter_check(number).error().code, Code::forbidden);
    ASSERT_TRUE(desk.as("sadm1").counter_check(number));
    ASSERT_TRUE(desk.as("arch_head1").send(number));
    const auto own = desk.as("arch_head1").tick(number, std::vector{desk.agrees(0)});
    EXPECT_THAT(own.error().what, HasSubstr("SoD-4"));
    ASSERT_TRUE(desk.as("arch1").tick(number, std::vector{desk.agrees(0)}));
    EXPECT_THAT(desk.as("arch2").tick(number, std::vector{desk.agrees(0)}).error().what,
        HasSubstr("received by arch1"));
    EXPECT_THAT(
        desk.as("arch_head1").countersign(number, desk.digest(number)).error().what, HasSubstr("SoD-4"));
}

TEST(Handover, AnswersEveryDifference)
{
    Giving desk;
    const std::string number = desk.sent(), first = desk.digest(number);
    EXPECT_EQ(desk.as("arch1")
                  .tick(number, std::vector{LineCheck{desk.item(0), Finding::agrees, 1, 3, {}}})
                  .error()
                  .code,
        Code::bad_input);
    EXPECT_EQ(desk.as("arch1")
                  .tick(number, std::vector{LineCheck{desk.item(0), Finding::differs, 1, 3, {}}})
                  .error()
                  .code,
        Code::bad_input)
        << "without saying what";
    ASSERT_TRUE(desk.as("arch1").tick(
        number, std::vector{LineCheck{desk.item(0), Finding::differs, 1, 3, "多一页"}}));
    EXPECT_EQ(desk.as("arch1").report_discrepancy(number).error().code, Code::conflict)
        << "a line is not ticked";
    ASSERT_TRUE(
        desk.as("arch1").tick(number, std::vector{LineCheck{desk.item(1), Finding::absent, 0, 0, {}}}));
    EXPECT_EQ(desk.as("arch1").countersign(number, first).error().code, Code::conflict);
    ASSERT_TRUE(desk.as("arch1").report_discrepancy(number));
    EXPECT_EQ(desk.as("arch1").tick(number, std::vector{desk.agrees(0)}).error().code, Code::conflict);

    const LineCorrection counts{desk.item(0), LineCorrection::Kind::counts, 1, 3, {}};
    EXPECT_EQ(desk.as("sadm1").correct(number, std::vector{counts}).error().code, Code::bad_input);
    EXPECT_EQ(desk.where(1).kind, Whereabouts::Kind::handover) << "a refused correction changes nothing";
    const LineCorrection off{desk.item(1), LineCorrection::Kind::taken_off, 0, 0, "漏装"};
    const auto second = desk.as("sadm1").correct(number, std::vector{counts, off});
    ASSERT_TRUE(second) << second.error().what;
    EXPECT_NE(*second, first);
    EXPECT_EQ(desk.where(1), (Whereabouts{Whereabouts::Kind::desk, Registered::desk})) << "back where it was";
    EXPECT_EQ(desk.at.items(0).at(0).pages, 3);
    EXPECT_THAT(desk.as("sadm1").handover(number)->lines.at(1).condition, HasSubstr("漏装"));
    ASSERT_TRUE(
        desk.as("arch1").tick(number, std::vector{LineCheck{desk.item(0), Finding::agrees, 1, 3, {}}}));
    EXPECT_EQ(desk.as("arch1").report_discrepancy(number).error().code, Code::conflict);
    EXPECT_EQ(desk.as("arch1").countersign(number, first).error().code, Code::conflict)
        << "the list as first sent";
    EXPECT_TRUE(desk.as("arch1").countersign(number, *second));
}

TEST(Handover, NoticesAListThatWasChangedAfterItWasSent)
{
    Giving desk;
    const std::string number = desk.sent();
    ASSERT_TRUE(desk.as("arch1").tick(number, std::vector{desk.agrees(0), desk.agrees(1)}));
    desk.at.database().run("UPDATE handover_line SET pages = 1 WHERE number = 1");
    EXPECT_EQ(desk.as("arch1").countersign(number, desk.digest(number)).error().code, Code::conflict);
    desk.at.database().run("UPDATE handover_line SET pages = 2 WHERE number = 1");
    EXPECT_TRUE(desk.as("arch1").countersign(number, desk.digest(number)));
}

TEST(Handover, GivesEverythingBackWhenItIsCancelled)
{
    Giving desk;
    desk.at.box_all();
    const Whereabouts box = desk.where(0);
    const int position = desk.at.items(0).at(0).position;
    const std::string number = desk.sent();
    EXPECT_EQ(desk.as("sadm1").cancel(number, "").error().code, Code::bad_input);
    EXPECT_EQ(desk.as("arch1").cancel(number, "x").error().code, Code::forbidden);
    ASSERT_TRUE(desk.as("sadm1").cancel(number, "改日移交"));
    EXPECT_EQ(desk.where(0), box);
    EXPECT_EQ(desk.at.items(0).at(0).position, position);
    EXPECT_EQ(desk.as("sadm1").cancel(number, "再次").error().code, Code::conflict);
}

TEST(Handover, RefusesWhatIsElsewhere)
{
    Giving desk;
    const auto refused = [&](std::vector<std::string> things) {
        const auto made = desk.as("sadm1").draft(desk.list(HandoverKind::daily, std::move(things)));
        return made ? std::string("made") : made.error().what;
    };
    const std::string number
        = desk.as("sadm1").draft(desk.list(HandoverKind::daily, {desk.at.file(0)})).value();
    EXPECT_THAT(refused({desk.at.file(0)}), HasSubstr("another list, " + number));
    EXPECT_THAT(refused({}), HasSubstr("names nothing"));
    EXPECT_THAT(refused({"NOSUCHTHING"}), HasSubstr("NOSUCHTHING"));
    desk.at.database().run(
        "UPDATE item SET missing_since = '2026-01-01T00:00:00Z' WHERE uid = ?", desk.item(1));
    EXPECT_THAT(refused({desk.at.file(1)}), HasSubstr("missing"));
    NewHandover nowhere = desk.list(HandoverKind::daily, {desk.at.file(2)});
    nowhere.desk = "D9";
    EXPECT_EQ(desk.as("sadm1").draft(nowhere).error().code, Code::not_found);
    nowhere.desk.clear();
    EXPECT_EQ(desk.as("sadm1").draft(nowhere).error().code, Code::bad_input);
    EXPECT_EQ(desk.as("sales1").draft(desk.list(HandoverKind::daily, {desk.at.file(2)})).error().code,
        Code::forbidden);
    ASSERT_TRUE(desk.as("sadm1").add(number, std::vector{desk.item(3)}));
    ASSERT_TRUE(desk.as("sadm1").take_off(number, std::vector{desk.item(3)}));
    EXPECT_EQ(desk.as("sadm1").take_off(number, std::vector{desk.item(3)}).error().code, Code::not_found);
}

TEST(Handover, OfTemporaryCustodyIsShort)
{
    Giving desk;
    const std::string number
        = desk.as("front1").draft(desk.list(HandoverKind::custody, {desk.at.file(0)})).value();
    EXPECT_EQ(desk.as("front1").self_check(number).error().code, Code::conflict);
    ASSERT_TRUE(desk.as("front1").send(number));
    ASSERT_TRUE(desk.as("arch1").tick(number, std::vector{desk.agrees(0)}));
    ASSERT_TRUE(desk.as("arch1").countersign(number, desk.digest(number)));
    EXPECT_TRUE(desk.as("front1").close(number));
}

TEST(Handover, OfAProjectWaitsForItsEnd)
{
    Giving desk(3, Registered::Scans::read);
    desk.at.box_all();
    NewHandover wanted = desk.list(HandoverKind::close_out, {});
    wanted.desk.clear();
    wanted.receiver = "recv1";
    wanted.receiving_unit = "集团办公室";
    const auto against = desk.as("arch1").obstacles("BT01");
    ASSERT_TRUE(against) << against.error().what;
    EXPECT_EQ(against->size(), 3U) << testing::PrintToString(*against);
    EXPECT_EQ(desk.as("arch1").draft(wanted).error().code, Code::conflict);
    desk.end_project();
    EXPECT_EQ(desk.as("arch1").obstacles("BT01")->size(), 0U);
    desk.at.database().run("UPDATE file SET ended = 0 WHERE uid = ?", desk.at.file(2));
    EXPECT_EQ(desk.as("arch1").draft(wanted).error().code, Code::conflict);
    wanted.excluded = {desk.at.file(2)};
    EXPECT_EQ(desk.as("arch1").draft(wanted).error().code, Code::bad_input) << "without a reason";
    wanted.excluded_reason = "尚未交房";
    const std::string number = desk.as("arch1").draft(wanted).value();
    EXPECT_THAT(desk.as("arch1").handover(number)->reason, HasSubstr("不移交1卷: 尚未交房"));
    ASSERT_TRUE(desk.as("arch1").self_check(number));
    ASSERT_TRUE(desk.as("pm1").send_back(number, "页数不符"));
    EXPECT_THAT(desk.as("arch1").handover(number)->reason, HasSubstr("退回: 页数不符"));
    ASSERT_TRUE(desk.as("arch1").self_check(number) && desk.as("pm1").counter_check(number));
    ASSERT_TRUE(desk.as("arch1").send(number));
    ASSERT_TRUE(desk.as("recv1").tick(number, std::vector{desk.agrees(0), desk.agrees(1)}));
    EXPECT_THAT(
        desk.as("recv1").countersign(number, desk.digest(number)).error().what, HasSubstr("electronic part"));
    PropertyTest good;
    good.results.fill("合格");
    ASSERT_TRUE(desk.as("arch1").record_test(number, PropertyTest::Side::giver, good));
    EXPECT_EQ(desk.as("arch1").record_test(number, PropertyTest::Side::receiver, good).error().code,
        Code::forbidden);
    ASSERT_TRUE(desk.as("recv1").record_test(number, PropertyTest::Side::receiver, good));
    ASSERT_TRUE(desk.as("recv1").countersign(number, desk.digest(number)));
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::transferred);
    EXPECT_EQ(desk.at.record(0).state, FileState::transferred);
    EXPECT_EQ(desk.where(2).kind, Whereabouts::Kind::box);
    ASSERT_TRUE(desk.as("arch1").close(number));
    Statement closed_on = desk.at.database().prepare("SELECT closed FROM project WHERE id = 1");
    closed_on.next();
    EXPECT_EQ(closed_on.text(0), desk.at.today());
}

TEST(Handover, IsPrintedForBothSides)
{
    Giving desk(3, Registered::Scans::read);
    const std::string number = desk.sent();
    ASSERT_TRUE(desk.as("arch1").tick(
        number, std::vector{LineCheck{desk.item(0), Finding::differs, 1, 3, "多一页"}}));
    const auto list = desk.as("sadm1").contract_sheet(number);
    ASSERT_TRUE(list) << list.error().what;
    ASSERT_EQ(list->rows.size(), 2U);
    EXPECT_EQ(std::get<std::string>(list->rows[0].at("check_result")), "不符: 多一页");
    EXPECT_EQ(std::get<std::string>(list->rows[0].at("contract_no")), Registered::contract(0).number);
    EXPECT_THAT(std::get<std::string>(list->rows[0].at("buyer")), HasSubstr("*"));
    EXPECT_EQ(std::get<std::string>(list->head.at("giver")), "员工sadm1");
    EXPECT_THAT(keys_of(list->rows[0]), testing::IsSubsetOf(keys_of_form("F2")));
    EXPECT_THAT(keys_of(list->head), testing::IsSubsetOf(keys_of_form("F2")));

    PropertyTest good;
    good.results.fill("合格");
    ASSERT_TRUE(desk.as("sadm1").record_test(number, PropertyTest::Side::giver, good));
    const auto transfer = desk.as("arch1").transfer_sheet(number);
    ASSERT_TRUE(transfer) << transfer.error().what;
    EXPECT_EQ(std::get<std::string>(transfer->rows[0].at("reference")), desk.at.code(0));
    EXPECT_EQ(std::get<std::int64_t>(transfer->rows[0].at("efiles")), 1);
    EXPECT_EQ(std::get<std::int64_t>(transfer->head.at("total_files")), 2);
    EXPECT_EQ(std::get<std::string>(transfer->foot.at("accuracy_giver")), "合格");
    for (const SheetRow& each : {transfer->rows[0], transfer->head, transfer->foot})
        EXPECT_THAT(keys_of(each), testing::IsSubsetOf(keys_of_form("F3")));
    EXPECT_EQ(desk.as("sales1").contract_sheet(number).error().code, Code::forbidden);
}

TEST(Handover, SealsWhatItsListSays)
{
    Giving desk;
    const std::string number = desk.sent();
    EXPECT_THAT(desk.as("arch1").handover(number)->lines.at(0).title, HasSubstr("XS-2007"));
    desk.at.archive().state().premises.data_keys.destroy("file:" + desk.at.file(0));
    const auto seen = desk.as("arch1").handover(number);
    ASSERT_TRUE(seen) << seen.error().what;
    EXPECT_EQ(seen->lines.at(0).title, "");
    EXPECT_NE(seen->lines.at(1).title, "");
    EXPECT_EQ(desk.as("sales1").handover(number).error().code, Code::forbidden);
    EXPECT_EQ(desk.as("sales1").list()->size(), 0U);
    EXPECT_EQ(desk.as("arch1").list()->size(), 1U);
}

} // namespace
} // namespace strongroom::test
