#include "ocr/page_text.h"

#include <gtest/gtest.h>

namespace strongroom::ocr {
namespace {

TEST(PlainText, JoinsTheCellsOfATableRowByTabs)
{
    PageText page;
    page.lines.push_back({"房号", {10, 10, 40, 20}, 1, {}, {0, 0, 100, 40}});
    page.lines.push_back({"1201", {110, 10, 40, 20}, 1, {}, {100, 0, 100, 40}});
    page.lines.push_back({"备注", {10, 50, 40, 20}, 1, {}, {0, 40, 100, 40}});
    EXPECT_EQ(plain_text(page), "房号\t1201\n备注\n");
}

TEST(PlainText, OfAnEmptyPageIsEmpty) { EXPECT_EQ(plain_text({}), ""); }

} // namespace
} // namespace strongroom::ocr
