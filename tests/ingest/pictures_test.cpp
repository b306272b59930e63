// PNG, WebP and HEIC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/made_pictures.h"

namespace strongroom::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr Size size{64, 96};

/// The quarters with a transparent bottom right whose hidden colour is black.
Image see_through(int channels)
{
    const Image opaque = made::quarters(size, channels - 1);
    Image image(size, channels);
    for (std::size_t i = 0; i < std::size_t(size.width * size.height); ++i) {
        const auto colours = std::size_t(channels - 1);
        bool white = true;
        for (std::size_t c = 0; c < colours; ++c)
            white = white && opaque.pixels[i * colours + c] == 255;
        for (std::size_t c = 0; c < colours; ++c)
            image.pixels[i * (colours + 1) + c] = white ? 0 : opaque.pixels[i * colours + c];
        image.pixels[i * (colours + 1) + colours] = white ? 0 : 255;
    }
    return image;
}

TEST(Png, ColourComesWithItsResolution)
{
    const Page page = made::first_page(made::png(made::quarters(size), {.dpi = 200}));
    EXPECT_EQ(made::corners(page.image), "RGBW");
    EXPECT_EQ(page.colour, ColourMode::colour);
    EXPECT_TRUE(page.dpi_stated);
    EXPECT_NEAR(page.image.dpi, 200, 0.02);
}

TEST(Png, WithoutAResolutionItIsEstimatedFromThePaper)
{
    const Page page = made::first_page(made::png(Image({2480, 3508}, 1)));
    EXPECT_FALSE(page.dpi_stated);
    EXPECT_DOUBLE_EQ(page.image.dpi, 300);
}

TEST(Png, SixteenBitsAreMadeEight)
{
    EXPECT_EQ(made::corners(made::first_page(made::png(made::quarters(size), {.bits = 16})).image), "RGBW");
}

TEST(Png, InterlacedRowsComeBackWhole)
{
    EXPECT_EQ(made::first_page(made::png(made::quarters(size), {.interlaced = true})).image.pixels,
        made::quarters(size).pixels);
}

TEST(Png, OneBitIsBitonal)
{
    const Page page = made::first_page(made::png(made::quarters(size, 1), {.bits = 1}));
    EXPECT_EQ(page.colour, ColourMode::bitonal);
    EXPECT_EQ(made::corners(page.image), "0033");
}

TEST(Png, PaletteIsLookedUp)
{
    Image indices = made::quarters(size, 1);
    for (std::uint8_t& value : indices.pixels)
        value = std::uint8_t(value / 85);
    EXPECT_EQ(made::corners(made::first_page(made::png(indices, {.palette = true})).image), "RGBW");
}

TEST(Png, TransparencyLiesOnWhitePaper)
{
    EXPECT_EQ(made::corners(made::first_page(made::png(see_through(4))).image), "RGBW");
    const Page grey = made::first_page(made::png(see_through(2)));
    EXPECT_EQ(grey.image.channels, 1);
    EXPECT_EQ(made::corners(grey.image), "0123");
}

/// Noise, so that half of the file is half of the picture.
Image noise()
{
    Image image({320, 480}, 3);
    std::uint32_t seed = 1;
    for (std::uint8_t& value : image.pixels)
        value = std::uint8_t((seed = seed * 1664525U + 1013904223U) >> 24U);
    return image;
}

TEST(Png, CutOffGivesTheRowsThatAreThere)
{
    made::FileBytes file = made::png(noise());
    file.resize(file.size() / 2);
    const Page page = made::first_page(file);
    EXPECT_EQ(page.image.size, (Size{320, 480}));
    EXPECT_THAT(page.steps, ElementsAre(StartsWith("truncated after 2")));
}

TEST(WebP, LiesOnWhitePaper)
{
    const Page page = made::first_page(made::webp(see_through(4)));
    EXPECT_EQ(made::corners(page.image), "RGBW");
    EXPECT_FALSE(page.dpi_stated);
}

TEST(WebP, IsTurnedByItsExif)
{
    EXPECT_EQ(made::corners(made::first_page(made::webp(made::quarters(size), 6)).image), "BRWG");
}

TEST(WebP, CutOffGivesTheRowsThatAreThere)
{
    made::FileBytes file = made::webp(noise());
    file.resize(file.size() / 2);
    EXPECT_THAT(made::first_page(file).steps, ElementsAre(StartsWith("truncated after ")));
}

TEST(Heic, ShowsWhatThePhoneSaw)
{
    const auto scan = made::opened(made::heic(made::quarters({128, 192})));
    ASSERT_TRUE(scan) << scan.scan.error().what;
    EXPECT_EQ(scan->format(), "heic");
    const Result<Page> page = scan->page(1);
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(made::corners(page->image), "RGBW");
}

TEST(Heic, IsTurnedOnce)
{
    const Page page = made::first_page(made::heic(made::quarters({128, 192}), 6));
    EXPECT_EQ(page.image.size, (Size{192, 128}));
    EXPECT_EQ(made::corners(page.image), "BRWG");
}

TEST(Heic, CutOffIsDamaged)
{
    made::FileBytes file = made::heic(noise());
    file.resize(file.size() / 2);
    const auto scan = made::opened(file, "IMG_1.HEIC");
    const Error error = scan ? scan->page(1).error() : scan.scan.error();
    EXPECT_THAT(error.what, HasSubstr("IMG_1.HEIC is damaged or cut off"));
}

} // namespace
} // namespace strongroom::ingest
