#include "ingest/warp_internal.h"

#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"

namespace strongroom::ingest {

Image warped(ImageView source, const Homography& to_source, Size size)
{
    Image result(size, source.channels, source.dpi);
    cv::Mat to = mat_of(result);
    const cv::Matx33d map(to_source.m.data());
    const cv::Scalar white = cv::Scalar::all(255);
    constexpr int flags = cv::INTER_LINEAR | cv::WARP_INVERSE_MAP;
    const bool affine = map(2, 0) == 0 && map(2, 1) == 0;
    if (affine)
        cv::warpAffine(
            mat_of(source), to, map.get_minor<2, 3>(0, 0), to.size(), flags, cv::BORDER_CONSTANT, white);
    else
        cv::warpPerspective(mat_of(source), to, map, to.size(), flags, cv::BORDER_CONSTANT, white);
    return result;
}

Homography rotation_back(Size size, double degrees, Size& turned_size)
{
    const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
    const double width = size.width, height = size.height;
    turned_size = {int(std::ceil(width * std::abs(c) + height * std::abs(s))),
        int(std::ceil(width * std::abs(s) + height * std::abs(c)))};
    // Around both centres; y points down, so turning back is counterclockwise.
    const double from_x = (turned_size.width - 1) / 2.0, from_y = (turned_size.height - 1) / 2.0;
    const double to_x = (width - 1) / 2, to_y = (height - 1) / 2;
    return {{c, s, to_x - c * from_x - s * from_y, -s, c, to_y + s * from_x - c * from_y, 0, 0, 1}};
}

Homography scale_back(double factor)
{
    const double step = 1 / factor, shift = step / 2 - 0.5;
    return {{step, 0, shift, 0, step, shift, 0, 0, 1}};
}

} // namespace strongroom::ingest
