// What a person is told about a page, and when a page counts as blank.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/clean.h"
#include "tests/ingest/drawn_page.h"

namespace strongroom::ingest {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

auto finding(const std::string& clause, const std::string& says)
{
    return AllOf(Field(&Finding::rule, "DA/T 31-2017 " + clause), Field(&Finding::message, HasSubstr(says)));
}

TEST(Findings, AGoodScanHasNone) { EXPECT_THAT(cleaned(drawn::page(drawn::text())).findings, IsEmpty()); }

TEST(Findings, ResolutionBelow200IsRejectedAndBelow300Warned)
{
    Page page = drawn::page(drawn::text());
    page.image.dpi = 150;
    EXPECT_THAT(cleaned(page).findings, Contains(finding("9.4", "150 dpi are fewer than the 200")));
    page.image.dpi = 250;
    EXPECT_THAT(
        cleaned(page).findings, Contains(finding("9.4", "250 dpi will do, but recognition needs 300")));
    page.image.dpi = 299.3; // an A4 page in a PDF is never a whole number of points
    EXPECT_THAT(cleaned(page).findings, IsEmpty());
}

TEST(Findings, AMissingResolutionIsTold)
{
    Page page = drawn::page(drawn::text());
    page.dpi_stated = false;
    EXPECT_THAT(cleaned(page).findings, Contains(finding("9.4", "states no resolution")));
}

TEST(Findings, SkewIsToldAboveOneDegree)
{
    const auto findings = [](double degrees) {
        return cleaned(drawn::page(drawn::turned_by(drawn::text(), degrees))).findings;
    };
    EXPECT_THAT(findings(0.6), Not(Contains(finding("10.2", ""))));
    EXPECT_THAT(findings(1.8), Contains(finding("10.2", "1.8 degrees askew.")));
    EXPECT_THAT(findings(-4), Contains(finding("10.2", "4.0 degrees askew, more than the 3")));
}

TEST(Findings, ASealOnAPageWithoutColourIsTold)
{
    Page page = drawn::page(drawn::grey(drawn::with_grey_ring(drawn::text())));
    page.colour = ColourMode::grey;
    EXPECT_THAT(cleaned(page).findings, Contains(finding("9.3", "seems to bear a seal")));
    page = drawn::page(drawn::grey(drawn::text()));
    page.colour = ColourMode::grey;
    EXPECT_THAT(cleaned(page).findings, IsEmpty());
}

TEST(Findings, ABlurredPageIsTold)
{
    EXPECT_THAT(cleaned(drawn::page(drawn::blurred(drawn::text(), 6))).findings,
        Contains(finding("10.5", "blurred")));
}

TEST(Findings, ADarkPageAndFaintPrintAreTold)
{
    Image dark = drawn::text(), faint = drawn::text();
    for (std::uint8_t& value : dark.pixels)
        value = std::uint8_t(value * 0.35);
    for (std::uint8_t& value : faint.pixels)
        value = std::uint8_t(205 + value * 0.2);
    EXPECT_THAT(cleaned(drawn::page(dark)).findings, Contains(finding("10.5", "too dark")));
    EXPECT_THAT(cleaned(drawn::page(faint)).findings, Contains(finding("10.5", "hardly stands out")));
}

TEST(Findings, LettersCutOffAtASideAreTold)
{
    const Image whole = drawn::text();
    Image cut({1725, whole.size.height}, 3, 300);
    for (int y = 0; y < whole.size.height; ++y)
        std::copy_n(whole.view().row(y), 1725 * 3, cut.row(y));
    EXPECT_THAT(cleaned(drawn::page(cut)).findings, Contains(finding("10.3", "cut off")));
}

TEST(Findings, MissingRowsAreTold)
{
    Page page = drawn::page(drawn::text());
    page.steps = {"truncated after 80 of 3508 rows"};
    EXPECT_THAT(cleaned(page).findings, Contains(finding("10.5", "truncated after 80 of 3508 rows")));
}

TEST(Blank, DustHolesAndTheBackSideAreNothingToRead)
{
    const Cleaned clean = cleaned(drawn::page(drawn::blank()));
    EXPECT_TRUE(clean.blank);
    EXPECT_THAT(clean.findings, Contains(finding("7.1", "blank")));
}

TEST(Blank, OneCharacterIsSomethingToRead)
{
    Image image = drawn::blank();
    for (int y = 1700; y < 1740; ++y) // a 3.4 mm stroke, as of a pencilled 1
        for (int x = 1200 * 3; x < 1205 * 3; ++x)
            image.row(y)[x] = 90;
    EXPECT_FALSE(cleaned(drawn::page(image)).blank);
}

} // namespace
} // namespace strongroom::ingest
