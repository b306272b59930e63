// Scans inside PDF files, taken out as they are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/made_pdf.h"
#include "tests/ingest/made_tiff.h"

namespace strongroom::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::StartsWith;

constexpr Size size{500, 750}; // at 150 dpi on 240 x 360 points
const std::string extent = "/Width 500 /Height 750 ";
const std::string rgb = extent + "/BitsPerComponent 8 /ColorSpace /DeviceRGB ";

std::string jpeg_pdf(const std::string& page = "/MediaBox [0 0 240 360]",
    const std::string& content = "q 240 0 0 360 0 0 cm /Im Do Q")
{
    return made::one_image_pdf(rgb + "/Filter /DCTDecode", made::jpeg(made::quarters(size)), page, content);
}

TEST(EmbeddedScan, IsTakenOutPixelForPixel)
{
    const Page page = made::first_page(jpeg_pdf());
    EXPECT_EQ(page.image.pixels, made::first_page(made::jpeg(made::quarters(size))).image.pixels);
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan"));
    EXPECT_TRUE(page.dpi_stated);
    EXPECT_NEAR(page.image.dpi, 150, 0.01);
}

struct Stored {
    const char* name;
    std::string entries;
    made::FileBytes data;
    const char* corners;
    ColourMode colour;
};

void PrintTo(const Stored& stored, std::ostream* out) { *out << stored.name; }

made::FileBytes inverted(made::FileBytes bytes)
{
    for (std::uint8_t& value : bytes)
        value = std::uint8_t(255 - value);
    return bytes;
}

made::FileBytes strip(std::uint16_t compression, int channels, std::uint16_t bits = 8)
{
    const made::TiffLayout layout{.compression = compression,
        .photometric = std::uint16_t(channels == 3 ? PHOTOMETRIC_RGB
                : bits == 1                        ? PHOTOMETRIC_MINISWHITE
                                                   : PHOTOMETRIC_MINISBLACK),
        .bits = bits,
        .samples = std::uint16_t(channels),
        .rows_per_strip = 750};
    Image image = made::quarters(size, channels);
    if (bits == 1)
        image.pixels = inverted(image.pixels);
    return made::first_strip(made::tiff({{image, layout}}));
}

made::FileBytes indices()
{
    made::FileBytes values = made::quarters(size, 1).pixels;
    for (std::uint8_t& value : values)
        value = std::uint8_t(value / 85);
    return values;
}

made::FileBytes cmyk()
{
    made::FileBytes inks;
    const Image colours = made::quarters(size);
    for (std::size_t i = 0; i < colours.pixels.size(); ++i) {
        inks.push_back(std::uint8_t(255 - colours.pixels[i]));
        if (i % 3 == 2)
            inks.push_back(0);
    }
    return inks;
}

class StoredScan : public ::testing::TestWithParam<Stored> { };

TEST_P(StoredScan, IsTakenOutWhateverItsFilter)
{
    const Stored& stored = GetParam();
    const Page page = made::first_page(made::one_image_pdf(extent + stored.entries, stored.data));
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan"));
    EXPECT_EQ(page.image.size, size);
    EXPECT_EQ(made::corners(page.image), stored.corners);
    EXPECT_EQ(page.colour, stored.colour);
}

INSTANTIATE_TEST_SUITE_P(Filters, StoredScan,
    ::testing::Values(Stored{"raw rgb", "/BitsPerComponent 8 /ColorSpace /DeviceRGB",
                          made::quarters(size).pixels, "RGBW", ColourMode::colour},
        Stored{"flate", "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
            strip(COMPRESSION_ADOBE_DEFLATE, 3), "RGBW", ColourMode::colour},
        Stored{"lzw", "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter [/LZWDecode]",
            strip(COMPRESSION_LZW, 3), "RGBW", ColourMode::colour},
        Stored{"grey", "/BitsPerComponent 8 /ColorSpace /DeviceGray", made::quarters(size, 1).pixels, "0123",
            ColourMode::grey},
        Stored{"inverted grey", "/BitsPerComponent 8 /ColorSpace /DeviceGray /Decode [1 0]",
            inverted(made::quarters(size, 1).pixels), "0123", ColourMode::grey},
        Stored{"one bit", "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode",
            strip(COMPRESSION_ADOBE_DEFLATE, 1, 1), "3300", ColourMode::bitonal},
        Stored{"group 4",
            "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode "
            "/DecodeParms << /K -1 /Columns 500 /Rows 750 >>",
            strip(COMPRESSION_CCITTFAX4, 1, 1), "0033", ColourMode::bitonal},
        Stored{"group 4 with black as 1",
            "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode "
            "/DecodeParms << /K -1 /Columns 500 /BlackIs1 true >>",
            strip(COMPRESSION_CCITTFAX4, 1, 1), "3300", ColourMode::bitonal},
        Stored{"palette",
            "/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 3 <FF000000FF000000FFFFFFFF>]", indices(),
            "RGBW", ColourMode::colour},
        Stored{"cmyk", "/BitsPerComponent 8 /ColorSpace /DeviceCMYK", cmyk(), "RGBW", ColourMode::colour},
        Stored{"inverted cmyk jpeg",
            "/BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]",
            made::cmyk_jpeg(size, {0, 255, 0, 255}, true), "GGGG", ColourMode::colour}));

