#include "ingest/program_internal.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

using namespace std::chrono_literals;

TEST(RunProgram, PassesMoreThanAPipeHoldsThroughBothWays)
{
    const std::vector<std::uint8_t> input(3'000'000, 'x');
    std::size_t got = 0;
    const Result<int> code = run_program(
        {"/bin/cat"}, input,
        [&](Bytes piece) {
            got += piece.size();
            return true;
        },
        20s);
    ASSERT_TRUE(code) << code.error().what;
    EXPECT_EQ(*code, 0);
    EXPECT_EQ(got, input.size());
}

TEST(RunProgram, AProgramThatDoesNotReadIsNoHarm)
{
    const std::vector<std::uint8_t> input(3'000'000, 'x');
    const Result<int> code = run_program(
        {"/bin/false"}, input, [](Bytes) { return true; }, 20s);
    ASSERT_TRUE(code);
    EXPECT_EQ(*code, 1);
}

TEST(RunProgram, EndsAProgramThatSaysTooMuch)
{
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(run_program(
        {"/usr/bin/yes"}, {}, [](Bytes) { return false; }, 20s));
    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
}

TEST(RunProgram, EndsAProgramThatTakesTooLong)
{
    const Result<int> code = run_program(
        {"/bin/sleep", "60"}, {}, [](Bytes) { return true; }, 100ms);
    ASSERT_FALSE(code);
    EXPECT_EQ(code.error().code, Code::timed_out);
}

TEST(RunProgram, AMissingProgramIsTheMachinesFault)
{
    const Result<int> code = run_program(
        {"/usr/bin/not-there"}, {}, [](Bytes) { return true; }, 20s);
    ASSERT_FALSE(code);
    EXPECT_EQ(code.error().code, Code::machine);
}

} // namespace
} // namespace strongroom::ingest
