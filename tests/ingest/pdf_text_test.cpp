// The text layer a PDF carries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/poppler_internal.h"
#include "tests/ingest/made_pdf.h"

namespace strongroom::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

/// A scan of 240 x 360 points with a text at (50, 300), 20 points high, in the rendering mode given.
std::string scan_with_text(int mode, const std::string& page_entries = "")
{
    made::Pdf pdf;
    const int image = pdf.add_stream("/Type /XObject /Subtype /Image /Width 500 /Height 750 "
                                     "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter "
                                     "/DCTDecode",
        made::jpeg(made::quarters({500, 750})));
    pdf.add_page("/MediaBox [0 0 240 360] " + page_entries + " /Resources << /XObject << /Im "
            + std::to_string(image) + " 0 R >> " + font + " >>",
        "q 240 0 0 360 0 0 cm /Im Do Q BT " + std::to_string(mode)
            + " Tr /F 20 Tf 50 300 Td (Contract 42) Tj ET");
    return pdf.file();
}

TEST(TextLayer, InvisibleOverAScanIsKeptAndTheScanTakenOut)
{
    const Page page = made::first_page(scan_with_text(3));
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan"));
    ASSERT_EQ(page.layer.size(), 1U);
    EXPECT_EQ(page.layer[0].text, "Contract 42");
    // 150 dpi: the base line is 60 points from the top, the letters about 105 points wide.
    EXPECT_NEAR(page.layer[0].box.x, 50 * 150 / 72, 4);
    EXPECT_NEAR(page.layer[0].box.right(), 155 * 150 / 72, 15);
    EXPECT_LT(page.layer[0].box.y, 60 * 150 / 72);
    EXPECT_GT(page.layer[0].box.bottom(), 60 * 150 / 72);
}

TEST(TextLayer, VisibleTextIsDrawnWithThePage)
{
    const Page page = made::first_page(scan_with_text(0));
    EXPECT_THAT(page.steps, ElementsAre("rasterised 300 dpi"));
    ASSERT_EQ(page.layer.size(), 1U);
    EXPECT_NEAR(page.layer[0].box.x, 50 * 300 / 72, 4);
}

TEST(TextLayer, TurnsWithThePage)
{
    const Page page = made::first_page(scan_with_text(3, "/Rotate 90"));
    ASSERT_EQ(page.image.size, (Size{750, 500}));
    ASSERT_EQ(page.layer.size(), 1U);
    // Turned clockwise, the line runs downwards near the right edge.
    const Rect& box = page.layer[0].box;
    EXPECT_GT(box.height, box.width);
    EXPECT_NEAR(box.y, 50 * 150 / 72, 4);
    EXPECT_GT(box.right(), 750 - 60 * 150 / 72);
    EXPECT_LT(box.x, 750 - 60 * 150 / 72);
    EXPECT_LT(box.right(), 750);
}

TEST(TextLayer, IsMeasuredFromTheCropBox)
{
    const Page page = made::first_page(scan_with_text(3, "/CropBox [40 0 240 340]"));
    ASSERT_EQ(page.layer.size(), 1U);
    EXPECT_NEAR(page.layer[0].box.x, 10 * 150 / 72, 4);
    EXPECT_GT(page.layer[0].box.bottom(), 40 * 150 / 72);
    EXPECT_LT(page.layer[0].box.y, 40 * 150 / 72);
}

TEST(TextLayer, InsideAFormIsInvisibleToo)
{
    made::Pdf pdf;
    const int image = pdf.add_stream("/Type /XObject /Subtype /Image /Width 500 /Height 750 "
                                     "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter "
                                     "/DCTDecode",
        made::jpeg(made::quarters({500, 750})));
    const int form = pdf.add_stream(
        std::string("/Type /XObject /Subtype /Form /BBox [0 0 240 360] /Resources << ") + font + " >>",
        "BT 3 Tr /F 20 Tf 50 300 Td (Room 1201) Tj ET");
    pdf.add_page("/MediaBox [0 0 240 360] /Resources << /XObject << /Im " + std::to_string(image)
            + " 0 R /Text " + std::to_string(form) + " 0 R >> >>",
        "q 240 0 0 360 0 0 cm /Im Do Q /Text Do");
    const Page page = made::first_page(pdf.file());
    EXPECT_THAT(page.steps, ElementsAre("embedded_scan"));
    ASSERT_EQ(page.layer.size(), 1U);
    EXPECT_EQ(page.layer[0].text, "Room 1201");
}

TEST(LayerLines, ChineseWordsAreJoinedWithoutSpaces)
{
    const std::vector<LayerLine> lines = layer_lines(
        "<line xMin=\"10\" yMin=\"20\" xMax=\"50\" yMax=\"30\"><word xMin=\"10\">合同</word>"
        "<word xMin=\"20\">编号</word><word xMin=\"30\">A&amp;B</word><word xMin=\"40\">7</word></line>",
        {{200, 400}, 100, 200});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "合同编号A&B 7");
    EXPECT_EQ(lines[0].box, (Rect{20, 40, 80, 20}));
}

TEST(LayerLines, BrokenXmlGivesWhatIsWhole)
{
    const Shown page{{10, 10}, 10, 10};
    EXPECT_THAT(layer_lines("<line xMin=\"1", page), IsEmpty());
    EXPECT_THAT(layer_lines("<line xMin=\"nan\" xMax=\"1e99\"><word >a</word></line>", page), IsEmpty());
}

} // namespace
} // namespace strongroom::ingest
