#include "ui/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace strongroom;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

const std::vector<ui::Option> options
    = {{"--archive", "DIR", "where"}, {"--json", "", "for programs"}, {"--output", "FILE", "where to"}};

Result<ui::Arguments> parsed(std::vector<std::string> words) { return ui::Arguments::parsed(words, options); }

} // namespace

TEST(Arguments, SortsOptionsFromOperandsInAnyOrder)
{
    const auto arguments = parsed({"a.pdf", "--archive", "store", "--json", "b.pdf"});
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->value("--archive"), "store");
    EXPECT_TRUE(arguments->has("--json"));
    EXPECT_FALSE(arguments->has("--output"));
    EXPECT_THAT(arguments->operands(), ElementsAre("a.pdf", "b.pdf"));
}

TEST(Arguments, TakesTheValueAfterAnEqualsSign)
{
    EXPECT_EQ(parsed({"--archive=a=b"})->value("--archive"), "a=b");
}

TEST(Arguments, LetsTheLastValueWin)
{
    EXPECT_EQ(parsed({"--archive=a", "--archive=b"})->value("--archive"), "b");
}

TEST(Arguments, TakesEverythingBehindTwoDashesAsOperand)
{
    EXPECT_THAT(parsed({"--", "--json", "-x"})->operands(), ElementsAre("--json", "-x"));
}

TEST(Arguments, ProposesTheNearestOptionForAnUnknownOne)
{
    const auto arguments = parsed({"--archiv", "x"});
    ASSERT_FALSE(arguments);
    EXPECT_THAT(arguments.error().what, HasSubstr("--archiv"));
    EXPECT_THAT(arguments.error().advice, HasSubstr("--archive"));
}

TEST(Arguments, ProposesNothingForAWordThatIsLikeNone)
{
    EXPECT_EQ(parsed({"--purple-elephant"}).error().advice, "");
}

TEST(Arguments, RefusesAMissingValueAndAValueForASwitch)
{
    EXPECT_THAT(parsed({"--archive"}).error().what, HasSubstr("DIR"));
    EXPECT_THAT(parsed({"--json=yes"}).error().what, HasSubstr("takes no value"));
}
