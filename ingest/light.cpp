#include "ingest/light_internal.h"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"
#include "ingest/reduced_internal.h"

namespace strongroom::ingest {
namespace {

constexpr int paper_white = 250;
constexpr double most_gain = 3.5; // beyond it only noise is made brighter

int percentile(const cv::Mat& values, double share)
{
    std::vector<std::uint8_t> sorted(values.begin<std::uint8_t>(), values.end<std::uint8_t>());
    const auto at = sorted.begin() + std::ptrdiff_t(share * double(sorted.size() - 1));
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
}

} // namespace

Image background_of(ImageView small)
{
    constexpr int quarter = 4, widest_stroke = 7; // 5 mm at a quarter of 150 dpi
    Image background = reduced(small, quarter);
    cv::Mat paper = mat_of(background);
    const cv::Mat stroke = cv::getStructuringElement(cv::MORPH_RECT, {widest_stroke, widest_stroke});
    cv::Mat closed;
    cv::morphologyEx(paper, closed, cv::MORPH_CLOSE, stroke);
    cv::GaussianBlur(closed, paper, {9, 9}, 0);
    return background;
}

bool light_is_uneven(ImageView background)
{
    const Image grey = luminance(background);
    const cv::Mat brightness = mat_of(grey.view());
    const int bright = percentile(brightness, 0.95);
    constexpr int shade = 30;
    constexpr double noticeable = 0.02; // of the page: the shadow of a gutter is narrow
    if (bright < 200
        || cv::countNonZero(brightness < bright - shade) > noticeable * double(brightness.total()))
        return true;
    if (background.channels == 1)
        return false;
    const cv::Scalar mean = cv::mean(mat_of(background));
    constexpr double tint = 18; // the seal's red is told from the paper's by 25
    return *std::max_element(mean.val, mean.val + 3) - *std::min_element(mean.val, mean.val + 3) > tint;
}

void flatten_light(Image& picture, ImageView background)
{
    // Gains in 1/256, at a third of the picture's width and height: light changes slowly.
    constexpr int cell = 3;
    const cv::Size cells((picture.size.width + cell - 1) / cell, (picture.size.height + cell - 1) / cell);
    cv::Mat gains;
    {
        cv::Mat lookup(1, 256, CV_16U);
        for (int value = 0; value < 256; ++value)
            lookup.at<std::uint16_t>(value)
                = std::uint16_t(std::clamp(double(paper_white) / std::max(value, 1), 1.0, most_gain) * 256);
        const cv::Mat paper = mat_of(background);
        cv::Mat coarse(paper.size(), CV_16UC(background.channels));
        std::transform(paper.datastart, paper.dataend, coarse.ptr<std::uint16_t>(),
            [&](std::uint8_t value) { return lookup.at<std::uint16_t>(value); });
        cv::resize(coarse, gains, cells, 0, 0, cv::INTER_LINEAR);
    }
    const auto channels = std::size_t(picture.channels);
    for (int y = 0; y < picture.size.height; ++y) {
        const auto* gain = gains.ptr<std::uint16_t>(y / cell);
        std::uint8_t* value = picture.row(y);
        for (int x = 0; x < picture.size.width; x += cell, gain += channels) {
            const int until = std::min(x + cell, picture.size.width);
            for (int column = x; column < until; ++column)
                for (std::size_t channel = 0; channel < channels; ++channel, ++value)
                    *value = std::uint8_t(std::min(*value * unsigned(gain[channel]) >> 8U, 255U));
        }
    }
}

} // namespace strongroom::ingest
