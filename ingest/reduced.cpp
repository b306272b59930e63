#include "ingest/reduced_internal.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"

namespace strongroom::ingest {

int factor_to(double from, double to) { return std::max(1, int(from / to)); }

Image reduced(ImageView picture, int factor)
{
    factor = std::min({factor, picture.size.width, picture.size.height});
    Image small(
        {picture.size.width / factor, picture.size.height / factor}, picture.channels, picture.dpi / factor);
    cv::Mat to = mat_of(small);
    const cv::Rect whole_blocks(0, 0, small.size.width * factor, small.size.height * factor);
    cv::resize(mat_of(picture)(whole_blocks), to, to.size(), 0, 0, cv::INTER_AREA);
    return small;
}

Image luminance(ImageView picture)
{
    Image grey(picture.size, 1, picture.dpi);
    cv::Mat to = mat_of(grey);
    if (picture.channels == 1)
        mat_of(picture).copyTo(to);
    else
        cv::cvtColor(mat_of(picture), to, cv::COLOR_RGB2GRAY);
    return grey;
}

} // namespace strongroom::ingest
