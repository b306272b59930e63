#include <cmath>
#include <numbers>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ingest/findings_internal.h"
#include "ingest/opencv_internal.h"
#include "ingest/reduced_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double mm_per_inch = 25.4, least_radius_mm = 17, most_radius_mm = 25;

/// The share of a circle's outline that is inked, at the radius nearby where it is most, and between two
/// stretches of paper: a ring, not a field of print.
bool is_ring(const cv::Mat& ink, const cv::Vec3f& circle)
{
    constexpr int steps = 90;
    const auto inked = [&](double radius) {
        int seen = 0, dark = 0;
        for (int step = 0; step < steps; ++step) {
            const double angle = step * 2 * std::numbers::pi / steps;
            const int x = int(std::lround(circle[0] + radius * std::cos(angle)));
            const int y = int(std::lround(circle[1] + radius * std::sin(angle)));
            if (x < 1 || y < 1 || x >= ink.cols - 1 || y >= ink.rows - 1)
                continue;
            ++seen;
            dark += cv::countNonZero(ink(cv::Rect(x - 1, y - 1, 3, 3))) > 0;
        }
        return seen * 2 >= steps ? double(dark) / seen : 0;
    };
    double best = 0, best_radius = 0;
    for (double radius = circle[2] - 3; radius <= circle[2] + 3; radius += 1)
        if (const double share = inked(radius); share > best) {
            best = share;
            best_radius = radius;
        }
    constexpr double outside = 1.12;
    return best > 0.93 && inked(best_radius * outside) < best - 0.25;
}

} // namespace

bool has_round_mark(const Ink& ink)
{
    constexpr double analysis_dpi = 75;
    const Image small = reduced(ink.mask, factor_to(ink.mask.dpi, analysis_dpi));
    const double per_mm = small.dpi / mm_per_inch;
    if (per_mm <= 0 || std::min(small.size.width, small.size.height) < 2 * least_radius_mm * per_mm)
        return false;
    cv::Mat blurred;
    cv::GaussianBlur(mat_of(small.view()), blurred, {3, 3}, 0);
    std::vector<cv::Vec3f> circles;
    constexpr double step = 1, edge_threshold = 160, votes = 60;
    cv::HoughCircles(blurred, circles, cv::HOUGH_GRADIENT, step, least_radius_mm * per_mm, edge_threshold,
        votes, int(least_radius_mm * per_mm), int(most_radius_mm * per_mm));
    const cv::Mat dark = mat_of(small.view()) > 60;
    return std::ranges::any_of(circles, [&](const cv::Vec3f& circle) { return is_ring(dark, circle); });
}

} // namespace strongroom::ingest
