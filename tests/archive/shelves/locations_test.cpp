#include <gmock/gmock.h>

#include "archive/act_internal.h"
#include "archive/shelves/scan_code.h"
#include "archive/shelves/shelves.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::HasSubstr;

/// An archive with an empty room 05 of grade 2 under no site.
class Locations : public testing::Test {
protected:
    Locations() : head(archive.as("arch_head1"))
    {
        EXPECT_TRUE(head.add_location({"", LocationKind::room, "05", "合同库", 2}));
    }
    Registered archive{0};
    Shelves head;
    Shelves clerk{archive.as("arch1")};
};

TEST_F(Locations, AreMadeForAWholeRoomAtOnce)
{
    const auto made = head.add_coordinates({"05", 2, 3, 4, 6, {"L", "R"}, 60});
    ASSERT_TRUE(made) << made.error().what;
    EXPECT_EQ(made->size(), 2u + 6 + 24 + 24 * 12);
    const auto place = clerk.location("05-02-03-04-R-06");
    ASSERT_TRUE(place) << place.error().what;
    EXPECT_EQ(place->kind, LocationKind::place);
    EXPECT_EQ(place->code, "R-06");
    EXPECT_EQ(place->parent, "05-02-03-04");
    EXPECT_EQ(place->grade, 2);
    EXPECT_EQ(place->capacity_mm, 60);
    EXPECT_EQ(clerk.location(text_of({Labelled::location, place->uid}))->full_code, "05-02-03-04-R-06");
    EXPECT_EQ(clerk.location(place->uid)->full_code, "05-02-03-04-R-06");
}

TEST_F(Locations, AreAddedToWhatIsThere)
{
    ASSERT_TRUE(head.add_coordinates({"05", 1, 2, 2}));
    const auto more = head.add_coordinates({"05", 2, 2, 2});
    ASSERT_TRUE(more);
    EXPECT_EQ(more->size(), 1u + 2 + 4);
}

TEST_F(Locations, CanBeTriedBefore)
{
    const auto tried = head.add_coordinates({"05", 2, 2, 2}, Trial::preview);
    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->size(), 2u + 4 + 8);
    EXPECT_EQ(clerk.locations("05")->size(), 1u);
}

TEST_F(Locations, AreListedInShelfOrder)
{
    ASSERT_TRUE(head.add_coordinates({"05", 1, 11, 1}));
    const auto listed = clerk.locations("05-01");
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->at(1).full_code, "05-01-01");
    EXPECT_EQ(listed->at(2).full_code, "05-01-01-01");
    EXPECT_EQ(listed->at(listed->size() - 2).full_code, "05-01-11");
}

TEST_F(Locations, StandOnlyInLargerOnes)
{
    EXPECT_THAT(head.add_location({"05", LocationKind::place, "01"}).error().what,
        HasSubstr("a place cannot be in a room"));
    EXPECT_FALSE(head.add_location({"", LocationKind::shelf, "01", "", 2}));
    EXPECT_FALSE(head.add_location({"05", LocationKind::room, "06"}));
    EXPECT_TRUE(head.add_location({"05", LocationKind::desk, "D2"}));
}

TEST_F(Locations, HaveCodesThatAreTheOnlyOnes)
{
    EXPECT_THAT(head.add_location({"", LocationKind::room, "05", "", 3}).error().what, HasSubstr("already"));
    // Labels do not name the site, so a room of another site may not be called so either.
    ASSERT_TRUE(head.add_location({"", LocationKind::site, "B", "", 3}));
    EXPECT_EQ(head.add_location({"B", LocationKind::room, "05"}).error().code, Code::conflict);
    EXPECT_TRUE(head.add_location({"B", LocationKind::room, "06"}));
    EXPECT_EQ(clerk.location("06")->parent, "B");
    for (const char* bad : {"", " ", "0 5", "-1", "1-", "一", "aaaaaaaaaaaaa"})
        EXPECT_FALSE(head.add_location({"05", LocationKind::row, bad})) << bad;
}

