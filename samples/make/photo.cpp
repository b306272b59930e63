#include <array>
#include <opencv2/imgproc.hpp>

#include "samples/make/scan_internal.h"

namespace strongroom::samples {
namespace {

/// A desk: one colour, with the grain of wood or the even noise of plastic.
cv::Mat desk(cv::Size size, Dice& dice)
{
    static const std::array<cv::Scalar, 6> colours = {cv::Scalar(60, 95, 140), cv::Scalar(40, 60, 95),
        cv::Scalar(70, 70, 75), cv::Scalar(150, 160, 170), cv::Scalar(70, 90, 60), cv::Scalar(105, 140, 175)};
    cv::Mat table(size, CV_8UC3, dice.pick(colours));
    cv::RNG chance(dice.next());
    const bool wood = dice.chance(0.6);
    cv::Mat grain(wood ? 260 : 160, wood ? 9 : 120, CV_8U), large;
    chance.fill(grain, cv::RNG::NORMAL, 215, wood ? 26 : 12);
    if (dice.chance(0.5))
        grain = grain.t();
    cv::resize(grain, large, size, 0, 0, cv::INTER_CUBIC);
    cv::merge(std::vector{large, large, large}, large);
    cv::multiply(table, large, table, 1.0 / 255);
    return table;
}

/// Lamp from one side, and the photographer's own shadow.
void light(cv::Mat& picture, Dice& dice)
{
    const int coarse = 48;
    cv::Mat small(coarse, coarse, CV_32F);
    const double dx = dice.real(-0.28, 0.28), dy = dice.real(-0.28, 0.28), base = dice.real(0.8, 1.0);
    const bool shadow = dice.chance(0.45);
    const double nx = dice.real(-1, 1), ny = dice.real(-1, 1), offset = dice.real(-0.15, 0.45),
                 depth = dice.real(0.12, 0.38);
    for (int y = 0; y < coarse; ++y)
        for (int x = 0; x < coarse; ++x) {
            const double u = double(x) / coarse - 0.5, v = double(y) / coarse - 0.5;
            double lit = base + dx * u + dy * v - 0.25 * (u * u + v * v);
            if (shadow)
                lit *= 1 - depth / (1 + std::exp(-18 * (nx * u + ny * v - offset)));
            small.at<float>(y, x) = static_cast<float>(std::min(1.0, lit));
        }
    small.convertTo(small, CV_8U, 255);
    cv::Mat map;
    cv::resize(small, map, picture.size(), 0, 0, cv::INTER_CUBIC);
    cv::merge(std::vector{map, map, map}, map);
    cv::multiply(picture, map, picture, 1.0 / 255);
    const cv::Scalar cast(
        dice.real(0.87, 1), dice.real(0.955, 0.995), dice.real(0.97, 1)); // of the lamp's colour
    cv::multiply(picture, cast, picture);
}

} // namespace

Scan photographed(Scan page, Dice& dice)
{
    const bool wide = page.pixels.cols > page.pixels.rows;
    const cv::Size upright
        = dice.pick(std::array{cv::Size(2448, 3264), cv::Size(3024, 4032), cv::Size(2736, 3648)});
    const cv::Size frame = wide ? cv::Size(upright.height, upright.width) : upright;
    const double fill = dice.real(0.82, 0.95);
    const double scale
        = fill * std::min(double(frame.width) / page.pixels.cols, double(frame.height) / page.pixels.rows);
    const double w = page.pixels.cols * scale, h = page.pixels.rows * scale;
    const double left = (frame.width - w) / 2, top = (frame.height - h) / 2, tilt = dice.real(-0.035, 0.035);
    const std::array<cv::Point2f, 4> from = {cv::Point2f(0, 0), cv::Point2f(float(page.pixels.cols), 0),
        cv::Point2f(float(page.pixels.cols), float(page.pixels.rows)),
        cv::Point2f(0, float(page.pixels.rows))};
    std::array<cv::Point2f, 4> to;
    for (std::size_t i = 0; i < to.size(); ++i) {
        const double x = left + (i == 1 || i == 2 ? w : 0) + dice.real(-0.03, 0.03) * w,
                     y = top + (i >= 2 ? h : 0) + dice.real(-0.022, 0.022) * h;
        const double cx = x - frame.width / 2.0, cy = y - frame.height / 2.0;
        to[i] = cv::Point2f(
            float(frame.width / 2.0 + cx - tilt * cy), float(frame.height / 2.0 + cy + tilt * cx));
    }
    const cv::Mat move = cv::getPerspectiveTransform(from.data(), to.data());
    Scan shot;
    shot.pixels = desk(frame, dice);
    page.pixels.convertTo(page.pixels, -1, dice.real(0.82, 0.93), dice.real(8, 26));
    cv::GaussianBlur(page.pixels, page.pixels, cv::Size(), 0.6); // or thin strokes break up when made smaller
    cv::warpPerspective(page.pixels, shot.pixels, move, frame, cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    light(shot.pixels, dice);
    cv::GaussianBlur(shot.pixels, shot.pixels, cv::Size(), dice.real(0.5, 1.2));
    add_noise(shot.pixels, dice.real(2, 6), dice);
    shot.lines = std::move(page.lines);
    cv::Matx33d by;
    move.copyTo(cv::Mat(by, false));
    move_boxes(shot.lines, by);
    shot.dpi = 0;
    shot.jpeg_quality = page.jpeg_quality;

    // Held sideways: the camera either says so (EXIF) or does not.
    const double held = dice.real(0, 1);
    const int which = dice.below(3);
    if (held < 0.3) {
        cv::rotate(shot.pixels, shot.pixels,
            std::array{cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                cv::ROTATE_90_COUNTERCLOCKWISE}[static_cast<std::size_t>(which)]);
        if (held < 0.18)
            shot.exif_orientation = std::array{8, 3, 6}[static_cast<std::size_t>(which)];
        else
            shot.turned = std::array{270, 180, 90}[static_cast<std::size_t>(which)];
    }
    return shot;
}

} // namespace strongroom::samples
