#include "ingest/heat_map.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace strongroom::ingest {
namespace {

using Corners = std::array<cv::Point2f, 4>;

// Left pair and right pair by x, then upper and lower within each pair.
Corners clockwise_from_top_left(Corners corners)
{
    std::sort(corners.begin(), corners.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    if (corners[0].y > corners[1].y)
        std::swap(corners[0], corners[1]);
    if (corners[2].y > corners[3].y)
        std::swap(corners[2], corners[3]);
    return {corners[0], corners[2], corners[3], corners[1]};
}

Corners corners_of(const cv::RotatedRect& box)
{
    Corners corners;
    box.points(corners.data());
    return clockwise_from_top_left(corners);
}

double mean_heat(const cv::Mat& heat, const Corners& corners)
{
    const cv::Rect whole(0, 0, heat.cols, heat.rows);
    const cv::Rect around
        = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end())) & whole;
    if (around.empty())
        return 0;
    cv::Mat mask = cv::Mat::zeros(around.size(), CV_8U);
    std::array<cv::Point, 4> outline;
    std::transform(corners.begin(), corners.end(), outline.begin(),
        [&](const cv::Point2f& p) { return cv::Point(int(p.x) - around.x, int(p.y) - around.y); });
    cv::fillConvexPoly(mask, outline.data(), int(outline.size()), 255);
    return cv::mean(heat(around), mask)[0];
}

} // namespace

std::vector<HeatBox> heat_boxes(std::span<const float> heat, Size size, const HeatMapRules& rules)
{
    const cv::Mat map(size.height, size.width, CV_32F, const_cast<float*>(heat.data()));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(map > rules.warm, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    if (outlines.size() > std::size_t(rules.most))
        outlines.resize(std::size_t(rules.most));

    std::vector<HeatBox> boxes;
    for (const auto& outline : outlines) {
        cv::RotatedRect box = cv::minAreaRect(outline);
        if (std::min(box.size.width, box.size.height) < rules.shortest)
            continue;
        const double mean = mean_heat(map, corners_of(box));
        if (mean < rules.heat)
            continue;
        const double out = box.size.area() * rules.widen / (2.0 * (box.size.width + box.size.height));
        box.size.width += float(2 * out);
        box.size.height += float(2 * out);
        HeatBox found{{}, mean};
        const Corners corners = corners_of(box);
        std::transform(corners.begin(), corners.end(), found.corners.begin(), [](const cv::Point2f& p) {
            return Point{p.x, p.y};
        });
        boxes.push_back(found);
    }
    return boxes;
}

} // namespace strongroom::ingest
