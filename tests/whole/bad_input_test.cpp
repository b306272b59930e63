// Bad input through the real program: a sentence naming the file, everything else done, nothing half filed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/support/drawn_page.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using test::run;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

namespace {

const test::DrawnPage page = {{"合同编号：XS-2031-0007"}, 700, 300, 150};

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string half_of(const std::string& whole) { return whole.substr(0, whole.size() / 2); }

/// A PNG that says it is 60,000 x 60,000 pixels and holds next to nothing.
std::string huge_png()
{
    // Signature, IHDR (greyscale, 8 bits) with its checksum, an empty IDAT, IEND.
    const unsigned char bytes[] = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A,             //
        0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 0, 0, 0, 0, //
        0xA5, 0xB9, 0x2A, 0x9E,                                                             //
        0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xAF, 0x06, 0x1E,                             //
        0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82};
    return {std::begin(bytes), std::end(bytes)};
}

} // namespace

TEST(BadInput, IsRefusedByNameWithCauseAndAdvice)
{
    const test::TempFolder folder;
    test::write_page(folder / "good.jpg", page);
    test::write_pdf(folder / "good.pdf", {page, page});
    folder.write("zero.pdf", "");
    folder.write("cut.pdf", half_of(content(folder / "good.pdf")));
    test::output_of("qpdf --encrypt secret secret 256 -- " + (folder / "good.pdf").string() + ' '
        + (folder / "locked.pdf").string());
    folder.write("letter.jpg", "Dear Sir, this is a text file whose name says it is a picture.\n");
    folder.write("huge.png", huge_png());

    const std::vector<std::string> bad = {"zero.pdf", "cut.pdf", "locked.pdf", "letter.jpg", "huge.png"};
    std::vector<std::string> words = {"read", "--json"};
    for (const std::string& name : bad)
        words.push_back(folder / name);
    words.push_back(folder / "good.jpg");
    const test::Ran ran = run(words);

    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_EQ(ran.json_lines().size(), 1u) << ran.err;
    for (const std::string& name : bad)
        EXPECT_THAT(ran.err, HasSubstr(name)) << name;
    EXPECT_THAT(ran.err, HasSubstr("zero.pdf is empty"));
    EXPECT_THAT(ran.err, HasSubstr("password"));
    EXPECT_THAT(ran.err, HasSubstr("read 1 of 6 documents"));
    EXPECT_LT(ran.peak_memory_kb, 1'500'000);
}

TEST(BadInput, IsToldByContentNotByTheName)
{
    const test::TempFolder folder;
    test::write_page(folder / "a.png", page);
    fs::rename(folder / "a.png", folder / "picture.pdf");
    const test::Ran ran = run({"read", "--json", folder / "picture.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("XS-2031-0007"));
}

TEST(BadInput, OfOnePixelGivesAnEmptyPageOrARefusal)
{
    const test::TempFolder folder;
    test::write_page(folder / "dot.png", {{}, 1, 1, 150});
    const test::Ran ran = run({"read", "--json", folder / "dot.png"});
    if (ran.code == 0) {
        EXPECT_THAT(ran.json_lines().at(0)["pages"][0]["lines"], IsEmpty());
    } else {
        EXPECT_EQ(ran.code, 1);
        EXPECT_THAT(ran.err, HasSubstr("dot.png"));
    }
}

TEST(BadInput, CutInTheMiddleKeepsWhatCanBeRead)
{
    const test::TempFolder folder;
    test::write_page(folder / "whole.jpg", page);
    folder.write("cut.jpg", half_of(content(folder / "whole.jpg")));
    const test::Ran ran = run({"read", "--json", folder / "cut.jpg"});
    // Either it is refused, or the page says that its file is damaged: never a silent half page.
    if (ran.code == 0) {
        EXPECT_THAT(ran.json_lines().at(0)["pages"][0]["findings"], Not(IsEmpty())) << ran.out;
    } else {
        EXPECT_EQ(ran.code, 1) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("cut.jpg"));
    }
}

TEST(BadInput, CostsOneDocumentOfFiftyAndIsNamedAtTheEnd)
{
    const test::TempFolder folder;
    for (int i = 10; i < 60; ++i)
        test::write_page(folder / ("in/scan" + std::to_string(i) + ".jpg"), {{}, 200, 100, 150});
    folder.write("in/scan33.jpg", "not a picture");
    const test::Ran ran = run({"read", "--json", folder / "in"});
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.json_lines();
    ASSERT_EQ(lines.size(), 49u) << ran.err;
    EXPECT_THAT(lines[0]["file"], HasSubstr("scan10.jpg"));
    EXPECT_THAT(lines[48]["file"], HasSubstr("scan59.jpg"));
    EXPECT_THAT(
        ran.err, HasSubstr("read 49 of 50 documents. Refused: " + (folder / "in/scan33.jpg").string()));
}

TEST(BadInput, ThatIsMissingIsNamed)
{
    const test::TempFolder folder;
    const test::Ran ran = run({"read", folder / "nowhere.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("nowhere.pdf does not exist"));
}
