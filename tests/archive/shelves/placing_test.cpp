#include <gmock/gmock.h>

#include "archive/act_internal.h"
#include "archive/shelves/scan_code.h"
#include "archive/shelves/shelves.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* shelf = "01-01-01-01";

/// Files 0 and 12, 24, 36 are of building 1; box BT01-0001 is for that building.
class Placing : public testing::Test {
protected:
    Placing() { EXPECT_TRUE(clerk.new_box({{"BT01", "1", "D30", 2}, shelf})); }
    std::string item(int n) { return archive.items(n).front().uid; }
    std::string label(int n) { return text_of({Labelled::item, item(n)}); }
    Result<Placed> place(int n, const std::string& box = "BT01-0001")
    {
        const std::vector<std::string> items{item(n)};
        return clerk.place(box, items);
    }
    /// The contract numbers of a box from the front.
    std::vector<std::string> numbers(const std::string& box)
    {
        std::vector<std::string> found;
        const std::vector<BoxedItem> items = clerk.contents(box).value();
        for (const BoxedItem& each : items)
            found.push_back(each.contract_no);
        return found;
    }
    void set(const std::string& name, const std::string& value)
    {
        archive.database().run("INSERT INTO setting (name, value) VALUES (?, ?)", name, value);
    }

    Registered archive{40};
    Shelves clerk{archive.as("arch1")};
};

TEST_F(Placing, FilesWhatWasRegistered)
{
    const auto placed = place(0);
    ASSERT_TRUE(placed) << placed.error().what;
    EXPECT_THAT(placed->filed, ElementsAre(archive.file(0)));
    EXPECT_EQ(placed->location, shelf);
    EXPECT_EQ(archive.record(0).state, FileState::filed);
    EXPECT_EQ(archive.items(0)[0].at.text(), "box:1");
    EXPECT_EQ(clerk.box("BT01-0001")->items, 1);
}

TEST_F(Placing, KeepsContractNumbersInNaturalOrder)
{
    for (const int n : {24, 0, 36, 12})
        ASSERT_TRUE(place(n));
    EXPECT_THAT(numbers("BT01-0001"),
        ElementsAre(Registered::contract(0).number, Registered::contract(12).number,
            Registered::contract(24).number, Registered::contract(36).number));
    int position = 0;
    const std::vector<BoxedItem> items = clerk.contents("BT01-0001").value();
    for (const BoxedItem& each : items)
        EXPECT_EQ(each.position, ++position);
}

TEST_F(Placing, TakesScannedLabels)
{
    const std::string box = text_of({Labelled::box, clerk.box("BT01-0001")->uid});
    const std::vector<std::string> scanned{label(0), label(12)};
    ASSERT_TRUE(clerk.place(box, scanned));
    Statement row = archive.database().prepare("SELECT purpose FROM ledger WHERE action = 'item.moved'");
    ASSERT_TRUE(row.next());
    EXPECT_EQ(row.text(0), "boxed, labels scanned");
    const std::vector<std::string> wrong{box};
    EXPECT_THAT(clerk.place(box, wrong).error().what, HasSubstr("is not the label of an item"));
    EXPECT_THAT(clerk.place(label(0), scanned).error().what, HasSubstr("is not the label of a box"));
}

TEST_F(Placing, KeepsBoxesToTheirKey)
{
    EXPECT_THAT(place(1).error().what, HasSubstr("has the building 2, but box BT01-0001 is for 1 (V-DC-07)"));
    archive.database().run("UPDATE file SET grade = 3 WHERE uid = ?", archive.file(12));
    EXPECT_THAT(place(12).error().what, HasSubstr("has the grade 3"));
    archive.database().run("UPDATE file SET retention = 'D10' WHERE uid = ?", archive.file(24));
    EXPECT_THAT(place(24).error().what, HasSubstr("has the retention code D10"));
    archive.database().run("UPDATE file SET project = 2 WHERE uid = ?", archive.file(36));
    EXPECT_THAT(place(36).error().what, HasSubstr("has the project BT02"));
    EXPECT_EQ(clerk.box("BT01-0001")->items, 0);
}

TEST_F(Placing, NeedsWhatIsRegistered)
{
    archive.database().run("UPDATE file SET state = 'VERIFIED' WHERE uid = ?", archive.file(0));
    EXPECT_THAT(place(0).error().what, HasSubstr("before it is registered"));
}

TEST_F(Placing, FillsNoBoxBeyondItsPages)
{
    archive.database().run("UPDATE item SET pages = 300, sheets = 150");
    ASSERT_TRUE(place(0));
    const auto refused = place(12);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("has room for 200 pages, and 300 are to go in (V-DC-07)"));
    EXPECT_EQ(archive.items(12)[0].at.kind, Whereabouts::Kind::desk);
}

