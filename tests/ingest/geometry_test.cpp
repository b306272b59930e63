#include "ingest/geometry.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

TEST(Mapped, ShiftsABoxAndKeepsItOnThePage)
{
    const Homography shift{{1, 0, 10, 0, 1, -5, 0, 0, 1}};
    EXPECT_EQ(mapped({0, 0, 20, 20}, shift, {25, 100}), (Rect{10, 0, 15, 15}));
}

TEST(Homography, AfterAppliesTheInnerMapFirst)
{
    const Homography twice{{2, 0, 0, 0, 2, 0, 0, 0, 1}}, shift{{1, 0, 3, 0, 1, 0, 0, 0, 1}};
    EXPECT_EQ(twice.after(shift)({1, 1}), (Point{8, 2}));
}

TEST(United, IgnoresAnEmptyBox) { EXPECT_EQ(united({}, {1, 2, 3, 4}), (Rect{1, 2, 3, 4})); }

} // namespace
} // namespace strongroom::ingest
