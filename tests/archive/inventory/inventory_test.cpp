#include <gmock/gmock.h>

#include "archive/act_internal.h"
#include "archive/inventory/inventory.h"
#include "archive/shelves/shelves.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// 24 files in 12 boxes of two, one box for each building, on the shelf 01-01-01-01. arch1 and arch2 count,
/// arch_head1 plans and reconciles, arch_head2 approves.
class StockTaking : public testing::Test {
protected:
    StockTaking() { archive.box_all(); }

    std::string uid(int n) { return archive.items(n).front().uid; }
    std::string box_code(int n) { return boxes.where(uid(n))->front().box; }

    void begin(const CountScope& scope = {})
    {
        const auto planned = head.plan(scope, "arch1", "arch2", "yearly");
        ASSERT_TRUE(planned) << planned.error().what;
        number = planned->number;
        const auto frozen = head.freeze(number);
        ASSERT_TRUE(frozen) << frozen.error().what;
    }
    /// Sees item n in the box it is in on record, or in that of item `in`.
    Sighting sees(int n, int in = -1, Condition condition = Condition::sound, int pages = 0)
    {
        const int other = in < 0 ? n % 12 : in;
        return {{Labelled::item, uid(n)}, shelf_uid(), box_uid.at(static_cast<std::size_t>(other % 12)),
            condition, pages, 1};
    }
    std::string shelf_uid() { return boxes.location("01-01-01-01")->uid; }
    void remember_boxes()
    {
        for (int n = 0; n < 12; ++n)
            box_uid.push_back(boxes.box(box_code(n))->uid);
    }
    /// All items but those left out, where they belong.
    CountList all_but(const std::vector<int>& left_out)
    {
        CountList list;
        for (int n = 0; n < archive.count(); ++n)
            if (std::find(left_out.begin(), left_out.end(), n) == left_out.end())
                list.sightings.push_back(sees(n));
        return list;
    }
    void both_count(const CountList& one, const CountList& two)
    {
        ASSERT_TRUE(first.count(number, one));
        ASSERT_TRUE(second.count(number, two));
        ASSERT_TRUE(first.finish_count(number));
        ASSERT_TRUE(second.finish_count(number));
    }
    CountLine line(int n)
    {
        const std::vector<CountLine> lines = head.lines(number).value();
        const auto found = std::find_if(
            lines.begin(), lines.end(), [&](const CountLine& each) { return each.uid == uid(n); });
        return found == lines.end() ? CountLine() : *found;
    }

    Registered archive{24};
    Inventory head{archive.as("arch_head1")}, other_head{archive.as("arch_head2")};
    Inventory first{archive.as("arch1")}, second{archive.as("arch2")};
    Shelves boxes{archive.as("arch1")};
    std::vector<std::string> box_uid;
    std::string number;
};

TEST_F(StockTaking, ConfirmsWhatIsInPlace)
{
    remember_boxes();
    begin();
    EXPECT_EQ(number, "PD-2026-0001");
    EXPECT_EQ(head.stocktaking(number)->expected, 24);
    EXPECT_EQ(head.stocktaking(number)->boxes, 12);
    both_count(all_but({}), all_but({}));
    const auto reconciled = head.reconcile(number);
    ASSERT_TRUE(reconciled) << reconciled.error().what;
    EXPECT_EQ(reconciled->state, InventoryState::reconciled);
    EXPECT_EQ(reconciled->differences, 0);
    EXPECT_THAT(*head.tasks(number), IsEmpty());
    ASSERT_TRUE(other_head.approve(number, "all there"));
    EXPECT_EQ(head.close(number)->state, InventoryState::closed);
    EXPECT_TRUE(archive.archive().verify_ledger()->intact());
}

TEST_F(StockTaking, NeedsTwoWhoAreNotOne)
{
    EXPECT_THAT(head.plan({}, "arch1", "arch1", "").error().what, HasSubstr("SoD-7"));
    EXPECT_EQ(head.plan({}, "arch1", "nobody", "").error().code, Code::not_found);
    EXPECT_THAT(head.plan({}, "arch1", "scan1", "").error().what, HasSubstr("scan1 cannot count"));
    EXPECT_EQ(Inventory(archive.as("scan1")).plan({}, "arch1", "arch2", "").error().code, Code::forbidden);
    EXPECT_FALSE(head.plan({"", "", 0}, "arch1", "arch2", ""));
    EXPECT_EQ(head.plan({"99"}, "arch1", "arch2", "").error().code, Code::not_found);
}

