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

/// A room 05 with two shelves of three boxes each; files 0, 12, 24 … are of building 1.
class Boxes : public testing::Test {
protected:
    Boxes()
    {
        EXPECT_TRUE(head.add_location({"", LocationKind::room, "05", "合同库", 2}));
        EXPECT_TRUE(head.add_coordinates({"05", 1, 1, 2, 0, {}, 150}));
    }
    std::string add(const std::string& location, int thickness = 50, const std::string& building = "1")
    {
        const auto made = clerk.new_box({{"BT01", building, "D30", 2}, location, thickness});
        EXPECT_TRUE(made) << made.error().what;
        return made ? made->code : "";
    }
    void place(const std::string& box, const std::vector<int>& files)
    {
        std::vector<std::string> items;
        for (const int n : files)
            items.push_back(archive.items(n).front().uid);
        const auto placed = clerk.place(box, items);
        ASSERT_TRUE(placed) << placed.error().what;
    }
    std::vector<std::string> on(const std::string& location)
    {
        BoxFilter filter;
        filter.location = location;
        std::vector<std::string> codes;
        const std::vector<Box> boxes = clerk.boxes(filter).value();
        for (const Box& box : boxes)
            codes.push_back(box.code);
        return codes;
    }

    Registered archive{60};
    Shelves head{archive.as("arch_head1")};
    Shelves clerk{archive.as("arch1")};
    const std::string upper = "05-01-01-01", lower = "05-01-01-02";
};

TEST_F(Boxes, AreNumberedWithinTheirProject)
{
    EXPECT_EQ(add(upper), "BT01-0001");
    EXPECT_EQ(add(upper), "BT01-0002");
    EXPECT_EQ(clerk.new_box({{"BT02", "", "Y", 3}, upper})->code, "BT02-0001");
}

TEST_F(Boxes, StandOnlyWhereTheirGradeMay)
{
    EXPECT_THAT(
        clerk.new_box({{"BT01", "1", "D30", 1}, upper}).error().what, HasSubstr("above the clearance"));
    const auto secret = head.new_box({{"BT01", "1", "D30", 1}, upper});
    EXPECT_THAT(secret.error().what,
        HasSubstr("boxes of grade 1 may not stand in location 05-01-01-01, which is secured for grade 2"));
    EXPECT_TRUE(head.new_box({{"BT01", "1", "D30", 1}, "01-01-01-01"}));
    EXPECT_TRUE(clerk.new_box({{"BT01", "1", "D30", 3}, upper})) << "less secret may stand in more secure";
}

TEST_F(Boxes, StandOnlyWhereThereIsRoom)
{
    for (int n = 0; n < 3; ++n)
        add(upper);
    const auto refused = clerk.new_box({{"BT01", "1", "D30", 2}, upper, 20});
    EXPECT_THAT(refused.error().what, HasSubstr("has room for 0 mm more, and 20 mm are needed"));
    EXPECT_THAT(
        clerk.new_box({{"BT01", "1", "D30", 2}, "05-01"}).error().what, HasSubstr("holds no boxes itself"));
    // What was refused has used up no number.
    EXPECT_EQ(add(lower), "BT01-0004");
}

TEST_F(Boxes, NeedASoundKey)
{
    EXPECT_EQ(clerk.new_box({{"BT99", "1", "D30", 2}}).error().code, Code::not_found);
    EXPECT_FALSE(clerk.new_box({{"BT01", "1", "", 2}}));
    EXPECT_FALSE(clerk.new_box({{"BT01", "1", "D30", 4}}));
    EXPECT_FALSE(clerk.new_box({{"BT01", "1", "D30", 2}, "", 5}));
    EXPECT_FALSE(clerk.new_box({{"BT01", "1", "D30", 2}, "", 50, 0}));
    EXPECT_FALSE(clerk.new_box({{"BT01", "1", "D30", 2}, "", 50, {}, true})) << "temporary, with retention";
}

TEST_F(Boxes, MoveAlongTheShelf)
{
    const std::string first = add(upper), second = add(upper), third = add(upper);
    ASSERT_TRUE(clerk.move_box({third, upper, "order", 1}));
    EXPECT_THAT(on(upper), ElementsAre(third, first, second));
    const auto moved = clerk.move_box({first, lower, "order"});
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->from, upper);
    EXPECT_EQ(moved->position, 1);
    EXPECT_THAT(on(upper), ElementsAre(third, second));
    EXPECT_EQ(clerk.box(second)->position, 2);
}

