#pragma once

#include <opencv2/core.hpp>

#include "ingest/image.h"

namespace strongroom::ingest {

/// The same pixels for OpenCV to read; never to be written to.
inline cv::Mat mat_of(ImageView view)
{
    return {view.size.height, view.size.width, CV_8UC(view.channels),
        const_cast<std::uint8_t*>(view.pixels)}; // cv::Mat knows no const pixels
}

/// The same pixels for OpenCV to write. \pre `image` keeps its size as long as the Mat is used.
inline cv::Mat mat_of(Image& image)
{
    return {image.size.height, image.size.width, CV_8UC(image.channels), image.pixels.data()};
}

} // namespace strongroom::ingest