TEST_F(StockTaking, LetsNotBothAnswerForWhatTheyCount)
{
    Shelves shelves(archive.as("arch_head1"));
    ASSERT_TRUE(shelves.set_custodian("01", "arch1"));
    EXPECT_TRUE(head.plan({}, "arch1", "arch2", ""));
    ASSERT_TRUE(shelves.set_custodian("D1", "arch2"));
    EXPECT_TRUE(head.plan({"01"}, "arch1", "arch2", "")) << "nothing is counted at the desk";
    archive.database().run("UPDATE item SET box = NULL, desk = 1 WHERE uid = ?", uid(0));
    EXPECT_THAT(
        head.plan({}, "arch1", "arch2", "").error().what, HasSubstr("both answer for what is to be counted"));
}

TEST_F(StockTaking, IsBlind)
{
    begin();
    EXPECT_THAT(first.lines(number).error().what, HasSubstr("SoD-7"));
    EXPECT_EQ(first.register_sheet(number).error().code, Code::forbidden);
    EXPECT_EQ(first.stocktaking(number)->expected, 0);
    const auto places = first.places(number);
    ASSERT_TRUE(places);
    ASSERT_THAT(*places, SizeIs(1));
    EXPECT_EQ(places->front().location, "01-01-01-01");
    EXPECT_EQ(places->front().box, "");
    EXPECT_THAT(head.places(number).error().what, HasSubstr("is not one of the two who count"));
    EXPECT_EQ(head.count(number, {}).error().code, Code::forbidden);
}

TEST_F(StockTaking, GoesOnAnotherDay)
{
    remember_boxes();
    begin();
    CountList half;
    for (int n = 0; n < 12; ++n)
        half.sightings.push_back(sees(n));
    EXPECT_EQ(first.count(number, half)->items, 12);
    archive.advance_days(1);
    half.sightings.push_back(sees(12));
    const auto more = first.count(number, half);
    EXPECT_EQ(more->items, 13);
    EXPECT_EQ(more->repeated, 12);
    EXPECT_EQ(head.stocktaking(number)->seen[0], 13);
    EXPECT_THAT(head.reconcile(number).error().what, HasSubstr("have not both finished"));
    ASSERT_TRUE(first.finish_count(number));
    EXPECT_THAT(first.count(number, half).error().what, HasSubstr("has finished counting"));
}

TEST_F(StockTaking, FindsWhatIsMissingAndMarksIt)
{
    remember_boxes();
    begin();
    both_count(all_but({5}), all_but({5}));
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_EQ(line(5).result, CountResult::missing);
    const auto tasks = head.tasks(number);
    ASSERT_THAT(*tasks, SizeIs(1));
    EXPECT_THAT(head.resolve(number, 1, Resolution::put_back, "").error().what,
        HasSubstr("is not dealt with by put_back"));
    ASSERT_TRUE(other_head.approve(number, ""));
    EXPECT_THAT(head.close(number).error().what, HasSubstr("1 tasks of PD-2026-0001 are not done"));
    ASSERT_TRUE(head.resolve(number, 1, Resolution::mark_missing, "searched the room"));
    EXPECT_FALSE(archive.items(5)[0].missing_since.empty());
    EXPECT_TRUE(head.close(number));
}

TEST_F(StockTaking, WritesOffOnlyWithAnothersApproval)
{
    remember_boxes();
    begin();
    both_count(all_but({5}), all_but({5}));
    ASSERT_TRUE(head.reconcile(number));
    ASSERT_TRUE(head.resolve(number, 1, Resolution::write_off, "burnt in the flood"));
    EXPECT_THAT(head.decide_write_off(number, 1, WriteOff::approved, "").error().what, HasSubstr("SoD-7"));
    EXPECT_EQ(first.decide_write_off(number, 1, WriteOff::approved, "").error().code, Code::forbidden);
    EXPECT_EQ(archive.items(5)[0].at.kind, Whereabouts::Kind::box);
    ASSERT_TRUE(other_head.decide_write_off(number, 1, WriteOff::rejected, "search again"));
    EXPECT_EQ(head.tasks(number)->front().state, "open");
    ASSERT_TRUE(head.resolve(number, 1, Resolution::write_off, "searched again"));
    ASSERT_TRUE(other_head.decide_write_off(number, 1, WriteOff::approved, "agreed"));
    EXPECT_EQ(archive.items(5)[0].at.kind, Whereabouts::Kind::written_off);
    EXPECT_EQ(archive.record(5).state, FileState::written_off);
    EXPECT_FALSE(other_head.decide_write_off(number, 1, WriteOff::approved, "twice"));
}

