// Files that are refused, or that are large.
#include "ingest/open_scan.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/ingest/made_pdf.h"
#include "tests/ingest/made_pictures.h"
#include "tests/ingest/made_tiff.h"

namespace strongroom::ingest {
namespace {

using namespace std::string_literals;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// What opening, or else reading the first page, fails with.
Error refusal(const made::Opened& scan)
{
    if (!scan)
        return scan.scan.error();
    const Result<Page> page = scan->page(1);
    EXPECT_FALSE(page);
    return page ? Error{} : page.error();
}

struct Stranger {
    std::string content;
    Code code;
    const char* says;
    const char* advises;
};

class Refused : public ::testing::TestWithParam<Stranger> { };

TEST_P(Refused, InASentenceWithAdvice)
{
    const Stranger& stranger = GetParam();
    const Error error = refusal(made::opened(stranger.content, "contract.pdf"));
    EXPECT_EQ(error.code, stranger.code);
    EXPECT_THAT(error.what, HasSubstr("contract.pdf "));
    EXPECT_THAT(error.what, HasSubstr(stranger.says));
    EXPECT_THAT(error.advice, HasSubstr(stranger.advises));
}

std::string wide(const std::string& text)
{
    std::string result;
    for (const char c : text)
        result += c + "\0"s;
    return result;
}

const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(5000, '\0');

INSTANTIATE_TEST_SUITE_P(Files, Refused,
    ::testing::Values(Stranger{"", Code::bad_input, "is empty", "again"},
        Stranger{"Dear sirs,\nplease find ...", Code::unsupported, "is a text file", "PDF"},
        Stranger{"合同编号", Code::unsupported, "is a text file", "PDF"},
        Stranger{"PK\x03\x04" + std::string(30, '\0') + "[Content_Types].xml", Code::unsupported,
            "is an Office document", "print it to PDF"},
        Stranger{ole + wide("EncryptedPackage"), Code::unsupported, "protected by a password",
            "remove the password"},
        Stranger{ole, Code::unsupported, "is an Office document", "print it to PDF"},
        Stranger{"GIF89a", Code::unsupported, "is a GIF picture", "PNG"},
        Stranger{"\x7F"
                 "ELF\x01\x02",
            Code::unsupported, "unknown kind", "PDF"},
        Stranger{"\xFF\xD8\xFF", Code::bad_input, "damaged or cut off", "again"},
        Stranger{"\x89PNG\r\n\x1A\n", Code::bad_input, "damaged or cut off", "again"},
        Stranger{"II*\0\x08\0\0\0"s, Code::bad_input, "damaged or cut off", "again"},
        Stranger{"%PDF-1.4\nnothing", Code::bad_input, "damaged or cut off", "again"},
        Stranger{"RIFF\x04\0\0\0WEBP"s, Code::bad_input, "damaged or cut off", "again"},
        Stranger{"\0\0\0\x18"
                 "ftypheic\0\0\0\0mif1heic"s,
            Code::bad_input, "damaged or cut off", "again"}));

TEST(OpenScan, TellsTheKindByTheContent)
{
    const auto scan = made::opened(made::png(made::quarters({64, 64})), "scan.tif");
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->format(), "png");
}

TEST(OpenScan, LeavesTheOffsetOfTheFileAlone)
{
    for (const made::FileBytes& content :
        {made::png(made::quarters({64, 64})), made::tiff({{made::quarters({64, 64}), {}}})}) {
        made::MemoryFile file(content);
        lseek(file.fd(), 5, SEEK_SET);
        auto scan = open_scan(file.fd(), "scan");
        ASSERT_TRUE(scan);
        EXPECT_TRUE((*scan)->page(1));
        EXPECT_EQ(lseek(file.fd(), 0, SEEK_CUR), 5);
    }
}

TEST(OpenScan, OnePixelIsNoPage)
{
    for (const made::FileBytes& content : {made::png(Image({1, 1}, 3)), made::jpeg(Image({1, 1}, 3)),
             made::webp(Image({1, 1}, 3)), made::tiff({{Image({1, 1}, 3), {}}})}) {
        const Error error = refusal(made::opened(content, "dot"));
        EXPECT_EQ(error.code, Code::bad_input);
        EXPECT_THAT(error.what, HasSubstr("dot has only 1 x 1 pixels"));
    }
}

/// Puts a number into a file, highest byte first.
void put(made::FileBytes& file, std::size_t at, std::uint32_t value, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i)
        file[at + i] = std::uint8_t(value >> (8 * (bytes - 1 - i)));
}

TEST(OpenScan, SixtyThousandPixelsSquareAreRefusedByTheHeader)
{
    made::FileBytes jpeg = made::jpeg(made::quarters({64, 64}));
    for (std::size_t i = 0; i + 9 < jpeg.size(); ++i)
        if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xC0) {
            put(jpeg, i + 5, 60000, 2);
            put(jpeg, i + 7, 60000, 2);
            break;
        }
    Image tall({60000, 16}, 1);
    made::FileBytes tiff = made::tiff({{tall, {.photometric = PHOTOMETRIC_MINISBLACK, .samples = 1}}});
    for (std::size_t i = 0; i + 12 < tiff.size(); ++i)
        if (tiff[i] == 0x01 && tiff[i + 1] == 0x01 && tiff[i + 2] == 3 && tiff[i + 4] == 1
            && tiff[i + 8] == 16) {
            tiff[i + 8] = 60000 & 255;
            tiff[i + 9] = 60000 >> 8;
        }
    const std::string pdf = made::one_image_pdf(
        "/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode",
        {0x78, 0x9C});
    made::FileBytes png = made::png(made::quarters({64, 64}));
    put(png, 16, 60000, 4);
    put(png, 20, 60000, 4);
    put(png, 29, 0x1B1E8B9C, 4); // fails its checksum, which is no reason to look further
    for (const auto& scan :
        {made::opened(jpeg, "wall"), made::opened(tiff, "wall"), made::opened(pdf, "wall")}) {
        const Error error = refusal(scan);
        EXPECT_EQ(error.code, Code::bad_input);
        EXPECT_THAT(error.what, HasSubstr("wall has 60000 x 60000 pixels, more than the 120 million"));
    }
    EXPECT_EQ(refusal(made::opened(png, "wall")).code, Code::bad_input);
}

