#include "ingest/seals_internal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double mm_per_inch = 25.4;

bool is_red(const std::uint8_t* rgb) { return int(rgb[0]) - int(std::max(rgb[1], rgb[2])) > least_red; }

cv::Mat red_mask(ImageView picture)
{
    cv::Mat mask(picture.size.height, picture.size.width, CV_8U);
    for (int y = 0; y < picture.size.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = mask.ptr(y);
        for (int x = 0; x < picture.size.width; ++x, from += 3)
            to[x] = is_red(from) ? 255 : 0;
    }
    return mask;
}

/// How much of an outline carries red: of `steps` points along it, each looked at from just outside to well
/// inside. Points off the picture do not count.
template <class Outline>
double outline_share(const cv::Mat& mask, Outline at, int steps)
{
    int seen = 0, red = 0;
    for (int step = 0; step < steps; ++step) {
        bool inside = false, hit = false;
        for (double depth = 0.76; depth <= 1.02; depth += 0.04) {
            const auto [x, y] = at(double(step) / steps, depth);
            const int column = int(std::lround(x)), row = int(std::lround(y));
            if (column < 0 || row < 0 || column >= mask.cols || row >= mask.rows)
                continue;
            inside = true;
            hit = hit || mask.at<std::uint8_t>(row, column) != 0;
        }
        seen += inside;
        red += hit;
    }
    return seen * 4 >= steps ? double(red) / seen : 0;
}

bool has_round_rim(const cv::Mat& mask, const cv::Rect& box)
{
    const double cx = box.x + (box.width - 1) / 2.0, cy = box.y + (box.height - 1) / 2.0;
    const auto ellipse = [&](double turn, double depth) {
        const double angle = turn * 2 * std::numbers::pi;
        return std::pair{
            cx + std::cos(angle) * depth * box.width / 2, cy + std::sin(angle) * depth * box.height / 2};
    };
    return outline_share(mask, ellipse, 72) > 0.75;
}

bool has_square_rim(const cv::Mat& mask, const cv::Rect& box)
{
    const double cx = box.x + (box.width - 1) / 2.0, cy = box.y + (box.height - 1) / 2.0;
    const auto square = [&](double turn, double depth) {
        const double along = std::fmod(turn * 4, 1.0) * 2 - 1;
        constexpr std::array<std::pair<int, int>, 4> normals{{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}};
        const auto [nx, ny] = normals[std::size_t(turn * 4)];
        return std::pair{cx + (nx != 0 ? nx * depth : along * 0.9) * box.width / 2,
            cy + (ny != 0 ? ny * depth : along * 0.9) * box.height / 2};
    };
    return outline_share(mask, square, 80) > 0.7;
}

bool is_seal(const cv::Mat& mask, const cv::Rect& box, int red_pixels, double pixels_per_mm)
{
    const double width = box.width / pixels_per_mm, height = box.height / pixels_per_mm;
    const double aspect = width / height, share = double(red_pixels) / box.area();
    constexpr double least_mm = 8, most_mm = 70, least_round_mm = 18;
    if (std::min(width, height) < least_mm || std::max(width, height) > most_mm || share < 0.06)
        return false;
    if (aspect < 0.5 || aspect > 2)
        return false;
    return (std::min(width, height) >= least_round_mm && has_round_rim(mask, box))
        || (aspect > 0.6 && aspect < 1.7 && share > 0.2 && has_square_rim(mask, box));
}

} // namespace

bool take_red_out(Image& picture)
{
    bool any = false;
    std::uint8_t* pixel = picture.pixels.data();
    std::uint8_t* const end = pixel + picture.pixels.size();
    for (; pixel != end; pixel += 3)
        if (is_red(pixel)) {
            pixel[1] = pixel[2] = pixel[0];
            any = true;
        }
    return any;
}

std::vector<Rect> red_seals(ImageView picture)
{
    const cv::Mat mask = red_mask(picture);
    if (cv::countNonZero(mask) == 0)
        return {};
    const double pixels_per_mm = (picture.dpi > 0 ? picture.dpi : 300) / mm_per_inch;
    // Strokes of one seal lie within 2 mm of each other.
    const int reach = std::max(3, int(std::lround(2 * pixels_per_mm)) | 1);
    cv::Mat joined, labels, boxes, centres;
    cv::morphologyEx(
        mask, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    const int count = cv::connectedComponentsWithStats(joined, labels, boxes, centres, 8, CV_32S);
    std::vector<Rect> seals;
    for (int i = 1; i < count; ++i) {
        const int* stat = boxes.ptr<int>(i);
        const cv::Rect box(
            stat[cv::CC_STAT_LEFT], stat[cv::CC_STAT_TOP], stat[cv::CC_STAT_WIDTH], stat[cv::CC_STAT_HEIGHT]);
        if (is_seal(mask, box, cv::countNonZero(mask(box)), pixels_per_mm))
            seals.push_back({box.x, box.y, box.width, box.height});
    }
    return seals;
}

} // namespace strongroom::ingest