TEST_F(StockTaking, WritesNothingOffThatIsOnHold)
{
    remember_boxes();
    begin();
    both_count(all_but({5}), all_but({5}));
    ASSERT_TRUE(head.reconcile(number));
    ASSERT_TRUE(head.resolve(number, 1, Resolution::write_off, "lost"));
    archive.database().run("INSERT INTO hold (number, file, kind, reason, placed_by, placed_at) VALUES "
                           "('DJ-2026-0001', ?, 'lawsuit', x'00', 1, '2026-11-23')",
        archive.record(5).id.value);
    EXPECT_THAT(
        other_head.decide_write_off(number, 1, WriteOff::approved, "").error().what, HasSubstr("is on hold"));
}

TEST_F(StockTaking, FindsWhatIsInAnotherBox)
{
    remember_boxes();
    begin();
    CountList list = all_but({5});
    list.sightings.push_back(sees(5, 7));
    both_count(list, list);
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_EQ(line(5).result, CountResult::misplaced);
    EXPECT_EQ(line(5).found_at, "box " + box_code(7));
    EXPECT_THAT(
        head.resolve(number, 1, Resolution::accept_place, "as found").error().what, HasSubstr("V-DC-07"))
        << "it is of another building";
    ASSERT_TRUE(head.resolve(number, 1, Resolution::put_back, "done"));
    EXPECT_EQ(head.tasks(number)->front().state, "done");
}

TEST_F(StockTaking, AcceptsTheNewPlaceWhereItMayBe)
{
    const auto box = boxes.new_box({{"BT01", "6", "D30", 2}, "01-01-01-01"});
    ASSERT_TRUE(box);
    remember_boxes();
    begin();
    CountList list = all_but({5});
    list.sightings.push_back({{Labelled::item, uid(5)}, "", box->uid, Condition::sound, 0, 1});
    both_count(list, list);
    ASSERT_TRUE(head.reconcile(number));
    ASSERT_TRUE(head.resolve(number, 1, Resolution::accept_place, "as found"));
    EXPECT_EQ(boxes.where(uid(5))->front().box, box->code);
}

TEST_F(StockTaking, CountsOnceMoreWhatTheTwoDisagreeOn)
{
    remember_boxes();
    begin();
    both_count(all_but({5, 9}), all_but({9}));
    const auto again = head.reconcile(number);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->state, InventoryState::counting);
    EXPECT_EQ(again->round, 2);
    const auto places = first.places(number);
    ASSERT_THAT(*places, SizeIs(1));
    EXPECT_EQ(places->front().item, archive.code(5) + "-001");
    CountList found;
    found.sightings = {sees(5), sees(6)};
    EXPECT_EQ(first.count(number, found)->items, 1) << "only what was asked for";
    ASSERT_TRUE(second.count(number, found));
    ASSERT_TRUE(first.finish_count(number));
    ASSERT_TRUE(second.finish_count(number));
    EXPECT_EQ(head.reconcile(number)->state, InventoryState::reconciled);
    EXPECT_EQ(line(5).result, CountResult::on_shelf);
    EXPECT_EQ(line(9).result, CountResult::missing);
}

TEST_F(StockTaking, IsSettledBySomebodyElseAfterTheSecondRound)
{
    remember_boxes();
    begin();
    both_count(all_but({5}), all_but({}));
    ASSERT_TRUE(head.reconcile(number));
    CountList found;
    found.sightings = {sees(5)};
    both_count(found, {});
    EXPECT_EQ(head.reconcile(number)->state, InventoryState::reconciled);
    EXPECT_EQ(line(5).result, CountResult::recount);
    EXPECT_THAT(other_head.approve(number, "").error().what, HasSubstr("still disagree on 1 lines"));
    EXPECT_EQ(first.settle(number, line(5).number, CountResult::missing, "").error().code, Code::forbidden);
    ASSERT_TRUE(other_head.settle(number, line(5).number, CountResult::missing, "looked myself"));
    EXPECT_THAT(*head.tasks(number), SizeIs(1));
    EXPECT_TRUE(other_head.approve(number, ""));
}