TEST_F(Placing, FillsNoBoxBeyondItsThickness)
{
    // One sheet a page, 0.11 mm each, and 0.4 mm for cover and staples: 200 sheets are 22.4 mm.
    archive.database().run("UPDATE item SET pages = 100, sheets = 200");
    ASSERT_TRUE(place(0));
    ASSERT_TRUE(place(12));
    EXPECT_EQ(clerk.box("BT01-0001")->filled_mm, 45);
    EXPECT_THAT(place(24).error().what, HasSubstr("has room for 5 mm, and 23 mm are to go in"));
    set("box.sheet_um", "50");
    EXPECT_TRUE(place(24)) << "thinner paper";
}

TEST_F(Placing, PutsNoItemAwayTwice)
{
    ASSERT_TRUE(place(0));
    EXPECT_THAT(place(0).error().what, HasSubstr("it is in box BT01-0001"));
    const std::vector<std::string> twice{item(12), label(12)};
    EXPECT_THAT(clerk.place("BT01-0001", twice).error().what, HasSubstr("is named twice"));
    EXPECT_FALSE(clerk.place("BT01-0001", {}));
}

TEST_F(Placing, IsAllOrNothing)
{
    const std::vector<std::string> mixed{item(0), item(1)};
    EXPECT_FALSE(clerk.place("BT01-0001", mixed));
    EXPECT_EQ(archive.items(0)[0].at.kind, Whereabouts::Kind::desk);
}

TEST_F(Placing, WarnsOfSeveralYears)
{
    archive.database().run("UPDATE file SET year = 2008 WHERE uid = ?", archive.file(12));
    EXPECT_THAT(place(0)->warnings, IsEmpty());
    EXPECT_THAT(place(12)->warnings, ElementsAre("box BT01-0001 holds files of 2007 and 2008"));
    set("box.year_mixing", "error");
    EXPECT_THAT(place(24).error().what, HasSubstr("different years must not share a box"));
}

TEST_F(Placing, FilesNothingBeforeAllItemsAreAway)
{
    archive.database().run(
        "INSERT INTO item (uid, file, number, kind, pages, desk) VALUES ('supplementaa', ?, 2, "
        "'supplement', 2, 1)",
        archive.record(0).id.value);
    EXPECT_THAT(place(0)->filed, IsEmpty());
    EXPECT_EQ(archive.record(0).state, FileState::registered);
    const std::vector<std::string> second{"supplementaa"};
    EXPECT_THAT(clerk.place("BT01-0001", second)->filed, ElementsAre(archive.file(0)));
}

TEST_F(Placing, HandsTheItemToWhoAnswersForTheShelf)
{
    ASSERT_TRUE(place(0));
    EXPECT_EQ(archive.items(0)[0].custodian, archive.id_of("arch1"))
        << "who boxed it, where nobody was named";
    ASSERT_TRUE(Shelves(archive.as("arch_head1")).set_custodian("01", "arch2"));
    EXPECT_EQ(archive.items(0)[0].custodian, archive.id_of("arch2")) << "with the place changes who answers";
    ASSERT_TRUE(place(12));
    EXPECT_EQ(archive.items(12)[0].custodian, archive.id_of("arch2"));
}

TEST_F(Placing, NeedsSomebodyWhoMay)
{
    const std::vector<std::string> items{item(0)};
    EXPECT_EQ(Shelves(archive.as("scan1")).place("BT01-0001", items).error().code, Code::forbidden);
    archive.database().run("UPDATE file SET grade = 1 WHERE uid = ?", archive.file(0));
    EXPECT_THAT(place(0).error().what, HasSubstr("above the clearance of arch1"));
}

TEST_F(Placing, PutsNothingMissingAway)
{
    archive.database().run("UPDATE item SET missing_since = '2026-01-01' WHERE uid = ?", item(0));
    EXPECT_THAT(place(0).error().what, HasSubstr("is marked as missing"));
}

TEST_F(Placing, BoxesTheSameDayOnlyForATime)
{
    archive.database().run(
        "UPDATE file SET state = 'KEYED', retention = NULL WHERE uid = ?", archive.file(0));
    ASSERT_TRUE(clerk.new_box({{"BT01", "1", "", 2}, shelf, 50, {}, true}));
    const auto placed = place(0, "BT01-0002");
    ASSERT_TRUE(placed) << placed.error().what;
    EXPECT_EQ(archive.record(0).state, FileState::keyed);
    EXPECT_THAT(clerk.confirm_box("BT01-0002").error().what, HasSubstr("before it is registered"));
    archive.database().run(
        "UPDATE file SET state = 'REGISTERED', retention = 'D30' WHERE uid = ?", archive.file(0));
    const auto confirmed = clerk.confirm_box("BT01-0002");
    ASSERT_TRUE(confirmed) << confirmed.error().what;
    EXPECT_THAT(confirmed->filed, ElementsAre(archive.file(0)));
    EXPECT_EQ(clerk.box("BT01-0002")->key.retention, "D30");
}

