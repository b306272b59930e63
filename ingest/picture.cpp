#include "ingest/picture.h"

#include <cmath>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"

namespace strongroom::ingest {
namespace {

constexpr int jpeg_side_max = 65'500;

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

cv::Point2f as_cv(Point p, const Rect& origin) { return {float(p.x - origin.x), float(p.y - origin.y)}; }

} // namespace

Image resized(ImageView picture, Size to)
{
    Image result(to, picture.channels, picture.dpi * to.width / picture.size.width);
    const bool much_smaller = to.width * 2 <= picture.size.width && to.height * 2 <= picture.size.height;
    cv::Mat out = mat_of(result);
    cv::resize(mat_of(picture), out, out.size(), 0, 0, much_smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

Image cut_out(ImageView picture, const Rect& box)
{
    const Rect part = intersection(box, {0, 0, picture.size.width, picture.size.height});
    Image result({part.width, part.height}, picture.channels, picture.dpi);
    if (!part.empty())
        mat_of(picture)(cv::Rect(part.x, part.y, part.width, part.height)).copyTo(mat_of(result));
    return result;
}

Image grey(ImageView picture)
{
    Image result(picture.size, 1, picture.dpi);
    cv::Mat out = mat_of(result);
    if (picture.channels == 1)
        mat_of(picture).copyTo(out);
    else
        cv::cvtColor(mat_of(picture), out, cv::COLOR_RGB2GRAY);
    return result;
}

Image framed(ImageView picture, int margin)
{
    Image result(
        {picture.size.width + 2 * margin, picture.size.height + 2 * margin}, picture.channels, picture.dpi);
    mat_of(picture).copyTo(mat_of(result)(cv::Rect(margin, margin, picture.size.width, picture.size.height)));
    return result;
}

Rect bounding_box(const Quad& corners, Size size)
{
    double left = corners[0].x, right = left, top = corners[0].y, bottom = top;
    for (const Point& corner : corners) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y);
    }
    const int x = int(std::floor(left)), y = int(std::floor(top));
    return intersection(
        {x, y, int(std::ceil(right)) - x, int(std::ceil(bottom)) - y}, {0, 0, size.width, size.height});
}

Image straightened(ImageView picture, const Quad& corners)
{
    const Size size{int(std::max(distance(corners[0], corners[1]), distance(corners[3], corners[2]))),
        int(std::max(distance(corners[0], corners[3]), distance(corners[1], corners[2])))};
    const Rect box = bounding_box(corners, picture.size);
    if (size.empty() || box.empty())
        return {};
    // Only the part needed is given to OpenCV, which cannot take more than 32,767 pixels a side here.
    const Rect around = intersection({box.x - 2, box.y - 2, box.width + 4, box.height + 4},
        {0, 0, picture.size.width, picture.size.height});
    const std::array<cv::Point2f, 4> from{as_cv(corners[0], around), as_cv(corners[1], around),
        as_cv(corners[2], around), as_cv(corners[3], around)};
    const auto width = float(size.width), height = float(size.height);
    const std::array<cv::Point2f, 4> to{
        cv::Point2f{0, 0}, cv::Point2f{width, 0}, cv::Point2f{width, height}, cv::Point2f{0, height}};
    Image result(size, picture.channels, picture.dpi);
    cv::Mat out = mat_of(result);
    cv::warpPerspective(mat_of(picture)(cv::Rect(around.x, around.y, around.width, around.height)), out,
        cv::getPerspectiveTransform(from.data(), to.data()), out.size(), cv::INTER_CUBIC,
        cv::BORDER_REPLICATE);
    return result;
}

std::vector<std::uint8_t> jpeg(ImageView picture, int quality)
{
    std::vector<std::uint8_t> file;
    if (picture.empty() || std::max(picture.size.width, picture.size.height) > jpeg_side_max)
        return file;
    cv::Mat pixels = mat_of(picture), swapped;
    if (picture.channels == 3) {
        cv::cvtColor(pixels, swapped, cv::COLOR_RGB2BGR);
        pixels = swapped;
    }
    cv::imencode(".jpg", pixels, file, {cv::IMWRITE_JPEG_QUALITY, quality});
    return file;
}

void use_one_core() { cv::setNumThreads(1); }

} // namespace strongroom::ingest
