#include "ingest/sheet_corners_internal.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"
#include "ingest/reduced_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double least_area = 0.3, most_area = 0.96; // of the picture
constexpr double least_support = 0.7;                // of each side's length
constexpr int least_step = 14;                       // in brightness, from the surroundings to the paper

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Clockwise from the top left.
Quad ordered(std::vector<cv::Point> points)
{
    const auto sum = [](const cv::Point& p) { return p.x + p.y; };
    const auto difference = [](const cv::Point& p) { return p.y - p.x; };
    const auto at = [](const cv::Point& p) { return Point{double(p.x), double(p.y)}; };
    return {at(*std::ranges::min_element(points, {}, sum)),
        at(*std::ranges::min_element(points, {}, difference)), at(*std::ranges::max_element(points, {}, sum)),
        at(*std::ranges::max_element(points, {}, difference))};
}

/// The picture without print, so that what is left are the sheet and what it lies on.
cv::Mat without_print(ImageView picture)
{
    cv::Mat closed, calm;
    const int reach = std::max(5, int(std::max(picture.size.width, picture.size.height) / 60) | 1);
    cv::morphologyEx(
        mat_of(picture), closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    cv::medianBlur(closed, calm, 5);
    return calm;
}

/// Four-cornered outlines at many thresholds of one channel.
void collect(const cv::Mat& channel, std::vector<Quad>& found)
{
    const double total = double(channel.total());
    for (int level = 60; level <= 230; level += 10) {
        const cv::Mat bright = channel > level;
        std::vector<std::vector<cv::Point>> outlines;
        cv::findContours(bright, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
        for (const auto& outline : outlines) {
            std::vector<cv::Point> hull, corners;
            if (cv::contourArea(outline) < least_area * 0.8 * total)
                continue;
            cv::convexHull(outline, hull);
            cv::approxPolyDP(hull, corners, 0.02 * cv::arcLength(hull, true), true);
            if (corners.size() == 4 && cv::contourArea(corners) < most_area * total)
                found.push_back(ordered(corners));
        }
    }
}

/// Along the outward normal of a side, where the brightness falls most.
struct Fall {
    double offset = 0; ///< pixels outwards from the side
    double step = 0;   ///< how much brighter the inside is
};

Fall steepest(const cv::Mat& brightness, Point on, Point outward, int reach)
{
    const auto value = [&](double offset) -> double {
        const int x = int(std::lround(on.x + outward.x * offset)),
                  y = int(std::lround(on.y + outward.y * offset));
        const bool inside = x >= 0 && y >= 0 && x < brightness.cols && y < brightness.rows;
        return inside ? brightness.at<std::uint8_t>(y, x) : -1;
    };
    Fall best;
    for (int offset = -reach; offset <= reach; ++offset) {
        constexpr double apart = 4;
        const double within = value(offset - apart), beyond = value(offset + apart);
        if (within >= 0 && beyond >= 0 && within - beyond > best.step)
            best = {double(offset), within - beyond};
    }
    return best;
}

struct Side {
    cv::Vec4f line; ///< direction and a point
    double support = 0;
};

Side fitted(const cv::Mat& brightness, Point from, Point to, int reach)
{
    constexpr int samples = 60;
    const double length = distance(from, to);
    const Point outward{(to.y - from.y) / length, -(to.x - from.x) / length};
    std::vector<cv::Point2f> edge;
    for (int i = 0; i < samples; ++i) {
        const double share = 0.03 + 0.94 * i / (samples - 1);
        const Point on{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
        const Fall fall = steepest(brightness, on, outward, reach);
        if (fall.step >= least_step)
            edge.emplace_back(float(on.x + outward.x * fall.offset), float(on.y + outward.y * fall.offset));
    }
    Side side;
    if (edge.size() < 8)
        return side;
    cv::fitLine(edge, side.line, cv::DIST_HUBER, 0, 0.01, 0.01);
    const auto strays = std::ranges::count_if(edge, [&](const cv::Point2f& p) {
        const float across = (p.x - side.line[2]) * side.line[1] - (p.y - side.line[3]) * side.line[0];
        return std::abs(across) > 3;
    });
    side.support = double(std::ptrdiff_t(edge.size()) - strays) / samples;
    return side;
}

std::optional<Point> crossing(const cv::Vec4f& a, const cv::Vec4f& b)
{
    const double across = double(a[0]) * b[1] - double(a[1]) * b[0];
    if (std::abs(across) < 0.3) // less than 17 degrees apart
        return std::nullopt;
    const double along = ((double(b[2]) - a[2]) * b[1] - (double(b[3]) - a[3]) * b[0]) / across;
    return Point{a[2] + along * a[0], a[3] + along * a[1]};
}

struct Candidate {
    Quad corners;
    double support = 0; ///< of the worst side
};

std::optional<Candidate> refined(const cv::Mat& brightness, Quad corners)
{
    Candidate candidate{corners, 1};
    for (const int reach : {14, 5}) {
        std::array<Side, 4> sides;
        candidate.support = 1;
        for (std::size_t i = 0; i < 4; ++i) {
            sides[i] = fitted(brightness, candidate.corners[i], candidate.corners[(i + 1) % 4], reach);
            candidate.support = std::min(candidate.support, sides[i].support);
        }
        if (candidate.support < 0.5)
            return std::nullopt;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto corner = crossing(sides[(i + 3) % 4].line, sides[i].line);
            if (!corner)
                return std::nullopt;
            candidate.corners[i] = *corner;
        }
    }
    return candidate;
}

double area(const Quad& q)
{
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i)
        twice += q[i].x * q[(i + 1) % 4].y - q[(i + 1) % 4].x * q[i].y;
    return twice / 2;
}

bool believable(const Candidate& candidate, Size picture)
{
    const double share = area(candidate.corners) / (double(picture.width) * picture.height);
    if (candidate.support < least_support || share < least_area || share > most_area)
        return false;
    const auto [a, b, c, d] = candidate.corners;
    const double across = distance(a, b) / distance(d, c), down = distance(a, d) / distance(b, c);
    constexpr double most_foreshortening = 1.6;
    if (std::max({across, 1 / across, down, 1 / down}) > most_foreshortening)
        return false;
    return std::ranges::all_of(candidate.corners, [&](Point p) {
        const double slack = 0.01 * std::max(picture.width, picture.height);
        return p.x > -slack && p.y > -slack && p.x < picture.width + slack && p.y < picture.height + slack;
    });
}

} // namespace

