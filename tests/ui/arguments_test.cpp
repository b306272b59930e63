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

TEST(Arguments, KeepsEveryValueOfARepeatedOption)
{
    EXPECT_THAT(parsed({"--output", "a", "--output=b"})->values("--output"), ElementsAre("a", "b"));
    EXPECT_TRUE(parsed({})->values("--output").empty());
}

TEST(Arguments, ReadsWholeNumbers)
{
    EXPECT_EQ(parsed({"--output", "7"})->number("--output", 1), 7);
    EXPECT_EQ(parsed({})->number("--output", 3), 3);
    for (const char* wrong : {"0", "-1", "7x", "", "99999999999"})
        EXPECT_FALSE(parsed({std::string("--output=") + wrong})->number("--output", 1)) << wrong;
}

namespace {

/// What fit() says to these words; "" where they fit.
std::string unfit(
    std::vector<std::string> words, std::string_view operands, std::vector<ui::Option> wanted = {})
{
    const auto arguments = parsed(std::move(words));
    const Result<void> fitting = ui::fit(*arguments, operands, wanted);
    return fitting ? "" : fitting.error().what;
}

} // namespace

TEST(Arguments, FitWhatTheHelpTells)
{
    EXPECT_EQ(unfit({}, ""), "");
    EXPECT_EQ(unfit({"x"}, "LOAN"), "");
    EXPECT_EQ(unfit({"x"}, "LOAN [NOTE]"), "");
    EXPECT_EQ(unfit({"x", "y"}, "LOAN [NOTE]"), "");
    EXPECT_EQ(unfit({"x", "y", "z"}, "LOAN ITEM..."), "");
    EXPECT_EQ(unfit({"x"}, "LOAN ITEM..."), "ITEM... is missing");
    EXPECT_EQ(unfit({}, "LOAN [NOTE]"), "LOAN is missing");
    EXPECT_EQ(unfit({"x", "y"}, "LOAN"), "'y' is too much");
    EXPECT_EQ(unfit({"x"}, ""), "'x' is too much");
}

TEST(Arguments, NamesARequiredOptionThatIsMissing)
{
    const std::vector<ui::Option> wanted
        = {{"--output", "FILE", "where to", ui::Option::Need::required}, {"--json", "", "for programs"}};
    EXPECT_EQ(unfit({}, "", wanted), "--output FILE is missing: where to");
    EXPECT_EQ(unfit({"--output="}, "", wanted), "--output FILE is missing: where to");
    EXPECT_EQ(unfit({"--output=x"}, "", wanted), "");
}