TEST_F(Locations, NeedSomebodyWhoMay)
{
    EXPECT_EQ(clerk.add_location({"05", LocationKind::row, "01"}).error().code, Code::forbidden);
    EXPECT_EQ(Shelves(archive.as("sys1")).locations().error().code, Code::forbidden);
}

TEST_F(Locations, RefuseImpossibleNumbers)
{
    EXPECT_FALSE(head.add_coordinates({"05", 0, 1, 1}));
    EXPECT_FALSE(head.add_coordinates({"05", 1000, 1, 1}));
    EXPECT_THAT(head.add_coordinates({"05", 100, 100, 10}).error().what, HasSubstr("100000 places"));
    EXPECT_FALSE(head.add_coordinates({"05", 1, 1, 1, 0, {"L"}}));
    EXPECT_EQ(head.add_coordinates({"99", 1, 1, 1}).error().code, Code::not_found);
    EXPECT_FALSE(head.add_coordinates({"D1", 1, 1, 1})) << "a desk is no room";
}

TEST_F(Locations, TellHowMuchRoomIsLeft)
{
    ASSERT_TRUE(head.add_coordinates({"05", 1, 1, 2, 0, {}, 120}));
    ASSERT_TRUE(clerk.new_box({{"BT01", "3", "D30", 2}, "05-01-01-01", 50}));
    ASSERT_TRUE(clerk.new_box({{"BT01", "3", "D30", 2}, "05-01-01-01", 40}));
    const auto rooms = clerk.free_space();
    ASSERT_TRUE(rooms);
    const auto room = std::find_if(
        rooms->begin(), rooms->end(), [](const RoomSpace& space) { return space.full_code == "05"; });
    ASSERT_NE(room, rooms->end());
    EXPECT_EQ(room->capacity_mm, 240);
    EXPECT_EQ(room->used_mm, 90);
    EXPECT_EQ(room->boxes, 2);
    EXPECT_EQ(room->widest_gap_mm, 120);
    ASSERT_TRUE(head.close_location("05-01-01-02", "damp"));
    const auto after = clerk.free_space();
    const auto again = std::find_if(
        after->begin(), after->end(), [](const RoomSpace& space) { return space.full_code == "05"; });
    EXPECT_EQ(again->free_mm(), 30);
    EXPECT_EQ(again->widest_gap_mm, 30);
}

TEST_F(Locations, TakeNothingOnceClosed)
{
    ASSERT_TRUE(head.add_coordinates({"05", 1, 1, 1}));
    ASSERT_TRUE(head.close_location("05", "renovation"));
    EXPECT_THAT(clerk.new_box({{"BT01", "3", "D30", 2}, "05-01-01-01"}).error().what, HasSubstr("is closed"));
    EXPECT_EQ(head.close_location("05", "again").error().code, Code::conflict);
    ASSERT_TRUE(head.open_location("05", "done"));
    EXPECT_TRUE(clerk.new_box({{"BT01", "3", "D30", 2}, "05-01-01-01"}));
}

TEST_F(Locations, SayWhoAnswersForThem)
{
    ASSERT_TRUE(head.add_coordinates({"05", 1, 1, 1}));
    ASSERT_TRUE(head.set_custodian("05", "arch2"));
    EXPECT_EQ(clerk.location("05-01-01-01")->custodian, "arch2");
    ASSERT_TRUE(head.set_custodian("05-01-01-01", "arch1"));
    EXPECT_EQ(clerk.location("05-01-01-01")->custodian, "arch1");
    ASSERT_TRUE(head.set_custodian("05-01-01-01", ""));
    EXPECT_EQ(clerk.location("05-01-01-01")->custodian, "arch2");
    EXPECT_EQ(head.set_custodian("05", "nobody").error().code, Code::not_found);
}

TEST_F(Locations, LeaveATrace)
{
    ASSERT_TRUE(head.close_location("05", "damp"));
    EXPECT_TRUE(archive.archive().verify_ledger()->intact());
    Statement row
        = archive.database().prepare("SELECT actor, purpose FROM ledger WHERE action = 'location.closed'");
    ASSERT_TRUE(row.next());
    EXPECT_EQ(row.text(0), "arch_head1");
    EXPECT_EQ(row.text(1), "damp");
}

} // namespace
} // namespace strongroom::archive
