#include "ingest/ruled_cells.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"
#include "ingest/picture.h"

namespace strongroom::ingest {
namespace {

// Rules are looked for at about 150 dots per inch: fine enough for a hairline, a quarter of the pixels.
constexpr double working_dpi = 150;
constexpr double a4_height_inches = 11.7;

double dots_per_mm(ImageView page)
{
    const double dpi
        = page.dpi >= 70 ? page.dpi : double(std::max(page.size.width, page.size.height)) / a4_height_inches;
    return dpi / 25.4;
}

// Dark against its surroundings, so that shadows and tinted forms do not matter.
cv::Mat inked(const cv::Mat& grey)
{
    cv::Mat ink;
    cv::adaptiveThreshold(grey, ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, 31, 16);
    return ink;
}

// Runs of at least `length` in one direction, gaps of a few dots bridged.
cv::Mat rules(const cv::Mat& ink, int length, bool upright)
{
    const auto bar = [&](int n) {
        return cv::getStructuringElement(cv::MORPH_RECT, upright ? cv::Size(1, n) : cv::Size(n, 1));
    };
    // A rule that leans climbs a row every so often: one dot of thickness across keeps it in one run.
    const cv::Mat across
        = cv::getStructuringElement(cv::MORPH_RECT, upright ? cv::Size(3, 1) : cv::Size(1, 3));
    cv::Mat found;
    cv::dilate(ink, found, across);
    cv::morphologyEx(found, found, cv::MORPH_CLOSE, bar(7));
    cv::morphologyEx(found, found, cv::MORPH_OPEN, bar(length));
    return found;
}

Rect scaled(const cv::Rect& box, double factor)
{
    const int x = int(box.x * factor), y = int(box.y * factor);
    return {x, y, int((box.x + box.width) * factor) - x, int((box.y + box.height) * factor) - y};
}

// The box around everything in the cell that is more than a speck.
cv::Rect ink_box(const cv::Mat& ink, double mm)
{
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8);
    cv::Rect around;
    for (int i = 1; i < count; ++i) {
        const cv::Rect part(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
            stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        if (std::max(part.width, part.height) >= 0.8 * mm)
            around = around.empty() ? part : around | part;
    }
    return around;
}

} // namespace

std::vector<RuledCell> ruled_cells(ImageView page)
{
    if (std::min(page.size.width, page.size.height) < 64)
        return {};
    const double page_mm = dots_per_mm(page), shrink = std::max(1.0, page_mm * 25.4 / working_dpi);
    const double mm = page_mm / shrink;
    const Image small = grey(resized(page, {int(page.size.width / shrink), int(page.size.height / shrink)}));
    const cv::Mat ink = inked(mat_of(small));

    cv::Mat lines = rules(ink, int(7 * mm), false) | rules(ink, int(5.5 * mm), true);
    cv::dilate(lines, lines, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));

    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(~lines, labels, stats, centres, 4, CV_32S);
    std::vector<RuledCell> cells;
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
            stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        const bool at_edge = box.x == 0 || box.y == 0 || box.br().x == lines.cols || box.br().y == lines.rows;
        const bool rectangular = stats.at<int>(i, cv::CC_STAT_AREA) > 0.8 * box.area();
        if (at_edge || !rectangular || std::min(box.width, box.height) < 3 * mm)
            continue;
        cv::Rect content = ink_box(ink(box), mm);
        if (!content.empty())
            content += box.tl();
        cells.push_back({scaled(box, shrink), content.empty() ? Rect{} : scaled(content, shrink)});
    }
    std::sort(cells.begin(), cells.end(), [](const RuledCell& a, const RuledCell& b) {
        return std::pair(a.box.y, a.box.x) < std::pair(b.box.y, b.box.x);
    });
    return cells;
}

} // namespace strongroom::ingest