TEST_F(StockTaking, TakesNoLoanForALoss)
{
    remember_boxes();
    archive.database().run(
        "INSERT INTO loan (id, number, state, kind, purpose, applicant, stages, grade, days, applied_on) "
        "VALUES (1, 'JY-2026-0001', 'LENT', 'loan', 'check', 1, '', 2, 7, '2026-11-23')");
    const auto lend = [&](int n) {
        return carried_out(archive.as("arch1"), [&](Act& act) {
            return move_item(act, archive.items(n)[0], {Whereabouts::Kind::loan, 1}, "lent");
        });
    };
    ASSERT_TRUE(lend(3));
    begin();
    ASSERT_TRUE(lend(4)) << "meanwhile";
    // One looked at item 4 before it was lent, the other after.
    both_count(all_but({3}), all_but({3, 4}));
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_EQ(line(3).result, CountResult::lent);
    EXPECT_EQ(line(3).on_record, "loan JY-2026-0001");
    EXPECT_THAT(line(4).result, testing::AnyOf(CountResult::lent, CountResult::on_shelf));
    EXPECT_THAT(*head.tasks(number), IsEmpty());
}

TEST_F(StockTaking, FindsWhatShouldBeAway)
{
    remember_boxes();
    archive.database().run(
        "INSERT INTO loan (id, number, state, kind, purpose, applicant, stages, grade, days, applied_on) "
        "VALUES (1, 'JY-2026-0001', 'LENT', 'loan', 'check', 1, '', 2, 7, '2026-11-23')");
    ASSERT_TRUE(carried_out(archive.as("arch1"), [&](Act& act) {
        return move_item(act, archive.items(3)[0], {Whereabouts::Kind::loan, 1}, "lent");
    }));
    begin();
    both_count(all_but({}), all_but({}));
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_EQ(line(3).result, CountResult::foreign);
    EXPECT_THAT(line(3).note, HasSubstr("although it is loan on record"));
    EXPECT_THAT(head.resolve(number, 1, Resolution::accept_place, "").error().what,
        HasSubstr("is with loan JY-2026-0001"));
}

TEST_F(StockTaking, NotesWhatWasMovedMeanwhile)
{
    const auto target = boxes.new_box({{"BT01", "6", "D30", 2}, "01-01-01-01"});
    remember_boxes();
    begin();
    const std::vector<std::string> items{uid(5)};
    CountList before = all_but({});
    before.sightings.push_back({{Labelled::box, target->uid}, "", "", Condition::sound, 0, 1});
    ASSERT_TRUE(boxes.move_items(items, box_code(5), target->code, "order"));
    CountList after = all_but({5});
    after.sightings.push_back({{Labelled::item, uid(5)}, "", target->uid, Condition::sound, 0, 1});
    both_count(before, after);
    const auto reconciled = head.reconcile(number);
    EXPECT_EQ(reconciled->state, InventoryState::reconciled);
    EXPECT_EQ(line(5).result, CountResult::on_shelf);
}

TEST_F(StockTaking, CanForbidMovingMeanwhile)
{
    const auto target = boxes.new_box({{"BT01", "6", "D30", 2}, "01-01-01-01"});
    archive.database().run("INSERT INTO setting (name, value) VALUES ('inventory.freeze', 'refuse')");
    begin();
    const std::vector<std::string> items{uid(5)};
    EXPECT_THAT(boxes.move_items(items, box_code(5), target->code, "order").error().what,
        HasSubstr("is being counted in PD-2026-0001"));
    EXPECT_FALSE(boxes.move_box({target->code, "01-01-01-01", "order", 1}));
    ASSERT_TRUE(head.cancel(number, "later"));
    EXPECT_TRUE(boxes.move_items(items, box_code(5), target->code, "order"));
}

TEST_F(StockTaking, NotesDamageWrongLabelsAndMissingPages)
{
    remember_boxes();
    begin();
    CountList list = all_but({1, 2, 3});
    list.sightings.push_back(sees(1, -1, Condition::damaged));
    list.sightings.push_back(sees(2, -1, Condition::label_wrong));
    list.sightings.push_back(sees(3, -1, Condition::sound, 1));
    both_count(list, all_but({}));
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_EQ(line(1).result, CountResult::damaged);
    EXPECT_EQ(line(2).result, CountResult::label);
    EXPECT_EQ(line(3).result, CountResult::damaged);
    EXPECT_EQ(line(3).note, "1 pages counted, 2 on record");
    ASSERT_TRUE(head.resolve(number, 1, Resolution::noted, ""));
    ASSERT_TRUE(head.resolve(number, 2, Resolution::relabelled, ""));
    ASSERT_TRUE(head.resolve(number, 3, Resolution::repaired, ""));
    ASSERT_TRUE(other_head.approve(number, ""));
    EXPECT_THAT(std::get<std::string>(boxes.note_sheet(box_code(3))->head.at("situation")),
        HasSubstr("破损，1 pages counted, 2 on record"));
}

