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
using testing::SizeIs;

constexpr const char* shelf = "01-01-01-01";

class Finding : public testing::Test {
protected:
    std::vector<std::string> put(const std::string& box, const std::vector<int>& files)
    {
        std::vector<std::string> items;
        for (const int n : files)
            items.push_back(archive.items(n).front().uid);
        const auto placed = clerk.place(box, items);
        EXPECT_TRUE(placed) << placed.error().what;
        return items;
    }
    std::string add(int thickness = 50)
    {
        return clerk.new_box({{"BT01", "1", "D30", 2}, shelf, thickness})->code;
    }

    Registered archive{80};
    Shelves clerk{archive.as("arch1")};
};

TEST_F(Finding, TellsTheWayToAnItem)
{
    add();
    const std::string box = add();
    const auto items = put(box, {0, 12});
    for (const std::string& name :
        {items[1], text_of({Labelled::item, items[1]}), archive.code(12) + "-001"}) {
        const auto found = clerk.where(name);
        ASSERT_TRUE(found) << found.error().what;
        ASSERT_THAT(*found, SizeIs(1));
        const Traced& it = found->front();
        EXPECT_EQ(it.kind, "item");
        EXPECT_EQ(it.state, "box");
        EXPECT_EQ(it.box, box);
        EXPECT_EQ(it.position, 2);
        EXPECT_EQ(it.of, 2);
        ASSERT_THAT(it.path, SizeIs(5));
        EXPECT_EQ(it.path[0].kind, "site");
        EXPECT_EQ(it.path[4].full_code, shelf);
        ASSERT_THAT(it.shelf, SizeIs(2));
        EXPECT_FALSE(it.shelf[0].it);
        EXPECT_TRUE(it.shelf[1].it);
        EXPECT_EQ(it.custodian, "arch1");
    }
}

TEST_F(Finding, TellsOfEveryItemOfAFile)
{
    EXPECT_THAT(*clerk.where(archive.code(0)), SizeIs(1));
    EXPECT_EQ(clerk.where(archive.file(0))->front().state, "desk");
    EXPECT_EQ(clerk.where(text_of({Labelled::file, archive.file(0)}))->front().path.back().full_code, "D1");
}

TEST_F(Finding, TellsOfBoxesAndLocations)
{
    const std::string box = add();
    EXPECT_EQ(clerk.where(box)->front().kind, "box");
    EXPECT_EQ(clerk.where(box)->front().position, 1);
    EXPECT_EQ(clerk.where(shelf)->front().kind, "location");
    EXPECT_THAT(clerk.where(shelf)->front().shelf, SizeIs(1));
}

TEST_F(Finding, SaysWhatIsUnknown)
{
    EXPECT_THAT(
        clerk.where("nothing").error().what, HasSubstr("there is no item, file, box or location nothing"));
    EXPECT_THAT(clerk.where("SR:B:7K2M9XQ4T0WZ!").error().what, HasSubstr("has a wrong character"));
    EXPECT_EQ(Shelves(archive.as("sys1")).where(archive.code(0)).error().code, Code::forbidden);
}

TEST_F(Finding, ProposesTheBoxWhereTheNumberBelongs)
{
    const std::string low = add(), high = add();
    put(low, {0, 24});
    put(high, {36, 60});
    const auto inside = clerk.propose(archive.code(12));
    ASSERT_TRUE(inside) << inside.error().what;
    EXPECT_EQ(inside->front().box, low);
    EXPECT_EQ(inside->front().position, 2);
    EXPECT_THAT(inside->front().reason, HasSubstr("stands between them"));
    EXPECT_EQ(clerk.propose(archive.code(48))->front().box, high);
    EXPECT_THAT(clerk.propose(archive.code(72))->front().reason, HasSubstr("stands behind them"));
    EXPECT_EQ(inside->back().box, "") << "last of all, a new box";
    EXPECT_EQ(inside->back().location, shelf);
}

TEST_F(Finding, WarnsWhereTheRightBoxIsFull)
{
    archive.database().run("UPDATE item SET pages = 200, sheets = 100");
    const std::string low = add(), high = add();
    put(low, {0, 24});
    put(high, {36});
    const auto proposed = clerk.propose(archive.code(12));
    ASSERT_TRUE(proposed);
    EXPECT_EQ(proposed->front().box, high);
    EXPECT_THAT(proposed->front().warnings, ElementsAre(HasSubstr("is full; split it")));
}

TEST_F(Finding, ProposesANewBoxOfTheRightThickness)
{
    const auto first = clerk.propose(archive.code(0));
    ASSERT_TRUE(first);
    ASSERT_THAT(*first, SizeIs(1));
    EXPECT_EQ(first->front().new_thickness_mm, 50);
    EXPECT_EQ(first->front().location, shelf);
    EXPECT_EQ(first->front().position, 1);
    archive.database().run("UPDATE item SET pages = 900, sheets = 600");
    EXPECT_EQ(clerk.propose(archive.code(0))->front().new_thickness_mm, 70) << "66.4 mm of paper";
    archive.database().run("UPDATE location SET capacity_mm = 30 WHERE id = ?", Registered::shelf);
    EXPECT_THAT(
        clerk.propose(archive.code(0))->front().warnings, ElementsAre(HasSubstr("has room for a box of 70")));
    archive.database().run("UPDATE item SET pages = 20, sheets = 10");
    EXPECT_EQ(clerk.propose(archive.code(0))->front().new_thickness_mm, 30) << "what still fits";
}

TEST_F(Finding, ProposesATemporaryBoxBeforeRegistration)
{
    archive.database().run(
        "UPDATE file SET state = 'KEYED', retention = NULL WHERE uid = ?", archive.file(0));
    add();
    const auto temporary = clerk.new_box({{"BT01", "1", "", 2}, shelf, 50, {}, true});
    ASSERT_TRUE(temporary);
    EXPECT_EQ(clerk.propose(archive.file(0))->front().box, temporary->code);
}

TEST_F(Finding, ProposesNothingForWhatIsBoxed)
{
    put(add(), {0});
    EXPECT_THAT(clerk.propose(archive.code(0)).error().what, HasSubstr("waits to be boxed"));
}

TEST_F(Finding, TellsWhatIsNowhere)
{
    const std::string box = clerk.new_box({{"BT01", "1", "D30", 2}})->code;
    const std::vector<std::string> items{archive.items(0)[0].uid};
    EXPECT_THAT(clerk.place(box, items).error().what, HasSubstr("stands nowhere yet"));
    EXPECT_THAT(*clerk.without_location(), SizeIs(80));
    ASSERT_TRUE(clerk.move_box({box, shelf, "new"}));
    ASSERT_TRUE(clerk.place(box, items));
    EXPECT_THAT(*clerk.without_location(), SizeIs(79));
}

} // namespace
} // namespace strongroom::archive
