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

TEST(Cleaned, APhotoIsRectifiedAndMapsBackWithinTwoPixels)
{
    Page page = drawn::page(drawn::photographed(drawn::with_marks(drawn::text())));
    page.dpi_stated = false;
    page.image.dpi = 345;
    const Cleaned clean = cleaned(page);
    ASSERT_THAT(clean.steps, Contains("rectified"));
    EXPECT_THAT(clean.steps, Contains("light_flattened"));
    EXPECT_NEAR(double(clean.picture.size.height) / clean.picture.size.width, 1.414, 0.02);
    const std::vector<Point> before = drawn::marks(page.image), after = drawn::marks(clean.picture);
    ASSERT_EQ(before.size(), 4U);
    ASSERT_EQ(after.size(), 4U);
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Point back = clean.to_page(after[i]);
        EXPECT_NEAR(back.x, before[i].x, 2);
        EXPECT_NEAR(back.y, before[i].y, 2);
    }
    // The marks form a rectangle again, as on the sheet.
    EXPECT_NEAR(after[0].y, after[1].y, 8);
    EXPECT_NEAR(after[0].x, after[2].x, 8);
    EXPECT_NEAR(after[1].x, after[3].x, 8);
}

TEST(Cleaned, AScanOfASheetOnABlackLidIsNotCut)
{
    Image bed({2480, 3508}, 3, 300, 20);
    const Image sheet = drawn::text();
    for (int y = 0; y < 3200; ++y)
        std::copy_n(sheet.view().row(y), 2200 * 3, bed.row(y + 150) + 140 * 3);
    const Cleaned clean = cleaned(drawn::page(bed));
    EXPECT_EQ(clean.picture.size, (Size{2480, 3508}));
    EXPECT_THAT(clean.steps, Not(Contains("rectified")));
}

TEST(Cleaned, UnevenLightIsFlattenedToWhitePaper)
{
    Image image = drawn::text();
    for (int y = 0; y < image.size.height; ++y)
        for (int x = 0; x < image.size.width * 3; ++x)
            image.row(y)[x] = std::uint8_t(image.row(y)[x] * (1 - 0.4 * y / image.size.height));
    const Cleaned clean = cleaned(drawn::page(image));
    EXPECT_THAT(clean.steps, Contains("light_flattened"));
    for (const int y : {20, 1700, 3480}) // margins without print
        EXPECT_GT(clean.picture.view().row(y)[3 * 100], 235) << y;
}

TEST(Cleaned, AnEnormousPageIsMadeSmallerAndMapsBack)
{
    Page page = drawn::page(Image({8000, 6000}, 1, 600));
    for (int y = 4000; y < 4100; ++y)
        std::fill_n(page.image.row(y) + 3000, 100, std::uint8_t(0));
    const Cleaned clean = cleaned(page);
    EXPECT_LE(long(clean.picture.size.width) * clean.picture.size.height, 40'000'000);
    const double factor = 8000.0 / clean.picture.size.width;
    const Point back = clean.to_page({3050 / factor, 4050 / factor});
    EXPECT_NEAR(back.x, 3050, 2);
    EXPECT_NEAR(back.y, 4050, 2);
    EXPECT_LT(clean.picture.view().row(int(4050 / factor))[int(3050 / factor)], 20);
}

TEST(Cleaned, ATinyPageIsNotAStumblingBlock)
{
    for (const Size size : {Size{16, 16}, Size{16, 4000}, Size{4000, 16}}) {
        Page page = drawn::page(Image(size, 3, 300));
        EXPECT_TRUE(cleaned(page).blank);
        page.image.dpi = 20;
        EXPECT_EQ(cleaned(page).picture.size, size);
    }
}

TEST(Turned, GoesClockwise)
{
    Image image({2, 1}, 1);
    image.pixels = {10, 20};
    EXPECT_EQ(turned(image, 1).size, (Size{1, 2}));
    EXPECT_THAT(turned(image, 1).pixels, ElementsAre(10, 20));
    EXPECT_THAT(turned(image, 2).pixels, ElementsAre(20, 10));
    EXPECT_THAT(turned(image, 3).pixels, ElementsAre(20, 10));
    EXPECT_EQ(turned(image, 4).pixels, image.pixels);
}

} // namespace
} // namespace strongroom::ingest
