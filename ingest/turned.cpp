#include <opencv2/core.hpp>

#include "ingest/clean.h"
#include "ingest/opencv_internal.h"

namespace strongroom::ingest {

Image turned(ImageView picture, int quarter_turns)
{
    const int turns = quarter_turns & 3;
    const bool sideways = turns % 2 != 0;
    Image result(sideways ? Size{picture.size.height, picture.size.width} : picture.size, picture.channels,
        picture.dpi);
    cv::Mat to = mat_of(result);
    if (turns == 0)
        mat_of(picture).copyTo(to);
    else
        cv::rotate(mat_of(picture), to, turns - 1); // cv::ROTATE_90_CLOCKWISE, _180, _90_COUNTERCLOCKWISE
    return result;
}

} // namespace strongroom::ingest
