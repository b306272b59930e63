#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/made_tiff.h"

namespace strongroom::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Size size{64, 96};

struct Kind {
    const char* name;
    made::TiffLayout layout;
    const char* corners;
    ColourMode colour;
};

void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }

/// Samples that mean the four quarters under the layout's photometric interpretation.
Image samples(const made::TiffLayout& layout)
{
    if (layout.photometric == PHOTOMETRIC_RGB || layout.photometric == PHOTOMETRIC_YCBCR) {
        Image rgb = made::quarters(size);
        if (layout.samples == 3)
            return rgb;
        Image rgba(size, 4); // opaque, but for the transparent bottom right
        for (std::size_t i = 0; i < rgb.pixels.size() / 3; ++i) {
            const bool white = rgb.pixels[i * 3] == 255 && rgb.pixels[i * 3 + 1] == 255;
            for (std::size_t c = 0; c < 4; ++c)
                rgba.pixels[i * 4 + c] = white ? 0 : c == 3 ? 255 : rgb.pixels[i * 3 + c];
        }
        return rgba;
    }
    if (layout.photometric == PHOTOMETRIC_SEPARATED) {
        const Image rgb = made::quarters(size);
        Image cmyk(size, 4, 0, 0);
        for (std::size_t i = 0; i < rgb.pixels.size() / 3; ++i)
            for (std::size_t c = 0; c < 3; ++c)
                cmyk.pixels[i * 4 + c] = std::uint8_t(255 - rgb.pixels[i * 3 + c]);
        return cmyk;
    }
    Image grey = made::quarters(size, 1);
    if (layout.photometric == PHOTOMETRIC_PALETTE)
        for (std::uint8_t& value : grey.pixels)
            value = std::uint8_t(layout.bits == 4 ? (value / 85) << 4 : value / 85);
    if (layout.photometric == PHOTOMETRIC_MINISWHITE)
        for (std::uint8_t& value : grey.pixels)
            value = std::uint8_t(255 - value);
    return grey;
}

class Tiff : public ::testing::TestWithParam<Kind> { };

TEST_P(Tiff, ShowsWhatWasStored)
{
    const Kind& kind = GetParam();
    const Page page = made::first_page(made::tiff({{samples(kind.layout), kind.layout}}));
    EXPECT_EQ(page.image.size, size);
    EXPECT_EQ(made::corners(page.image), kind.corners);
    EXPECT_EQ(page.colour, kind.colour);
    EXPECT_EQ(page.image.channels, kind.colour == ColourMode::colour ? 3 : 1);
    EXPECT_TRUE(page.dpi_stated);
    EXPECT_NEAR(page.image.dpi, 300, 0.01);
}

constexpr auto colour = ColourMode::colour;
constexpr auto grey = ColourMode::grey;
constexpr auto bitonal = ColourMode::bitonal;
constexpr auto white0 = PHOTOMETRIC_MINISWHITE;
constexpr auto black0 = PHOTOMETRIC_MINISBLACK;

