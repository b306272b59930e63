#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/drawn_page.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/made_up_document.h"
#include "ui/export/alto.h"
#include "ui/export/jpeg_size.h"
#include "ui/export/searchable_pdf.h"

using namespace strongroom;
using testing::HasSubstr;
using testing::Not;

namespace {

std::filesystem::path exported_pdf(const test::TempFolder& folder, const archive::Document& document)
{
    auto output = ui::OutputFile::create(folder / "out.pdf", ui::Overwrite::refuse);
    const auto picture = [](int) -> Result<std::vector<std::uint8_t>> {
        return test::jpeg_of({{"合同编号：XS-1"}, 800, 600, 150});
    };
    EXPECT_TRUE(ui::write_searchable_pdf(document, picture, *output));
    EXPECT_TRUE(output->commit());
    return folder / "out.pdf";
}

} // namespace

TEST(SearchablePdf, HasTheLinesAsTextWithoutStraySpaces)
{
    const test::TempFolder folder;
    const auto pdf = exported_pdf(folder, test::made_up_document());
    const std::string text = test::output_of("pdftotext -layout " + pdf.string() + " -");
    EXPECT_THAT(text, HasSubstr("合同编号：XS-1"));
    EXPECT_THAT(text, HasSubstr("李四"));
    EXPECT_THAT(text, HasSubstr("the page is damaged"));
}

TEST(SearchablePdf, PutsTheTextWhereItStandsOnThePicture)
{
    const test::TempFolder folder;
    const auto pdf = exported_pdf(folder, test::made_up_document());
    // The first line's box (60, 50, 360 x 40 pixels at 150 dpi) in points.
    const std::string inside
        = test::output_of("pdftotext -r 150 -x 50 -y 40 -W 380 -H 60 -f 1 -l 1 " + pdf.string() + " -");
    EXPECT_THAT(inside, HasSubstr("合同编号：XS-1"));
    EXPECT_THAT(inside, Not(HasSubstr("李四")));
}

TEST(SearchablePdf, CarriesTitleSubjectAndThePictureUnchanged)
{
    const test::TempFolder folder;
    const auto pdf = exported_pdf(folder, test::made_up_document());
    const std::string info = test::output_of("pdfinfo " + pdf.string());
    EXPECT_THAT(info, HasSubstr("商品房买卖合同 3-2-1201"));
    EXPECT_THAT(info, HasSubstr("OCR文本,以原件图像为准"));
    EXPECT_THAT(info, testing::ContainsRegex("Pages: +2"));
    EXPECT_THAT(test::output_of("pdfimages -list " + pdf.string()),
        testing::ContainsRegex("800 +600 +gray +1 +8 +jpeg"));
}

TEST(SearchablePdf, RefusesADamagedPicture)
{
    const test::TempFolder folder;
    auto output = ui::OutputFile::create(folder / "out.pdf", ui::Overwrite::refuse);
    const auto picture = [](int) -> Result<std::vector<std::uint8_t>> {
        return std::vector<std::uint8_t>{1, 2, 3, 4};
    };
    const auto written = ui::write_searchable_pdf(test::made_up_document(), picture, *output);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, Code::machine);
}

TEST(Alto, IsWellFormedAndKeepsEveryWord)
{
    const test::TempFolder folder;
    const std::string xml = ui::alto(test::made_up_document());
    const auto file = folder.write("a.xml", xml);
    test::output_of("xmllint --noout " + file.string());
    EXPECT_THAT(xml,
        HasSubstr(
            "<String CONTENT=\"买受人\" HPOS=\"60\" VPOS=\"130\" WIDTH=\"120\" HEIGHT=\"40\" WC=\"0.900\">"));
    EXPECT_THAT(xml, HasSubstr("<SP/>"));
    EXPECT_THAT(xml, HasSubstr("<String CONTENT=\"&lt;李四&gt;\""));
    EXPECT_THAT(xml, HasSubstr("<fileName>scan &amp; more.pdf</fileName>"));
}

TEST(Alto, LeavesOutWhatXmlCannotHold)
{
    archive::Document document = test::made_up_document();
    document.content.pages[0].text.lines[0].text = "a\001b";
    document.content.pages[0].text.lines[0].characters.clear();
    EXPECT_THAT(ui::alto(document), HasSubstr("<String CONTENT=\"ab\""));
}

TEST(JpegSize, ReadsTheFrameHeader)
{
    EXPECT_EQ(ui::jpeg_size(test::jpeg_of({{}, 321, 123, 72})), (ingest::Size{321, 123}));
}

TEST(JpegSize, IsNoneForAnythingElse)
{
    EXPECT_FALSE(ui::jpeg_size(std::vector<std::uint8_t>{}));
    EXPECT_FALSE(
        ui::jpeg_size(std::vector<std::uint8_t>{0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0}));
    const std::vector<std::uint8_t> whole = test::jpeg_of({{}, 32, 32, 72});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto stated = ui::jpeg_size(std::span(whole).first(size));
        EXPECT_TRUE(!stated || *stated == (ingest::Size{32, 32})) << size;
    }
}
