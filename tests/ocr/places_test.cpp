#include "ocr/places_internal.h"

#include <gtest/gtest.h>

#include "ingest/picture.h"

namespace strongroom::ocr {
namespace {

using ingest::RuledCell;

constexpr Size page{2480, 3508};

Rect box_of(const Place& place) { return ingest::bounding_box(place.corners, page); }

// Side by side from x = 100 on, 100 high.
std::vector<RuledCell> row(int count, int width, const Rect& ink_in_each)
{
    std::vector<RuledCell> cells;
    for (int i = 0; i < count; ++i) {
        const int x = 100 + i * (width + 6);
        Rect ink = ink_in_each;
        if (!ink.empty())
            ink.x += x, ink.y += 100;
        cells.push_back({{x, 100, width, 100}, ink});
    }
    return cells;
}

TEST(Places, OfAPageWithoutRulesAreTheLinesFound)
{
    const auto found = places({as_quad({100, 100, 800, 50})}, {}, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(box_of(found[0]), (Rect{100, 100, 800, 50}));
    EXPECT_TRUE(found[0].cell.empty());
}

TEST(Places, KnowTheirCell)
{
    const auto cells = row(2, 400, {});
    const auto found = places({as_quad({520, 120, 100, 50})}, cells, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cell, cells[1].box);
}

TEST(Places, ALineAcrossARuleIsCutThere)
{
    const auto cells = row(2, 400, {200, 20, 180, 50});
    const auto found = places({as_quad({300, 120, 590, 50})}, cells, page);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].cell, cells[0].box);
    EXPECT_LE(box_of(found[0]).right(), 501);
    EXPECT_EQ(found[1].cell, cells[1].box);
    EXPECT_GE(box_of(found[1]).x, 505);
}

TEST(Places, ALineThatReachesIntoAnEmptyCellIsNotReadThere)
{
    auto cells = row(2, 400, {20, 20, 350, 50});
    cells[1].ink = {};
    const auto found = places({as_quad({110, 120, 480, 50})}, cells, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cell, cells[0].box);
}

TEST(Places, AMissedCharacterInACellIsAPlace)
{
    const auto cells = row(1, 400, {180, 30, 30, 40});
    const auto found = places({}, cells, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cell, cells[0].box);
    EXPECT_LT(box_of(found[0]).x, 280);
    EXPECT_GT(box_of(found[0]).right(), 310);
}

TEST(Places, ABoxOfACharacterIsNoCellOfItsLine)
{
    // The inside of 国: half as high as the line.
    const auto found = places({as_quad({100, 100, 800, 60})}, {{{300, 115, 40, 30}, {}}}, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(box_of(found[0]).width, 800);
    EXPECT_TRUE(found[0].cell.empty());
}

TEST(Places, ARowOfNarrowBoxesIsOneGrid)
{
    auto cells = row(18, 80, {20, 20, 30, 60});
    cells[5].ink = {};
    const auto found = places({as_quad({90, 110, 700, 80}), as_quad({800, 110, 400, 80})}, cells, page);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].grid.size(), 17U);
    EXPECT_EQ(found[0].cell.x, 100);
    EXPECT_EQ(found[0].cell.right(), 100 + 17 * 86 + 80);
}

TEST(Places, AStampInACellIsNotReadAsACharacter)
{
    EXPECT_TRUE(places({}, {{{100, 100, 900, 900}, {200, 200, 500, 500}}}, page).empty());
}

} // namespace
} // namespace strongroom::ocr