TEST_F(StockTaking, FindsForeignAndUnknownThings)
{
    remember_boxes();
    const ScanCode nobodys{Labelled::item, "0123456789ab"};
    begin({"01-01-01-01", "", 100});
    CountList list = all_but({});
    list.sightings.push_back({nobodys, "", box_uid[0], Condition::sound, 0, 9});
    list.sightings.push_back({{Labelled::box, "0123456789ac"}, "", "", Condition::sound, 0, 10});
    EXPECT_EQ(first.count(number, list)->unknown, 2);
    ASSERT_TRUE(second.count(number, list));
    ASSERT_TRUE(first.finish_count(number));
    ASSERT_TRUE(second.finish_count(number));
    ASSERT_TRUE(head.reconcile(number));
    const auto tasks = head.tasks(number);
    ASSERT_THAT(*tasks, SizeIs(2));
    EXPECT_EQ(tasks->front().line.kind, "unknown");
    EXPECT_EQ(tasks->front().line.result, CountResult::foreign);
    EXPECT_THAT(tasks->front().line.label, HasSubstr("SR:"));
}

TEST_F(StockTaking, DrawsASample)
{
    begin({"", "", 25});
    const auto frozen = head.stocktaking(number);
    EXPECT_EQ(frozen->boxes, 3);
    EXPECT_EQ(frozen->expected, 6);
    const auto places = first.places(number);
    ASSERT_THAT(*places, SizeIs(3));
    EXPECT_FALSE(places->front().box.empty()) << "which boxes, but not what is in them";
}

TEST_F(StockTaking, CountsNothingTwiceAtOnce)
{
    begin();
    const auto second_one = head.plan({}, "arch1", "arch2", "again");
    EXPECT_THAT(head.freeze(second_one->number).error().what, HasSubstr("is being counted in PD-2026-0001"));
    EXPECT_EQ(head.freeze(number).error().code, Code::conflict);
}

TEST_F(StockTaking, NeedsCountersWhoAreCleared)
{
    Shelves shelves(archive.as("arch_head1"));
    ASSERT_TRUE(shelves.new_box({{"BT01", "1", "D30", 1}, "01-01-01-01"}));
    const auto planned = head.plan({}, "arch1", "arch2", "");
    EXPECT_THAT(head.freeze(planned->number).error().what, HasSubstr("arch1 is not cleared for box"));
}

TEST_F(StockTaking, IsApprovedBySomebodyElse)
{
    remember_boxes();
    begin();
    both_count(all_but({}), all_but({}));
    ASSERT_TRUE(head.reconcile(number));
    EXPECT_THAT(
        head.approve(number, "").error().what, HasSubstr("reconciled PD-2026-0001 and cannot approve it"));
    EXPECT_EQ(first.approve(number, "").error().code, Code::forbidden);
    EXPECT_TRUE(other_head.approve(number, ""));
    EXPECT_EQ(other_head.approve(number, "").error().code, Code::conflict);
}

TEST_F(StockTaking, PrintsItsList)
{
    remember_boxes();
    begin();
    both_count(all_but({5}), all_but({5}));
    ASSERT_TRUE(head.reconcile(number));
    ASSERT_TRUE(head.resolve(number, 1, Resolution::mark_missing, ""));
    const auto sheet = head.register_sheet(number);
    ASSERT_TRUE(sheet) << sheet.error().what;
    EXPECT_EQ(sheet->form, "F18");
    EXPECT_EQ(std::get<std::string>(sheet->head.at("batch_no")), number);
    ASSERT_THAT(sheet->rows, SizeIs(36));
    const auto row = std::find_if(sheet->rows.begin(), sheet->rows.end(), [&](const SheetRow& each) {
        return std::get<std::string>(each.at("reference")) == archive.code(5) + "-001";
    });
    EXPECT_EQ(std::get<std::string>(row->at("result")), "缺失");
    EXPECT_EQ(std::get<std::string>(row->at("proposal")), "登记缺失，继续查找");
    EXPECT_EQ(std::get<std::string>(row->at("outcome")), "已处理");
    EXPECT_EQ(std::get<std::string>(row->at("system_state")), "在架");
    EXPECT_THAT(
        std::get<std::string>(row->at("title")), testing::Not(HasSubstr(Registered::contract(5).buyer)));
}

} // namespace
} // namespace strongroom::archive
