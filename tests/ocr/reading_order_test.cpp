#include "ocr/reading_order_internal.h"

#include <gmock/gmock.h>

namespace strongroom::ocr {
namespace {

using testing::ElementsAre;

Line line(const std::string& text, const Rect& box, const Rect& cell = {})
{
    return {text, box, 0.9, {{text, box, 0.9}}, cell};
}

std::vector<std::string> order(std::vector<Line> lines)
{
    std::vector<std::string> texts;
    for (const Line& found : in_reading_order(std::move(lines)))
        texts.push_back(found.text);
    return texts;
}

TEST(ReadingOrder, GoesDownAndThenRight)
{
    EXPECT_THAT(order({line("d", {300, 106, 90, 40}), line("c", {10, 100, 90, 40}),
                    line("b", {300, 0, 90, 40}), line("a", {10, 5, 90, 40})}),
        ElementsAre("a", "b", "c", "d"));
}

TEST(ReadingOrder, KeepsTheLinesOfACellTogether)
{
    const Rect left{0, 0, 200, 100}, right{200, 0, 200, 100};
    EXPECT_THAT(order({line("left 1", {10, 5, 90, 40}, left), line("right 1", {210, 5, 90, 40}, right),
                    line("right 2", {210, 52, 90, 40}, right), line("left 2", {10, 52, 90, 40}, left)}),
        ElementsAre("left 1", "left 2", "right 1", "right 2"));
}

TEST(ReadingOrder, PutsACellOfSeveralRowsBeforeItsFirst)
{
    const Rect tall{0, 0, 100, 200};
    EXPECT_THAT(order({line("2", {110, 110, 90, 40}, {100, 100, 200, 100}),
                    line("1", {110, 10, 90, 40}, {100, 0, 200, 100}), line("tall", {10, 90, 80, 40}, tall)}),
        ElementsAre("tall", "1", "2"));
}

TEST(ReadingOrder, DropsTheWeakerOfTwoReadingsOfOnePlace)
{
    Line weak = line("weak", {12, 2, 80, 36});
    weak.confidence = 0.6;
    EXPECT_THAT(order({weak, line("strong", {10, 0, 90, 40})}), ElementsAre("strong"));
}

TEST(ReadingOrder, KeepsLinesThatOnlyTouch)
{
    EXPECT_THAT(order({line("a", {0, 0, 100, 40}), line("b", {0, 32, 100, 40})}), ElementsAre("a", "b"));
}

} // namespace
} // namespace strongroom::ocr
