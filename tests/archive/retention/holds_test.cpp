#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/archive/retention/destroying.h"

namespace strongroom::archive {
namespace {

using test::Destroying;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Holds, AreReleasedBySomebodyElse)
{
    Destroying archive(1, 0);
    const std::string hold
        = Holds(archive.as("arch_head1")).place(archive.file(0), HoldKind::dispute, "面积差异争议").value();
    EXPECT_EQ(hold, "DJ-2038-0001");
    const auto own = Holds(archive.as("arch_head1")).release(hold, "已解决");
    ASSERT_FALSE(own);
    EXPECT_EQ(own.error().code, Code::forbidden);
    EXPECT_THAT(own.error().what, HasSubstr("may not release it too"));
    EXPECT_FALSE(Holds(archive.as("arch1")).release(hold, "已解决")) << "has not the right";
    const Hold released = Holds(archive.as("arch_head2")).release(hold, "已解决").value();
    EXPECT_FALSE(released.open());
    EXPECT_EQ(released.released_by, "arch_head2");
    EXPECT_FALSE(Holds(archive.as("arch_head2")).release(hold, "已解决"));
    EXPECT_THAT(Holds(archive.as("arch1")).list().value(), IsEmpty());
    EXPECT_THAT(Holds(archive.as("arch1")).list({HoldFilter::Which::all}).value(), SizeIs(1));
}

TEST(Holds, AreReviewedEverySixMonths)
{
    Destroying archive(1, 0);
    Holds holds(archive.as("arch1"));
    const std::string hold = holds.place(archive.file(0), HoldKind::lawsuit, "一审").value();
    EXPECT_EQ(holds.list()->at(0).review_due, "2038-07-04");
    archive.archive().advance_days(180);
    EXPECT_THAT(holds.list({HoldFilter::Which::review_due}).value(), IsEmpty());
    archive.archive().advance_days(1);
    EXPECT_THAT(holds.list({HoldFilter::Which::review_due}).value(), SizeIs(1));
    EXPECT_EQ(holds.review(hold, "二审未结")->review_due, "2039-01-04");
    EXPECT_THAT(holds.list({HoldFilter::Which::review_due}).value(), IsEmpty());
}

TEST(Holds, TellTheirReasonOnlyToWhomMaySeeNames)
{
    Destroying archive(1, 0);
    ASSERT_TRUE(
        Holds(archive.as("arch1"))
            .place(archive.file(0), HoldKind::unsettled, "尾款未清", HoldScope::destruction_and_loans));
    EXPECT_EQ(Holds(archive.as("arch1")).list()->at(0).reason, "尾款未清");
    EXPECT_EQ(Holds(archive.as("dpo1")).list()->at(0).reason, "***");
    EXPECT_EQ(Holds(archive.as("arch1")).list()->at(0).scope, HoldScope::destruction_and_loans);
}

TEST(Holds, ArePlacedOnAllFilesOrNone)
{
    Destroying archive(3, 0);
    Holds holds(archive.as("arch1"));
    EXPECT_FALSE(
        holds.place_all(std::vector{archive.file(0), std::string("nothing")}, HoldKind::audit, "审计"));
    EXPECT_THAT(holds.list().value(), IsEmpty());
    EXPECT_THAT(
        holds.place_all(std::vector{archive.file(0), archive.file(2)}, HoldKind::audit, "审计").value(),
        testing::ElementsAre("DJ-2038-0001", "DJ-2038-0002"));
    EXPECT_THAT(holds.list({HoldFilter::Which::open, archive.file(2)}).value(), SizeIs(1));
}

TEST(Holds, NeedAReasonAFileAndTheRight)
{
    Destroying archive(1, 0);
    EXPECT_FALSE(Holds(archive.as("arch1")).place(archive.file(0), HoldKind::audit, "  "));
    EXPECT_FALSE(Holds(archive.as("arch1")).place("nothing", HoldKind::audit, "审计"));
    EXPECT_FALSE(Holds(archive.as("sales1")).place(archive.file(0), HoldKind::audit, "审计"));
    EXPECT_FALSE(Holds(archive.as("arch1")).review("DJ-2038-0009", "仍需"));
}

} // namespace
} // namespace strongroom::archive
