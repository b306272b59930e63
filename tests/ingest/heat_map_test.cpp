#include "ingest/heat_map.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

struct Map {
    Size size{200, 100};
    std::vector<float> heat = std::vector<float>(20'000, 0.F);
    void warm(const Rect& box, float value)
    {
        for (int y = box.y; y < box.bottom(); ++y)
            for (int x = box.x; x < box.right(); ++x)
                heat[std::size_t(y * size.width + x)] = value;
    }
};

TEST(HeatBoxes, WidensAWarmRegionOnAllSides)
{
    Map map;
    map.warm({50, 40, 100, 10}, 0.9F);
    const std::vector<HeatBox> boxes = heat_boxes(map.heat, map.size);
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_NEAR(boxes[0].heat, 0.9, 0.01);
    const double out = 99.0 * 9 * 1.5 / (2 * (99 + 9));
    EXPECT_NEAR(boxes[0].corners[0].x, 50 - out, 1);
    EXPECT_NEAR(boxes[0].corners[0].y, 40 - out, 1);
    EXPECT_NEAR(boxes[0].corners[2].x, 149 + out, 1);
    EXPECT_NEAR(boxes[0].corners[2].y, 49 + out, 1);
}

TEST(HeatBoxes, DropsALukewarmRegion)
{
    Map map;
    map.warm({50, 40, 100, 10}, 0.5F);
    EXPECT_TRUE(heat_boxes(map.heat, map.size).empty());
}

TEST(HeatBoxes, DropsAThread)
{
    Map map;
    map.warm({50, 40, 100, 2}, 0.9F);
    EXPECT_TRUE(heat_boxes(map.heat, map.size).empty());
}

TEST(HeatBoxes, KeepsNeighboursApart)
{
    Map map;
    map.warm({20, 20, 60, 10}, 0.9F);
    map.warm({20, 50, 60, 10}, 0.9F);
    EXPECT_EQ(heat_boxes(map.heat, map.size).size(), 2U);
}

TEST(HeatBoxes, OfAColdMapAreNone) { EXPECT_TRUE(heat_boxes(Map().heat, Map().size).empty()); }

} // namespace
} // namespace strongroom::ingest
