#include "ingest/picture.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

// Grey, rising from left to right.
Image ramp(Size size)
{
    Image picture(size, 1, 300);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture.row(y)[x] = std::uint8_t(x);
    return picture;
}

TEST(Resized, KeepsTheResolutionInStep)
{
    const Image half = resized(ramp({200, 100}), {100, 50});
    EXPECT_EQ(half.size, (Size{100, 50}));
    EXPECT_DOUBLE_EQ(half.dpi, 150);
    EXPECT_NEAR(half.view().row(10)[40], 80, 1);
}

TEST(CutOut, StopsAtTheEdgeOfThePicture)
{
    const Image part = cut_out(ramp({100, 100}), {90, 95, 50, 50});
    EXPECT_EQ(part.size, (Size{10, 5}));
    EXPECT_EQ(part.view().row(0)[0], 90);
}

TEST(CutOut, OfNothingIsEmpty) { EXPECT_TRUE(cut_out(ramp({100, 100}), {200, 0, 10, 10}).empty()); }

TEST(Framed, AddsWhiteAllAround)
{
    const Image with_edge = framed(ramp({10, 10}), 3);
    EXPECT_EQ(with_edge.size, (Size{16, 16}));
    EXPECT_EQ(with_edge.view().row(0)[0], 255);
    EXPECT_EQ(with_edge.view().row(3)[4], 1);
}

TEST(Straightened, OfAnUprightBoxIsWhatItCovers)
{
    const Image part
        = straightened(ramp({200, 100}), {Point{50, 20}, Point{150, 20}, Point{150, 60}, Point{50, 60}});
    EXPECT_EQ(part.size, (Size{100, 40}));
    EXPECT_NEAR(part.view().row(20)[30], 80, 1);
}

TEST(Straightened, StartsAtTheFirstCorner)
{
    // Named from the bottom left on, as for text that runs up the page.
    const Image part
        = straightened(ramp({200, 100}), {Point{50, 60}, Point{50, 20}, Point{150, 20}, Point{150, 60}});
    EXPECT_EQ(part.size, (Size{40, 100}));
    EXPECT_NEAR(part.view().row(30)[20], 80, 1);
}

TEST(Straightened, RepeatsTheEdgeOfThePicture)
{
    const Image part
        = straightened(ramp({100, 50}), {Point{60, 10}, Point{140, 10}, Point{140, 40}, Point{60, 40}});
    EXPECT_EQ(part.view().row(10)[75], 99);
}

TEST(Straightened, OfALineWithoutHeightIsEmpty)
{
    EXPECT_TRUE(
        straightened(ramp({100, 50}), {Point{10, 10}, Point{40, 10}, Point{40, 10}, Point{10, 10}}).empty());
}

TEST(Jpeg, IsAJpegFile)
{
    const std::vector<std::uint8_t> file = jpeg(ramp({200, 100}), 80);
    ASSERT_GT(file.size(), 100U);
    EXPECT_EQ(file[0], 0xFF);
    EXPECT_EQ(file[1], 0xD8);
}

TEST(Jpeg, KeepsRedRed)
{
    Image red({64, 64}, 3);
    for (std::size_t i = 0; i < red.pixels.size(); i += 3)
        red.pixels[i + 1] = red.pixels[i + 2] = 0;
    Image blue = red;
    for (std::size_t i = 0; i < blue.pixels.size(); i += 3)
        std::swap(blue.pixels[i], blue.pixels[i + 2]);
    EXPECT_NE(jpeg(red, 80), jpeg(blue, 80));
}

TEST(Jpeg, OfAPictureTooLongForTheFormatIsEmpty) { EXPECT_TRUE(jpeg(Image({70'000, 2}, 1), 80).empty()); }

} // namespace
} // namespace strongroom::ingest
