#include "ingest/clean.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/drawn_page.h"

namespace strongroom::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Cleaned, LeavesAStraightPageAsItIs)
{
    const Page page = drawn::page(drawn::text());
    const Cleaned clean = cleaned(page);
    EXPECT_THAT(clean.steps, ElementsAre());
    EXPECT_EQ(clean.picture.pixels, page.image.pixels);
    EXPECT_EQ(clean.to_page.m, Homography{}.m);
}

class CleanedSkew : public ::testing::TestWithParam<double> { };

TEST_P(CleanedSkew, IsTakenOutAndMapsBackWithinTwoPixels)
{
    const double degrees = GetParam();
    const Page page = drawn::page(drawn::turned_by(drawn::with_marks(drawn::text()), degrees));
    const Cleaned clean = cleaned(page);
    ASSERT_THAT(clean.steps, Contains(StartsWith("deskewed")));
    const std::vector<Point> before = drawn::marks(page.image), after = drawn::marks(clean.picture);
    ASSERT_EQ(before.size(), 4U);
    ASSERT_EQ(after.size(), 4U);
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Point back = clean.to_page(after[i]);
        EXPECT_NEAR(back.x, before[i].x, 1.0);
        EXPECT_NEAR(back.y, before[i].y, 1.0);
    }
    // The two upper marks stand level again.
    EXPECT_NEAR(after[0].y, after[1].y, 4.0);
}

INSTANTIATE_TEST_SUITE_P(Degrees, CleanedSkew, ::testing::Values(-9.0, -3.0, -0.5, 0.4, 1.7, 6.0));

TEST(Cleaned, TakesASealOutAndSaysWhereItWas)
{
    const Rect where{1500, 2600, 480, 480};
    const Page page = drawn::page(drawn::with_round_seal(drawn::text(), where));
    const Cleaned clean = cleaned(page);
    EXPECT_THAT(clean.steps, ElementsAre("seal_removed"));
    ASSERT_EQ(clean.seals.size(), 1U);
    EXPECT_NEAR(clean.seals[0].x, where.x, 12);
    EXPECT_NEAR(clean.seals[0].y, where.y, 12);
    EXPECT_NEAR(clean.seals[0].right(), where.right(), 12);
    EXPECT_NEAR(clean.seals[0].bottom(), where.bottom(), 12);
    EXPECT_EQ(drawn::red_pixels(clean.picture), 0);
}

TEST(Cleaned, RedTextIsNoSealButLosesItsRed)
{
    const Page page = drawn::page(drawn::with_red_heading(drawn::text()));
    const Cleaned clean = cleaned(page);
    EXPECT_THAT(clean.seals, ElementsAre());
    EXPECT_EQ(drawn::red_pixels(clean.picture), 0);
}

} // namespace
} // namespace strongroom::ingest