INSTANTIATE_TEST_SUITE_P(Kinds, Tiff,
    ::testing::Values(Kind{"plain rgb", {}, "RGBW", colour},
        Kind{"lzw rgb", {.compression = COMPRESSION_LZW}, "RGBW", colour},
        Kind{"deflate rgb", {.compression = COMPRESSION_ADOBE_DEFLATE}, "RGBW", colour},
        Kind{"packbits rgb", {.compression = COMPRESSION_PACKBITS}, "RGBW", colour},
        Kind{"tiled rgb", {.compression = COMPRESSION_LZW, .tiled = true}, "RGBW", colour},
        Kind{"planes apart", {.planar = PLANARCONFIG_SEPARATE}, "RGBW", colour},
        Kind{"16 bit rgb", {.bits = 16}, "RGBW", colour},
        Kind{"rgb with alpha", {.samples = 4}, "RGBW", colour},
        Kind{"jpeg", {.compression = COMPRESSION_JPEG, .photometric = PHOTOMETRIC_YCBCR}, "RGBW", colour},
        Kind{"jpeg grey", {.compression = COMPRESSION_JPEG, .photometric = black0, .samples = 1}, "0123",
            grey},
        Kind{"cmyk", {.photometric = PHOTOMETRIC_SEPARATED, .samples = 4}, "RGBW", colour},
        Kind{"palette", {.photometric = PHOTOMETRIC_PALETTE, .samples = 1}, "RGBW", colour},
        Kind{"16 colours", {.photometric = PHOTOMETRIC_PALETTE, .bits = 4, .samples = 1}, "RGBW", colour},
        Kind{"grey", {.photometric = black0, .samples = 1}, "0123", grey},
        Kind{"inverted grey", {.photometric = white0, .samples = 1}, "0123", grey},
        Kind{"16 bit grey", {.photometric = black0, .bits = 16, .samples = 1}, "0123", grey},
        Kind{"4 bit grey", {.photometric = black0, .bits = 4, .samples = 1}, "0123", grey},
        Kind{"tiled grey", {.photometric = black0, .samples = 1, .tiled = true}, "0123", grey},
        Kind{"group 4",
            {.compression = COMPRESSION_CCITTFAX4, .photometric = white0, .bits = 1, .samples = 1}, "0033",
            bitonal},
        Kind{"group 3",
            {.compression = COMPRESSION_CCITTFAX3, .photometric = white0, .bits = 1, .samples = 1}, "0033",
            bitonal},
        Kind{"group 4, black is 0",
            {.compression = COMPRESSION_CCITTFAX4, .photometric = black0, .bits = 1, .samples = 1}, "0033",
            bitonal},
        Kind{"plain bits", {.photometric = black0, .bits = 1, .samples = 1}, "0033", bitonal}));

class TiffOrientation : public ::testing::TestWithParam<std::tuple<int, const char*, made::TiffLayout>> { };

TEST_P(TiffOrientation, IsTurnedOnce)
{
    auto [orientation, expected, layout] = GetParam();
    layout.orientation = std::uint16_t(orientation);
    const Page page = made::first_page(made::tiff({{samples(layout), layout}}));
    EXPECT_EQ(made::corners(page.image), expected);
    EXPECT_THAT(page.steps, Contains("exif_orientation " + std::to_string(orientation)));
}

INSTANTIATE_TEST_SUITE_P(Plain, TiffOrientation,
    ::testing::Values(std::tuple{2, "GRWB", made::TiffLayout{}}, std::tuple{3, "WBGR", made::TiffLayout{}},
        std::tuple{6, "BRWG", made::TiffLayout{}}, std::tuple{8, "GWRB", made::TiffLayout{}}));
INSTANTIATE_TEST_SUITE_P(Tiled, TiffOrientation,
    ::testing::Values(std::tuple{2, "GRWB", made::TiffLayout{.tiled = true}},
        std::tuple{3, "WBGR", made::TiffLayout{.tiled = true}},
        std::tuple{4, "BWRG", made::TiffLayout{.tiled = true}},
        std::tuple{6, "BRWG", made::TiffLayout{.tiled = true}}));

TEST(TiffFile, GivesItsPagesInAnyOrderAndLeavesThumbnailsOut)
{
    const made::TiffLayout thumbnail{.kind = FILETYPE_REDUCEDIMAGE};
    std::vector<made::TiffPage> pages;
    for (const int width : {40, 50, 60})
        pages.push_back({made::quarters({width, 80}), {}});
    pages.insert(pages.begin() + 1, {made::quarters({20, 20}), thumbnail});
    const auto scan = made::opened(made::tiff(pages));
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->format(), "tiff");
    ASSERT_EQ(scan->page_count(), 3);
    for (const int number : {3, 1, 2, 2}) {
        const Result<Page> page = scan->page(number);
        ASSERT_TRUE(page) << page.error().what;
        EXPECT_EQ(page->number, number);
        EXPECT_EQ(page->image.size.width, 30 + 10 * number);
    }
}

