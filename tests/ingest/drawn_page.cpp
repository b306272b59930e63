#include "tests/ingest/drawn_page.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <opencv2/imgproc.hpp>

namespace strongroom::ingest::drawn {
namespace {

cv::Mat mat_of(Image& image)
{
    return {image.size.height, image.size.width, CV_8UC(image.channels), image.pixels.data()};
}

const cv::Scalar ink(40, 40, 40), red(215, 30, 40), blue(20, 40, 200);

} // namespace

Image text()
{
    Image image(a4, 3, 300, 250);
    cv::Mat canvas = mat_of(image);
    std::uint32_t seed = 7;
    const auto next = [&](int below) {
        seed = seed * 1664525U + 1013904223U;
        return int(seed >> 16U) % below;
    };
    constexpr int margin = 300, em = 44, pitch = 78;
    for (int y = margin; y < a4.height - margin; y += pitch) {
        const int end = a4.width - margin - (next(4) == 0 ? next(1200) : 0);
        for (int x = margin; x + em < end; x += em + 6)
            for (int stroke = 0; stroke < 4; ++stroke) {
                const cv::Point from(x + next(em), y + next(em));
                const bool level = next(2) == 0;
                cv::line(canvas, from,
                    level ? cv::Point(x + next(em), from.y) : cv::Point(from.x, y + next(em)), ink, 4);
            }
    }
    return image;
}

Image with_marks(Image image)
{
    cv::Mat canvas = mat_of(image);
    for (const cv::Point centre :
        {cv::Point(420, 600), cv::Point(2060, 600), cv::Point(420, 2900), cv::Point(2060, 2900)}) {
        cv::circle(canvas, centre, 60, cv::Scalar::all(250), cv::FILLED);
        cv::circle(canvas, centre, 24, blue, cv::FILLED, cv::LINE_AA);
    }
    return image;
}

std::vector<Point> marks(const Image& image)
{
    Image copy = image;
    cv::Mat mask, labels, stats, centres;
    cv::inRange(mat_of(copy), cv::Scalar(0, 0, 105), cv::Scalar(70, 80, 255), mask);
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres);
    std::vector<Point> found;
    for (int i = 1; i < count; ++i)
        if (stats.at<int>(i, cv::CC_STAT_AREA) > 200)
            found.push_back({centres.at<double>(i, 0), centres.at<double>(i, 1)});
    std::ranges::sort(found, [](const Point& a, const Point& b) { return a.y < b.y; });
    for (std::size_t i = 0; i + 1 < found.size(); i += 2)
        if (found[i].x > found[i + 1].x)
            std::swap(found[i], found[i + 1]);
    return found;
}

Image with_round_seal(Image image, const Rect& where)
{
    cv::Mat canvas = mat_of(image), layer(canvas.size(), CV_8UC3, cv::Scalar::all(255));
    const cv::Point centre(where.x + where.width / 2, where.y + where.height / 2);
    const int radius = where.width / 2;
    cv::circle(layer, centre, radius - 8, red, 14, cv::LINE_AA);
    std::vector<cv::Point> star;
    for (int i = 0; i < 10; ++i) {
        const double angle = CV_PI * (i / 5.0 - 0.5), reach = radius * (i % 2 == 0 ? 0.35 : 0.15);
        star.emplace_back(centre.x + int(reach * std::cos(angle)), centre.y + int(reach * std::sin(angle)));
    }
    cv::fillPoly(layer, std::vector<std::vector<cv::Point>>{star}, red, cv::LINE_AA);
    for (int i = 0; i < 12; ++i) {
        const double angle = CV_PI * (0.85 + i * 1.3 / 11);
        const cv::Point at(
            centre.x + int(radius * 0.75 * std::cos(angle)), centre.y + int(radius * 0.75 * std::sin(angle)));
        cv::rectangle(layer, at - cv::Point(16, 16), at + cv::Point(16, 16), red, 6);
        cv::line(layer, at - cv::Point(16, 0), at + cv::Point(16, 0), red, 6);
    }
    cv::multiply(canvas, layer, canvas, 1 / 255.0); // ink over print
    return image;
}

Image with_red_heading(Image image)
{
    cv::Mat canvas = mat_of(image);
    for (int x = 500; x < 1900; x += 140) {
        cv::rectangle(canvas, {x, 120}, {x + 100, 230}, red, 16);
        cv::line(canvas, {x, 175}, {x + 100, 175}, red, 14);
    }
    cv::line(canvas, {300, 270}, {2180, 270}, red, 6);
    return image;
}

Image with_grey_ring(Image image)
{
    cv::circle(mat_of(image), {1600, 2700}, 250, cv::Scalar::all(255), cv::FILLED);
    cv::circle(mat_of(image), {1600, 2700}, 240, cv::Scalar::all(110), 14, cv::LINE_AA);
    return image;
}

Image photographed(const Image& image)
{
    Image from = image, photo({3024, 4032}, 3);
    cv::Mat to = mat_of(photo);
    to.setTo(cv::Scalar(120, 90, 60));
    const std::array<cv::Point2f, 4> sheet{{{0, 0}, {2479, 0}, {2479, 3507}, {0, 3507}}};
    const std::array<cv::Point2f, 4> seen{{{330, 300}, {2700, 360}, {2800, 3750}, {230, 3690}}};
    cv::warpPerspective(mat_of(from), to, cv::getPerspectiveTransform(sheet.data(), seen.data()), to.size(),
        cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    for (int x = 0; x < to.cols; ++x)
        to.col(x) *= 1 - 0.35 * x / to.cols;
    return photo;
}

Image grey(const Image& image)
{
    Image from = image, result(image.size, 1, image.dpi);
    cv::Mat to = mat_of(result);
    cv::cvtColor(mat_of(from), to, cv::COLOR_RGB2GRAY);
    return result;
}

Image blurred(Image image, double sigma)
{
    cv::GaussianBlur(mat_of(image), mat_of(image), {0, 0}, sigma);
    return image;
}

Image blank()
{
    Image back = text();
    cv::Mat sheet = mat_of(back);
    cv::flip(sheet, sheet, 1);
    cv::GaussianBlur(sheet, sheet, {0, 0}, 4);
    sheet = sheet * 0.1 + cv::Scalar::all(222);
    for (const int y : {1300, 2200})
        cv::circle(sheet, {120, y}, 35, cv::Scalar::all(60), cv::FILLED, cv::LINE_AA);
    for (int i = 0; i < 40; ++i)
        cv::circle(sheet, {200 + i * 53, 300 + i * 71}, 2, cv::Scalar::all(70), cv::FILLED);
    cv::rectangle(sheet, {0, 0}, {8, a4.height}, cv::Scalar::all(20), cv::FILLED);
    return back;
}

int red_pixels(const Image& image)
{
    int count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 3)
        count += image.pixels[i] - std::max(image.pixels[i + 1], image.pixels[i + 2]) > 25;
    return count;
}

Image turned_by(const Image& image, double degrees)
{
    Image from = image, result(image.size, image.channels, image.dpi, 250);
    cv::Mat to = mat_of(result);
    const cv::Point2f centre(float(image.size.width - 1) / 2, float(image.size.height - 1) / 2);
    cv::warpAffine(mat_of(from), to, cv::getRotationMatrix2D(centre, -degrees, 1), to.size(),
        cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(250));
    return result;
}

Page page(Image image)
{
    Page page;
    page.image = std::move(image);
    page.dpi_stated = true;
    return page;
}

} // namespace strongroom::ingest::drawn
