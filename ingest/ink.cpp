#include "ingest/ink_internal.h"

#include <algorithm>
#include <array>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"
#include "ingest/reduced_internal.h"

namespace strongroom::ingest {
namespace {

constexpr int least_contrast = 36;
constexpr double mm_per_inch = 25.4;

double pixels_per_mm(const Ink& ink) { return (ink.mask.dpi > 0 ? ink.mask.dpi : 150) / mm_per_inch; }

bool is_punch_hole(const Blot& blot, Size page, double per_mm)
{
    const double width = blot.box.width / per_mm, height = blot.box.height / per_mm;
    const double from_side
        = std::min({blot.box.x, blot.box.y, page.width - blot.box.right(), page.height - blot.box.bottom()})
        / per_mm;
    const double roundness = double(blot.area) / (blot.box.width * blot.box.height);
    return std::min(width, height) > 3.5 && std::max(width, height) < 9 && width / height > 0.7
        && width / height < 1.4 && roundness > 0.6 && from_side < 25;
}

/// What a sheet's own edge, a fold or a scanner's lid leaves: long and thin, or dark along a side.
bool is_edge_shadow(const Blot& blot, const Rect& inner)
{
    const bool at_side = blot.box.x <= inner.x || blot.box.y <= inner.y || blot.box.right() >= inner.right()
        || blot.box.bottom() >= inner.bottom();
    const int longer = std::max(blot.box.width, blot.box.height),
              shorter = std::min(blot.box.width, blot.box.height);
    return at_side && longer > 6 * shorter;
}

} // namespace

Ink ink_of(ImageView grey, ImageView background)
{
    Ink ink;
    ink.mask = Image(grey.size, 1, grey.dpi);
    const Image paper_grey = luminance(background);
    cv::Mat paper, depth, mask = mat_of(ink.mask);
    cv::resize(mat_of(paper_grey.view()), paper, mask.size(), 0, 0, cv::INTER_LINEAR);
    cv::subtract(paper, mat_of(grey), depth);
    cv::threshold(depth, mask, least_contrast - 1, 255, cv::THRESH_BINARY);
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
    for (int i = 1; i < count; ++i) {
        const int* stat = stats.ptr<int>(i);
        ink.blots.push_back({{stat[cv::CC_STAT_LEFT], stat[cv::CC_STAT_TOP], stat[cv::CC_STAT_WIDTH],
                                 stat[cv::CC_STAT_HEIGHT]},
            stat[cv::CC_STAT_AREA]});
    }
    ink.contrast = count > 1 ? cv::mean(depth, mask)[0] : 0;
    return ink;
}

bool is_blank(const Ink& ink)
{
    const Size page = ink.mask.size;
    const double per_mm = pixels_per_mm(ink);
    const int side = std::max(page.width, page.height) / 100;
    const Rect inner{side, side, page.width - 2 * side, page.height - 2 * side};
    constexpr double dust_mm = 0.8, speck_mm = 1.6;
    constexpr int most_specks = 4;
    int specks = 0;
    for (const Blot& blot : ink.blots) {
        const Rect inside = intersection(blot.box, inner);
        const double extent = std::max(inside.width, inside.height) / per_mm;
        if (inside.empty() || extent < dust_mm || is_punch_hole(blot, page, per_mm)
            || is_edge_shadow(blot, inner))
            continue;
        if (extent >= speck_mm || ++specks > most_specks)
            return false;
    }
    return true;
}

bool is_cut_off(const Ink& ink)
{
    const Size page = ink.mask.size;
    const double per_mm = pixels_per_mm(ink);
    constexpr int enough = 4;
    std::array<int, 4> cut{};
    for (const Blot& blot : ink.blots) {
        const double width = blot.box.width / per_mm, height = blot.box.height / per_mm;
        if (std::min(width, height) < 0.25 || std::max(width, height) < 1 || std::max(width, height) > 8)
            continue;
        cut[0] += blot.box.x == 0;
        cut[1] += blot.box.y == 0;
        cut[2] += blot.box.right() == page.width;
        cut[3] += blot.box.bottom() == page.height;
    }
    return *std::ranges::max_element(cut) >= enough;
}

} // namespace strongroom::ingest
