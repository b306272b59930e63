// People do at random whatever they can think of; what must hold holds after every few steps. The same walk,
// longer: tests/bench/random_walk.
#include <gtest/gtest.h>

#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

constexpr int steps = 1000;

class RandomWalk : public testing::TestWithParam<unsigned> { };

TEST_P(RandomWalk, BreaksNoRule)
{
    Walk walk(GetParam());
    while (walk.steps() < steps)
        ASSERT_TRUE(walk.step()) << walk.complaint();
    ASSERT_TRUE(walk.check_all()) << walk.complaint();
    // A walk that gets nowhere would prove nothing.
    EXPECT_GT(walk.carried_out(), steps / 5);
    EXPECT_LT(walk.carried_out(), steps * 4 / 5);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWalk, testing::Values(1u, 2u, 20261123u));

} // namespace
} // namespace strongroom::test