std::optional<Quad> sheet_corners(ImageView small)
{
    constexpr int analysis_side = 700;
    const int factor = std::max(1, std::max(small.size.width, small.size.height) / analysis_side);
    const Image tiny = reduced(small, factor);
    const cv::Mat calm = without_print(tiny);
    std::vector<cv::Mat> channels;
    cv::split(calm, channels);
    std::vector<Quad> found;
    for (const cv::Mat& channel : channels)
        collect(channel, found);
    const Image grey = luminance(tiny);
    cv::Mat brightness;
    cv::morphologyEx(
        mat_of(grey.view()), brightness, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::GaussianBlur(brightness, brightness, {5, 5}, 0); // wood has a grain
    std::optional<Candidate> best;
    for (const Quad& corners : found) {
        const auto candidate = refined(brightness, corners);
        if (candidate && believable(*candidate, tiny.size) && (!best || candidate->support > best->support))
            best = candidate;
    }
    if (!best)
        return std::nullopt;
    const Homography back
        = {{double(factor), 0, (factor - 1) / 2.0, 0, double(factor), (factor - 1) / 2.0, 0, 0, 1}};
    for (Point& corner : best->corners)
        corner = back(corner);
    return best->corners;
}

bool in_perspective(const Quad& corners)
{
    const auto [a, b, c, d] = corners;
    constexpr double least = 0.012;
    return std::abs(distance(a, b) / distance(d, c) - 1) > least
        || std::abs(distance(a, d) / distance(b, c) - 1) > least;
}

Size flat_size(const Quad& corners)
{
    const auto [a, b, c, d] = corners;
    double width = std::max(distance(a, b), distance(d, c)),
           height = std::max(distance(a, d), distance(b, c));
    const double a_series = width > height ? 1 / std::sqrt(2.0) : std::sqrt(2.0), ratio = height / width;
    if (std::abs(ratio / a_series - 1) < 0.1) {
        if (ratio < a_series)
            height = width * a_series;
        else
            width = height / a_series;
    }
    return {int(std::lround(width)), int(std::lround(height))};
}

Homography onto_corners(Size flat, const Quad& corners)
{
    const auto right = float(flat.width - 1), bottom = float(flat.height - 1);
    const std::array<cv::Point2f, 4> from{cv::Point2f(0, 0), {right, 0}, {right, bottom}, {0, bottom}};
    std::array<cv::Point2f, 4> to;
    for (std::size_t i = 0; i < 4; ++i)
        to[i] = {float(corners[i].x), float(corners[i].y)};
    const cv::Matx33d map = cv::getPerspectiveTransform(from.data(), to.data());
    Homography result;
    std::copy_n(map.val, 9, result.m.begin());
    return result;
}

} // namespace strongroom::ingest
