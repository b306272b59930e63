#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ingest/findings_internal.h"
#include "ingest/opencv_internal.h"

namespace strongroom::ingest {

double sharpness_of(ImageView grey, const Ink& ink)
{
    constexpr int tile = 96, most_tiles = 12;
    constexpr double least_ink = 0.03, most_ink = 0.5; // of a tile: print, neither bare nor filled
    struct Place {
        double ink;
        cv::Rect box;
    };
    std::vector<Place> places;
    const cv::Mat mask = mat_of(ink.mask.view());
    for (int y = 0; y + tile <= grey.size.height; y += tile)
        for (int x = 0; x + tile <= grey.size.width; x += tile) {
            const cv::Rect box(x, y, tile, tile);
            const double share = double(cv::countNonZero(mask(box))) / (tile * tile);
            if (share > least_ink && share < most_ink)
                places.push_back({share, box});
        }
    std::ranges::sort(places, std::ranges::greater{}, &Place::ink);
    places.resize(std::min<std::size_t>(places.size(), most_tiles));
    std::vector<double> values;
    constexpr double measuring_dpi = 150;
    const double scale = grey.dpi > 0 ? measuring_dpi / grey.dpi : 1;
    for (const Place& place : places) {
        cv::Mat second;
        cv::Scalar mean, spread, bend;
        cv::Mat part = mat_of(grey)(place.box);
        if (scale < 0.9) // the same blur must count the same at any resolution
            cv::resize(part, part, {}, scale, scale, cv::INTER_AREA);
        cv::Laplacian(part, second, CV_16S, 1);
        cv::meanStdDev(part, mean, spread);
        cv::meanStdDev(second, mean, bend);
        if (spread[0] > 5)
            values.push_back(bend[0] * bend[0] / (spread[0] * spread[0]));
    }
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace strongroom::ingest