TEST_F(Boxes, AreMovedOnlyFromWhereTheyWereSeen)
{
    const std::string box = add(upper);
    ASSERT_TRUE(clerk.move_box({box, lower, "order", 0, upper}));
    EXPECT_THAT(clerk.move_box({box, lower, "order", 0, upper}).error().what,
        HasSubstr("is not in 05-01-01-01: it is in 05-01-01-02"));
}

TEST_F(Boxes, TakeWhatIsInThemAlong)
{
    ASSERT_TRUE(head.set_custodian(lower, "arch2"));
    const std::string box = add(upper);
    place(box, {0, 12});
    ASSERT_TRUE(clerk.move_box({box, lower, "order"}));
    EXPECT_EQ(archive.items(0)[0].custodian, archive.id_of("arch2"));
    EXPECT_EQ(clerk.where(archive.items(0)[0].uid)->front().path.back().full_code, lower);
}

TEST_F(Boxes, MoveShelfByShelf)
{
    const std::string a = add(upper), b = add(upper);
    const auto tried = clerk.move_shelf(upper, lower, "repair", Trial::preview);
    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->size(), 2u);
    EXPECT_THAT(on(lower), IsEmpty());
    ASSERT_TRUE(clerk.move_shelf(upper, lower, "repair"));
    EXPECT_THAT(on(lower), ElementsAre(a, b));
    EXPECT_EQ(clerk.move_shelf(upper, lower, "again").error().code, Code::conflict);
    add(upper);
    add(upper);
    EXPECT_THAT(clerk.move_shelf(upper, lower, "too many").error().what, HasSubstr("has room for"));
    EXPECT_EQ(on(upper).size(), 2u) << "all or nothing";
}

TEST_F(Boxes, SplitInTheMiddle)
{
    archive.database().run("UPDATE item SET pages = 100, sheets = 50");
    const std::string box = add(upper);
    place(box, {36, 0, 24, 12});
    const auto split = clerk.split_box(box);
    ASSERT_TRUE(split) << split.error().what;
    EXPECT_EQ(split->items, 2);
    EXPECT_EQ(split->first_moved, archive.code(24) + "-001");
    EXPECT_THAT(on(upper), ElementsAre(box, split->to)) << "beside it";
    const std::vector<BoxedItem> moved = clerk.contents(split->to).value();
    ASSERT_EQ(moved.size(), 2u);
    EXPECT_EQ(moved[0].contract_no, Registered::contract(24).number);
    EXPECT_EQ(moved[1].contract_no, Registered::contract(36).number);
    EXPECT_EQ(moved[0].position, 1);
    EXPECT_EQ(archive.record(24).state, FileState::filed);
}

TEST_F(Boxes, SplitWithoutTearingFilesApart)
{
    const std::string box = add(upper);
    for (int number = 2; number <= 4; ++number)
        archive.database().run("INSERT INTO item (uid, file, number, kind, pages, desk) VALUES (?, ?, ?, "
                               "'supplement', 2, 1)",
            "supplementa" + std::to_string(number), archive.record(0).id.value, number);
    place(box, {0, 12});
    const std::vector<std::string> rest{"supplementa2", "supplementa3", "supplementa4"};
    ASSERT_TRUE(clerk.place(box, rest));
    const auto split = clerk.split_box(box);
    ASSERT_TRUE(split);
    EXPECT_EQ(split->items, 1) << "the four items of the first file stay together";
    EXPECT_EQ(split->first_moved, archive.code(12) + "-001");
}

TEST_F(Boxes, SplitNothingThatIsNotThere)
{
    const std::string box = add(upper);
    EXPECT_EQ(clerk.split_box(box).error().code, Code::conflict);
    place(box, {0});
    EXPECT_THAT(clerk.split_box(box).error().what, HasSubstr("holds a single item"));
}

