#include "ingest/ruled_cells.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

void fill(Image& page, const Rect& box, std::uint8_t value)
{
    for (int y = box.y; y < box.bottom(); ++y)
        std::fill_n(page.row(y) + box.x, box.width, value);
}

Image a4(std::uint8_t paper = 255) { return {{2480, 3508}, 1, 300, paper}; }

// Three columns of 500, two rows of 120.
void draw_table(Image& page, int thickness = 4)
{
    for (const int x : {300, 800, 1300, 1800})
        fill(page, {x, 500, thickness, 240 + thickness}, 0);
    for (const int y : {500, 620, 740})
        fill(page, {300, y, 1500 + thickness, thickness}, 0);
}

TEST(RuledCells, AreTheFieldsOfATable)
{
    Image page = a4();
    draw_table(page);
    const auto cells = ruled_cells(page);
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_NEAR(cells[1].box.x, 804, 8);
    EXPECT_NEAR(cells[1].box.width, 496, 12);
    EXPECT_NEAR(cells[1].box.height, 116, 12);
    for (const RuledCell& cell : cells)
        EXPECT_TRUE(cell.ink.empty());
}

TEST(RuledCells, SayWhereTheInkIs)
{
    Image page = a4();
    draw_table(page);
    fill(page, {900, 545, 8, 40}, 0);
    fill(page, {930, 545, 8, 40}, 0);
    const auto cells = ruled_cells(page);
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_NEAR(cells[1].ink.x, 900, 4);
    EXPECT_NEAR(cells[1].ink.right(), 938, 4);
    EXPECT_NEAR(cells[1].ink.height, 40, 6);
}

TEST(RuledCells, TakeNoSpeckForInk)
{
    Image page = a4();
    draw_table(page);
    fill(page, {900, 545, 5, 5}, 0);
    for (const RuledCell& cell : ruled_cells(page))
        EXPECT_TRUE(cell.ink.empty());
}

TEST(RuledCells, BridgeSmallGapsInTheRules)
{
    Image page = a4();
    draw_table(page);
    fill(page, {1000, 495, 8, 12}, 255);
    fill(page, {1296, 560, 12, 8}, 255);
    EXPECT_EQ(ruled_cells(page).size(), 6U);
}

TEST(RuledCells, AreFoundOnDarkPaper)
{
    Image page = a4(170);
    draw_table(page);
    EXPECT_EQ(ruled_cells(page).size(), 6U);
}

TEST(RuledCells, AreFoundWhereTheTableLeansALittle)
{
    Image page = a4();
    for (int x = 300; x < 1804; ++x)
        for (const int y : {500, 620, 740})
            fill(page, {x, y + (x - 300) / 100, 1, 4}, 0);
    for (const int x : {300, 800, 1300, 1800})
        fill(page, {x, 500 + (x - 300) / 100, 4, 240}, 0);
    EXPECT_EQ(ruled_cells(page).size(), 6U);
}

TEST(RuledCells, OfUnruledTextAreNone)
{
    Image page = a4();
    for (int y = 300; y < 3000; y += 90)
        for (int x = 300; x < 2100; x += 50) {
            fill(page, {x, y, 40, 5}, 0);
            fill(page, {x, y + 20, 40, 5}, 0);
            fill(page, {x + 18, y, 5, 40}, 0);
        }
    EXPECT_TRUE(ruled_cells(page).empty());
}

TEST(RuledCells, OfATinyPictureAreNone) { EXPECT_TRUE(ruled_cells(Image({1, 1}, 1)).empty()); }

} // namespace
} // namespace strongroom::ingest