struct Turn {
    const char* page;
    const char* content;
    const char* corners;
    bool sideways;
};

class TurnedScan : public ::testing::TestWithParam<Turn> { };

TEST_P(TurnedScan, StandsAsThePageShowsIt)
{
    const Turn& turn = GetParam();
    const Page page = made::first_page(jpeg_pdf(turn.page, turn.content));
    EXPECT_THAT(page.steps, Contains("embedded_scan"));
    EXPECT_EQ(made::corners(page.image), turn.corners);
    EXPECT_EQ(page.image.size, turn.sideways ? (Size{size.height, size.width}) : size);
    EXPECT_NEAR(page.image.dpi, 150, 0.01);
}

constexpr const char* upright_page = "/MediaBox [0 0 240 360]";
constexpr const char* plain_content = "q 240 0 0 360 0 0 cm /Im Do Q";
INSTANTIATE_TEST_SUITE_P(Ways, TurnedScan,
    ::testing::Values(Turn{"/MediaBox [0 0 240 360] /Rotate 90", plain_content, "BRWG", true},
        Turn{"/MediaBox [0 0 240 360] /Rotate 180", plain_content, "WBGR", false},
        Turn{"/MediaBox [0 0 240 360] /Rotate -90", plain_content, "GWRB", true},
        Turn{upright_page, "-240 0 0 -360 240 360 cm /Im Do", "WBGR", false},
        Turn{"/MediaBox [0 0 360 240]", "0 240 -360 0 360 0 cm /Im Do", "GWRB", true},
        Turn{"/MediaBox [0 0 360 240]", "0 -240 360 0 0 240 cm /Im Do", "BRWG", true},
        Turn{"/MediaBox [0 0 360 240] /Rotate 90", "0 240 -360 0 360 0 cm /Im Do", "RGBW", false}));

TEST(EmbeddedScan, IsCutToTheCropBox)
{
    const Page page = made::first_page(jpeg_pdf("/MediaBox [0 0 240 360] /CropBox [0 180 120 360]"));
    EXPECT_EQ(page.image.size, (Size{250, 375}));
    EXPECT_EQ(made::corners(page.image), "RRRR");
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan", "crop_box"));
}

TEST(EmbeddedScan, OneWithPointsForPixelsStatesNoResolution)
{
    const Page page = made::first_page(made::one_image_pdf(
        "/Width 2480 /Height 3508 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode",
        made::jpeg(Image({2480, 3508}, 1)), "/MediaBox [0 0 2480 3508]", "2480 0 0 3508 0 0 cm /Im Do"));
    EXPECT_FALSE(page.dpi_stated);
    EXPECT_DOUBLE_EQ(page.image.dpi, 300);
}

/// Pages that only look like one scan.
class Drawn : public ::testing::TestWithParam<std::pair<std::string, std::string>> { };

TEST_P(Drawn, IsRasterisedWhenMoreThanAScanIsSeen)
{
    const auto& [page_entries, content] = GetParam();
    const Page page = made::first_page(jpeg_pdf("/MediaBox [0 0 240 360] " + page_entries, content));
    EXPECT_THAT(page.steps, ElementsAre("rasterised 300 dpi"));
    EXPECT_EQ(page.image.size, (Size{1000, 1500}));
    EXPECT_DOUBLE_EQ(page.image.dpi, 300);
}

INSTANTIATE_TEST_SUITE_P(Marks, Drawn,
    ::testing::Values(std::pair{"", "q 240 0 0 360 0 0 cm /Im Do Q 1 0 0 rg 10 10 50 50 re f"},
        std::pair{"", "q 120 0 0 180 0 0 cm /Im Do Q"}, std::pair{"", "q 239 20 -20 359 0 0 cm /Im Do Q"},
        std::pair{"", "q -240 0 0 360 240 0 cm /Im Do Q"},
        std::pair{"", "q 20 20 100 100 re W n 240 0 0 360 0 0 cm /Im Do Q"},
        std::pair{"", "240 0 0 360 0 0 cm /Im Do /Im Do"},
        std::pair{
            "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 50 50] >>]", "240 0 0 360 0 0 cm /Im Do"}));

TEST(EmbeddedScan, BehindAMaskIsDrawnAtItsOwnResolution)
{
    const Page page = made::first_page(
        made::one_image_pdf(extent + "/BitsPerComponent 1 /ImageMask true /Filter /FlateDecode",
            strip(COMPRESSION_ADOBE_DEFLATE, 1, 1)));
    EXPECT_THAT(page.steps, ElementsAre("rasterised 150 dpi"));
    EXPECT_EQ(page.image.size, size);
    EXPECT_EQ(page.image.channels, 1);
    EXPECT_EQ(page.colour, ColourMode::bitonal);
}

TEST(EmbeddedScan, MissingRowsAreTold)
{
    made::FileBytes data = made::quarters(size).pixels;
    data.resize(data.size() / 2);
    const Page page = made::first_page(made::one_image_pdf(rgb, data));
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan", StartsWith("truncated after 375 of 750")));
}

} // namespace
} // namespace strongroom::ingest