TEST(TiffFile, AFaxGetsSquarePixels)
{
    const made::TiffLayout fax{.compression = COMPRESSION_CCITTFAX4,
        .photometric = white0,
        .bits = 1,
        .samples = 1,
        .dpi_x = 204,
        .dpi_y = 98};
    const Page page = made::first_page(made::tiff({{samples(fax), fax}}));
    EXPECT_EQ(page.image.size, (Size{64, 200}));
    EXPECT_DOUBLE_EQ(page.image.dpi, 204);
    EXPECT_THAT(page.steps, Contains("square_pixels"));
}

/// A grey file as scanners write it: the directory first, then twelve strips of ten black rows.
made::FileBytes directory_first(std::uint32_t width)
{
    constexpr std::uint32_t strips = 12, rows = 10, entries = 9;
    constexpr std::uint32_t offsets_at = 8 + 2 + entries * 12 + 4, counts_at = offsets_at + strips * 4;
    constexpr std::uint32_t data_at = counts_at + strips * 4;
    made::FileBytes file{'I', 'I', 42, 0, 8, 0, 0, 0, entries, 0};
    const auto put = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            file.push_back(std::uint8_t(value >> unsigned(8 * i)));
    };
    const std::uint32_t fields[entries][4] = {{TIFFTAG_IMAGEWIDTH, 4, 1, width},
        {TIFFTAG_IMAGELENGTH, 4, 1, strips * rows}, {TIFFTAG_BITSPERSAMPLE, 3, 1, 8},
        {TIFFTAG_COMPRESSION, 3, 1, 1}, {TIFFTAG_PHOTOMETRIC, 3, 1, PHOTOMETRIC_MINISBLACK},
        {TIFFTAG_STRIPOFFSETS, 4, strips, offsets_at}, {TIFFTAG_SAMPLESPERPIXEL, 3, 1, 1},
        {TIFFTAG_ROWSPERSTRIP, 4, 1, rows}, {TIFFTAG_STRIPBYTECOUNTS, 4, strips, counts_at}};
    for (const auto& [tag, type, count, value] : fields) {
        put(tag, 2);
        put(type, 2);
        put(count, 4);
        put(value, 4);
    }
    put(0, 4);
    for (std::uint32_t strip = 0; strip < strips; ++strip)
        put(data_at + strip * rows * width, 4);
    for (std::uint32_t strip = 0; strip < strips; ++strip)
        put(rows * width, 4);
    file.resize(data_at + strips * rows * width);
    return file;
}

TEST(TiffFile, CutOffGivesTheRowsThatAreThere)
{
    constexpr std::uint32_t width = 50;
    made::FileBytes file = directory_first(width);
    file.resize(file.size() - 35 * width); // three strips and a half
    const Page page = made::first_page(file);
    EXPECT_THAT(page.steps, ElementsAre("truncated after 80 of 120 rows"));
    EXPECT_EQ(page.image.view().row(79)[0], 0);
    EXPECT_EQ(page.image.view().row(80)[0], 255);
}

TEST(TiffFile, CutOffBeforeItsDirectoryIsDamaged)
{
    made::FileBytes file = made::tiff({{made::quarters({320, 480}), {}}});
    file.resize(file.size() / 2);
    const auto scan = made::opened(file, "cut.tif");
    ASSERT_FALSE(scan);
    EXPECT_EQ(scan.scan.error().code, Code::bad_input);
    EXPECT_THAT(scan.scan.error().what, HasSubstr("cut.tif is damaged or cut off"));
    EXPECT_THAT(scan.scan.error().advice, HasSubstr("again"));
}

TEST(TiffFile, OneBadPageCostsThatPageOnly)
{
    made::TiffLayout lzw{.compression = COMPRESSION_LZW};
    made::FileBytes file = made::tiff({{made::quarters({320, 480}), lzw}, {made::quarters({320, 480}), lzw}});
    std::fill(file.begin() + 8, file.begin() + 200, std::uint8_t(0xFF)); // the first page's first strips
    const auto scan = made::opened(file, "two.tif");
    ASSERT_TRUE(scan);
    const Result<Page> bad = scan->page(1);
    ASSERT_FALSE(bad);
    EXPECT_THAT(bad.error().what, HasSubstr("page 1 of two.tif is damaged"));
    EXPECT_TRUE(scan->page(2));
}

} // namespace
} // namespace strongroom::ingest