TEST_F(Boxes, AreDissolvedWhenEmpty)
{
    const std::string left = add(upper), right = add(upper);
    place(left, {0});
    EXPECT_THAT(clerk.dissolve_box(left, "old").error().what, HasSubstr("is not empty"));
    const std::vector<std::string> items{archive.items(0)[0].uid};
    ASSERT_TRUE(clerk.move_items(items, left, right, "old"));
    ASSERT_TRUE(clerk.dissolve_box(left, "old"));
    EXPECT_THAT(on(upper), ElementsAre(right));
    EXPECT_EQ(clerk.box(right)->position, 1);
    EXPECT_EQ(clerk.dissolve_box(left, "again").error().code, Code::conflict);
    EXPECT_EQ(clerk.move_box({left, lower, "again"}).error().code, Code::conflict);
    EXPECT_EQ(add(upper), "BT01-0003") << "its number is not given again";
}

TEST_F(Boxes, TakeNothingOnceClosed)
{
    const std::string box = add(upper);
    ASSERT_TRUE(clerk.close_box(box, "complete"));
    const std::vector<std::string> items{archive.items(0)[0].uid};
    EXPECT_THAT(clerk.place(box, items).error().what, HasSubstr("is closed"));
    ASSERT_TRUE(clerk.open_box(box, "one more"));
    EXPECT_TRUE(clerk.place(box, items));
}

TEST_F(Boxes, AreListedByWhatIsAskedFor)
{
    const std::string one = add(lower), two = add(upper, 20, "2");
    add("", 50, "3");
    BoxFilter filter;
    EXPECT_EQ(clerk.boxes(filter)->size(), 3u);
    EXPECT_EQ(clerk.boxes(filter)->front().code, two) << "in shelf order";
    EXPECT_EQ(clerk.boxes(filter)->back().location, "");
    filter.building = "2";
    EXPECT_EQ(clerk.boxes(filter)->size(), 1u);
    filter.location = lower;
    EXPECT_THAT(*clerk.boxes(filter), IsEmpty());
}

TEST_F(Boxes, AreHiddenFromWhoMayNotSeeTheirGrade)
{
    ASSERT_TRUE(head.new_box({{"BT01", "1", "D30", 1}, "01-01-01-01"}));
    EXPECT_THAT(*clerk.boxes(), IsEmpty());
    EXPECT_EQ(head.boxes()->size(), 1u);
    EXPECT_EQ(clerk.contents("BT01-0001").error().code, Code::forbidden);
    EXPECT_EQ(Shelves(archive.as("sales1")).boxes().error().code, Code::forbidden)
        << "sales people see their own customers only";
}

TEST_F(Boxes, PrintTheirSpines)
{
    const std::string box = add(upper, 30);
    place(box, {12, 0});
    const std::vector<std::string> boxes{box};
    const auto sheet = clerk.spine_sheet(boxes);
    ASSERT_TRUE(sheet) << sheet.error().what;
    EXPECT_EQ(sheet->form, "F7");
    const SheetRow& row = sheet->rows.at(0);
    EXPECT_EQ(std::get<std::string>(row.at("contract_from")), Registered::contract(0).number);
    EXPECT_EQ(std::get<std::string>(row.at("contract_to")), Registered::contract(12).number);
    EXPECT_EQ(std::get<std::string>(row.at("item_from")), "0001");
    EXPECT_EQ(std::get<std::string>(row.at("retention")), "30年");
    EXPECT_EQ(std::get<std::string>(row.at("grade")), "二级");
    EXPECT_EQ(std::get<std::int64_t>(row.at("spine_mm")), 30);
    EXPECT_EQ(std::get<std::int64_t>(row.at("year_from")), 2007);
    EXPECT_EQ(read_scan_code(std::get<std::string>(row.at("box_id")))->uid, clerk.box(box)->uid);
    EXPECT_EQ(Shelves(archive.as("scan1")).spine_sheet(boxes).error().code, Code::forbidden);
}

TEST_F(Boxes, SayInTheirNoteSheetWhatIsMissing)
{
    const std::string box = add(upper);
    place(box, {0, 12});
    archive.database().run(
        "UPDATE item SET missing_since = '2026-11-20T00:00:00.000Z' WHERE uid = ?", archive.items(12)[0].uid);
    const auto sheet = clerk.note_sheet(box);
    ASSERT_TRUE(sheet);
    const std::string situation = std::get<std::string>(sheet->head.at("situation"));
    EXPECT_THAT(situation, HasSubstr("本盒共 2 件 4 页"));
    EXPECT_THAT(situation, HasSubstr("缺失：" + archive.code(12) + "-001（2026-11-20）"));
}

} // namespace
} // namespace strongroom::archive