TEST_F(Placing, TakesItemsOutOfATemporaryBox)
{
    ASSERT_TRUE(clerk.new_box({{"BT01", "1", "", 2}, shelf, 50, {}, true}));
    ASSERT_TRUE(place(0, "BT01-0002"));
    EXPECT_EQ(archive.record(0).state, FileState::registered) << "a temporary box files nothing";
    EXPECT_THAT(place(0)->filed, ElementsAre(archive.file(0)));
}

TEST_F(Placing, MovesItemsToAnotherBoxOfTheirKey)
{
    ASSERT_TRUE(clerk.new_box({{"BT01", "1", "D30", 2}, shelf}));
    for (const int n : {0, 12, 24})
        ASSERT_TRUE(place(n));
    const std::vector<std::string> two{item(12), item(24)};
    ASSERT_TRUE(clerk.move_items(two, "BT01-0001", "BT01-0002", "order", Trial::preview));
    EXPECT_EQ(clerk.box("BT01-0002")->items, 0);
    ASSERT_TRUE(clerk.move_items(two, "BT01-0001", "BT01-0002", "order"));
    EXPECT_EQ(clerk.box("BT01-0002")->items, 2);
    EXPECT_EQ(clerk.contents("BT01-0001")->front().position, 1);
    EXPECT_THAT(clerk.move_items(two, "BT01-0001", "BT01-0002", "again").error().what,
        HasSubstr("is not in box BT01-0001: it is in box BT01-0002"));
}

TEST_F(Placing, TakesAnItemOutOntoADesk)
{
    ASSERT_TRUE(place(0));
    const std::vector<std::string> items{item(0)};
    EXPECT_THAT(clerk.take_out(items, shelf, "repair").error().what, HasSubstr("not a desk"));
    ASSERT_TRUE(clerk.take_out(items, "D1", "repair"));
    EXPECT_EQ(archive.record(0).state, FileState::registered);
    const auto unplaced = clerk.without_location();
    const auto found = std::find_if(
        unplaced->begin(), unplaced->end(), [&](const Unplaced& each) { return each.item == items[0]; });
    ASSERT_NE(found, unplaced->end());
    EXPECT_EQ(found->where, "desk D1");
    EXPECT_FALSE(found->since.empty());
    EXPECT_THAT(place(0)->filed, ElementsAre(archive.file(0)));
}

TEST_F(Placing, KeepsNamesOutOfTheLedger)
{
    ASSERT_TRUE(place(0));
    const std::vector<std::string> items{item(0)};
    EXPECT_EQ(clerk.take_out(items, "D1", "called by " + Registered::contract(0).buyer).error().code,
        Code::bad_input);
    EXPECT_EQ(clerk.mark_missing(items, Registered::contract(0).number + " not there").error().code,
        Code::bad_input);
    EXPECT_TRUE(clerk.mark_missing(items, "not there"));
    EXPECT_TRUE(clerk.mark_found(items, "in the next box"));
}

TEST_F(Placing, KeepsTheRoomOfWhatIsLent)
{
    archive.database().run("UPDATE item SET pages = 300, sheets = 150");
    ASSERT_TRUE(place(0));
    archive.database().run(
        "INSERT INTO loan (id, number, state, kind, purpose, applicant, stages, "
        "grade, days, applied_on) VALUES (1, 'JY-2026-0001', 'LENT', 'loan', 'check', 1, '', 2, 7, "
        "'2026-11-23')");
    const auto lent = carried_out(archive.as("arch1"), [&](Act& act) {
        return move_item(act, archive.items(0)[0], {Whereabouts::Kind::loan, 1}, "lent");
    });
    ASSERT_TRUE(lent);
    EXPECT_EQ(clerk.box("BT01-0001")->pages, 300);
    EXPECT_EQ(clerk.contents("BT01-0001")->front().away, "loan JY-2026-0001");
    EXPECT_FALSE(place(12));
    EXPECT_THAT(clerk.dissolve_box("BT01-0001", "empty?").error().what, HasSubstr("is not empty"));
}

} // namespace
} // namespace strongroom::archive
