#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/made_files.h"

namespace strongroom::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr Size size{64, 96};

TEST(Jpeg, ColourComesWithItsResolution)
{
    const Page page = made::first_page(made::jpeg(made::quarters({620, 877}), 95, 75));
    EXPECT_EQ(page.image.size, (Size{620, 877}));
    EXPECT_EQ(made::corners(page.image), "RGBW");
    EXPECT_EQ(page.colour, ColourMode::colour);
    EXPECT_TRUE(page.dpi_stated);
    EXPECT_DOUBLE_EQ(page.image.dpi, 75);
}

TEST(Jpeg, GreyHasOneChannel)
{
    const Page page = made::first_page(made::jpeg(made::quarters(size, 1)));
    EXPECT_EQ(page.image.channels, 1);
    EXPECT_EQ(page.colour, ColourMode::grey);
    EXPECT_EQ(made::corners(page.image), "0123");
}

/// Each EXIF orientation, and how RGBW must then be stored to look upright.
class JpegOrientation : public ::testing::TestWithParam<std::pair<int, const char*>> { };

TEST_P(JpegOrientation, IsTurnedAsTheCameraSays)
{
    const auto [orientation, expected] = GetParam();
    const Page page = made::first_page(made::jpeg(made::quarters(size), 95, 300, orientation));
    EXPECT_EQ(made::corners(page.image), expected);
    EXPECT_EQ(page.image.size, orientation >= 5 ? (Size{size.height, size.width}) : size);
}

INSTANTIATE_TEST_SUITE_P(All, JpegOrientation,
    ::testing::Values(std::pair{1, "RGBW"}, std::pair{2, "GRWB"}, std::pair{3, "WBGR"}, std::pair{4, "BWRG"},
        std::pair{5, "RBGW"}, std::pair{6, "BRWG"}, std::pair{7, "WGBR"}, std::pair{8, "GWRB"}));

TEST(Jpeg, CmykOfAdobeIsInverted)
{
    const Page page = made::first_page(made::cmyk_jpeg(size, {255, 0, 0, 255}, true));
    EXPECT_EQ(made::corners(page.image), "RRRR");
}

TEST(Jpeg, CmykWithoutAMarkIsAsStored)
{
    const Page page = made::first_page(made::cmyk_jpeg(size, {0, 255, 255, 0}, false));
    EXPECT_EQ(made::corners(page.image), "RRRR");
}

TEST(Jpeg, ATruncatedFileGivesTheRowsThatAreThere)
{
    made::FileBytes file = made::jpeg(made::quarters({640, 960}), 95);
    file.resize(file.size() * 3 / 4);
    const Page page = made::first_page(file);
    ASSERT_EQ(page.steps.size(), 1U);
    EXPECT_THAT(page.steps[0], StartsWith("truncated after "));
    EXPECT_EQ(page.image.size, (Size{640, 960}));
    EXPECT_EQ(made::corners(page.image), "RGWW");
}

TEST(Jpeg, ATruncatedProgressiveFileIsShownCoarsely)
{
    made::FileBytes file = made::progressive_jpeg(made::quarters({640, 960}));
    file.resize(file.size() * 9 / 10);
    const Page page = made::first_page(file);
    EXPECT_THAT(page.steps, ElementsAre(StartsWith("truncated after ")));
    EXPECT_EQ(made::corners(page.image), "RGBW");
}

TEST(Jpeg, WithoutAnyRowsIsDamaged)
{
    made::FileBytes file = made::jpeg(made::quarters({640, 960}), 95);
    file.resize(700);
    const auto scan = made::opened(file, "a.jpg");
    ASSERT_TRUE(scan);
    const Result<Page> page = scan->page(1);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, Code::bad_input);
    EXPECT_THAT(page.error().what, HasSubstr("a.jpg is damaged or cut off"));
}

TEST(Jpeg, ACameraResolutionIsNotBelieved)
{
    const Page page = made::first_page(made::jpeg(made::quarters({2480, 3508}), 50, 72));
    EXPECT_FALSE(page.dpi_stated);
    EXPECT_DOUBLE_EQ(page.image.dpi, 300);
}

} // namespace
} // namespace strongroom::ingest