TEST(OpenScan, APasswordIsAskedToBeRemoved)
{
    made::Pdf pdf;
    pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "10 10 50 50 re f");
    const auto locked = made::opened(made::with_password(pdf.file(), "secret"), "locked.pdf");
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.scan.error().code, Code::bad_input);
    EXPECT_THAT(locked.scan.error().what, HasSubstr("locked.pdf is protected by a password"));
    EXPECT_THAT(locked.scan.error().advice, HasSubstr("remove the password"));
}

TEST(OpenScan, AnEmptyPasswordKeepsNobodyOut)
{
    made::Pdf pdf;
    pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "10 10 50 50 re f");
    const Page page = made::first_page(made::with_password(pdf.file(), ""));
    EXPECT_THAT(page.steps, Contains("rasterised 300 dpi"));
}

TEST(OpenScan, APdfWithoutItsTableIsRepaired)
{
    made::Pdf pdf;
    pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "0 0 120 360 re f");
    std::string file = pdf.file();
    const std::size_t table = file.find("xref\n");
    file = file.substr(0, table) + "trailer\n<< /Root 1 0 R >>\n";
    const Page page = made::first_page(file);
    EXPECT_THAT(page.steps, Contains("pdf_repaired"));
    EXPECT_EQ(page.image.view().row(700)[100], 0);
    EXPECT_EQ(page.image.view().row(700)[900], 255);
}

TEST(OpenScan, AnEnormousSheetIsDrawnCoarserInsteadOfFillingTheMemory)
{
    made::Pdf pdf;
    pdf.add_page("/MediaBox [0 0 14400 14400] /Resources << >>", "0 0 7200 14400 re f");
    const auto scan = made::opened(pdf.file(), "plan.pdf", {.max_pixels = 1'000'000});
    ASSERT_TRUE(scan);
    const Error error = refusal(scan);
    EXPECT_THAT(error.what, HasSubstr("page 1 of plan.pdf is 200 x 200 inches, too large to be drawn"));

    made::Pdf smaller;
    smaller.add_page("/MediaBox [0 0 720 720] /Resources << >>", "0 0 360 720 re f");
    const auto coarse = made::opened(smaller.file(), "plan.pdf", {.max_pixels = 1'000'000});
    ASSERT_TRUE(coarse);
    const Result<Page> page = coarse->page(1);
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_LE(page->image.size.width * page->image.size.height, 1'000'000);
    EXPECT_GT(page->image.dpi, 95);
}

TEST(OpenScan, ABombInAPageCostsThatPageOnly)
{
    // 64 MB of spaces in a few kilobytes of page description.
    const made::TiffLayout grey{.compression = COMPRESSION_ADOBE_DEFLATE,
        .photometric = PHOTOMETRIC_MINISBLACK,
        .samples = 1,
        .rows_per_strip = 8192};
    const made::FileBytes spaces = made::first_strip(made::tiff({{Image({8192, 8192}, 1, 0, ' '), grey}}));
    made::Pdf pdf;
    const int content = pdf.add_stream("/Filter /FlateDecode", spaces);
    pdf.add_page(
        "/MediaBox [0 0 240 360] /Resources << >> /Contents " + std::to_string(content) + " 0 R /Was", "");
    pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "0 0 120 360 re f");
    const auto scan = made::opened(pdf.file());
    ASSERT_TRUE(scan);
    ASSERT_EQ(scan->page_count(), 2);
    const Result<Page> second = scan->page(2);
    EXPECT_TRUE(second);
}

TEST(OpenScan, TwoThousandPagesOpenAtOnce)
{
    made::Pdf pdf;
    for (int i = 0; i < 2000; ++i)
        pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "");
    const auto start = std::chrono::steady_clock::now();
    const auto scan = made::opened(pdf.file());
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->page_count(), 2000);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(OpenScan, TooManyPagesAreRefused)
{
    made::Pdf pdf;
    for (int i = 0; i < 4; ++i)
        pdf.add_page("/MediaBox [0 0 240 360] /Resources << >>", "");
    const auto scan = made::opened(pdf.file(), "all.pdf", {.max_pages = 3});
    ASSERT_FALSE(scan);
    EXPECT_THAT(scan.scan.error().what, HasSubstr("all.pdf has 4 pages, more than the 3 a file may have"));
    const std::vector<made::TiffPage> pages(4, {made::quarters({64, 64}), {}});
    EXPECT_FALSE(made::opened(made::tiff(pages), "all.tif", {.max_pages = 3}));
}

} // namespace
} // namespace strongroom::ingest
