#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "samples/make/scan_internal.h"

namespace strongroom::samples {
namespace {

/// Rotates about the middle; what comes in from outside is paper, or the dark inside of the scanner.
void skew(Scan& scan, double degrees, const cv::Scalar& outside)
{
    const cv::Point2f middle(
        static_cast<float>(scan.pixels.cols) / 2, static_cast<float>(scan.pixels.rows) / 2);
    const cv::Mat turn = cv::getRotationMatrix2D(middle, degrees, 1);
    cv::Mat result;
    cv::warpAffine(
        scan.pixels, result, turn, scan.pixels.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, outside);
    scan.pixels = result;
    move_boxes(scan.lines,
        cv::Matx33d(turn.at<double>(0, 0), turn.at<double>(0, 1), turn.at<double>(0, 2),
            turn.at<double>(1, 0), turn.at<double>(1, 1), turn.at<double>(1, 2), 0, 0, 1));
}

/// black and white become what toner and paper really reflect.
void levels(cv::Mat& picture, double black, double white)
{
    picture.convertTo(picture, -1, (white - black) / 255, black);
}

void dust(cv::Mat& picture, int specks, Dice& dice)
{
    for (int i = 0; i < specks; ++i) {
        const cv::Point at(dice.below(picture.cols), dice.below(picture.rows));
        const double tone = dice.real(30, 190);
        if (dice.chance(0.05)) {
            const cv::Point end(at.x + dice.between(-40, 40), at.y + dice.between(-40, 40));
            cv::line(picture, at, end, cv::Scalar::all(tone), 1, cv::LINE_AA);
        } else {
            cv::circle(picture, at, dice.chance(0.85) ? 1 : 2, cv::Scalar::all(tone), cv::FILLED);
        }
    }
}

/// Multiplies each column: the shadow where a bound volume falls away from the glass.
void gutter(cv::Mat& picture, Dice& dice)
{
    const bool at_left = dice.chance(0.6);
    const double reach = dice.real(0.05, 0.13) * picture.cols, dark = dice.real(0.35, 0.7);
    cv::Mat row(1, picture.cols, CV_8U);
    for (int x = 0; x < picture.cols; ++x) {
        const double away = at_left ? x : picture.cols - 1 - x;
        row.at<std::uint8_t>(0, x)
            = cv::saturate_cast<std::uint8_t>(255 * (1 - dark * std::exp(-away / reach * 1.8)));
    }
    cv::Mat map;
    cv::repeat(row, picture.rows, 1, map);
    if (picture.channels() == 3)
        cv::merge(std::vector{map, map, map}, map);
    cv::multiply(picture, map, picture, 1.0 / 255);
}

void show_through(cv::Mat& picture, const cv::Mat& verso, double strength)
{
    cv::Mat back;
    cv::resize(verso, back, cv::Size(), 0.25, 0.25, cv::INTER_AREA);
    cv::flip(back, back, 1);
    cv::GaussianBlur(back, back, cv::Size(), 0.8);
    if (back.channels() != picture.channels())
        cv::cvtColor(back, back, picture.channels() == 1 ? cv::COLOR_BGR2GRAY : cv::COLOR_GRAY2BGR);
    cv::resize(back, back, picture.size(), 0, 0, cv::INTER_LINEAR);
    back.convertTo(back, -1, strength, 255 * (1 - strength));
    cv::multiply(picture, back, picture, 1.0 / 255);
}

/// Toner that did not take everywhere: ink becomes paler in patches.
void fade(cv::Mat& picture, double least, Dice& dice)
{
    cv::bitwise_not(picture, picture);
    shade(picture, least, 24, dice);
    cv::bitwise_not(picture, picture);
}

void tint(cv::Mat& picture, Dice& dice)
{
    if (picture.channels() == 3)
        cv::multiply(picture, cv::Scalar(dice.real(0.92, 1), dice.real(0.985, 1), 1), picture);
}

} // namespace

void add_noise(cv::Mat& picture, double sigma, Dice& dice)
{
    constexpr int side = 509; // prime, so that the tiles do not line up with the text
    cv::RNG chance(dice.next());
    cv::Mat tile(side, side, CV_16SC(picture.channels()));
    chance.fill(tile, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(sigma));
    for (int y = 0; y < picture.rows; y += side)
        for (int x = 0; x < picture.cols; x += side) {
            cv::Mat part
                = picture(cv::Rect(x, y, std::min(side, picture.cols - x), std::min(side, picture.rows - y)));
            cv::add(part, tile(cv::Rect(0, 0, part.cols, part.rows)), part, cv::noArray(), CV_8U);
        }
}

void shade(cv::Mat& picture, double least, int coarse, Dice& dice)
{
    cv::RNG chance(dice.next());
    cv::Mat small(coarse, coarse, CV_8U), map;
    chance.fill(small, cv::RNG::UNIFORM, least * 255, 256);
    cv::resize(small, map, picture.size(), 0, 0, cv::INTER_CUBIC);
    if (picture.channels() == 3)
        cv::merge(std::vector{map, map, map}, map);
    cv::multiply(picture, map, picture, 1.0 / 255);
}

Scanner make_scanner(Dice& dice, Quality quality, bool may_be_bitonal)
{
    Scanner scanner{.quality = quality};
    switch (quality) {
    case Quality::clean:
        scanner.grey = dice.chance(0.3);
        scanner.jpeg_quality = dice.between(88, 95);
        break;
    case Quality::office:
        scanner.grey = dice.chance(0.5);
        scanner.bitonal = may_be_bitonal && dice.chance(0.2);
        scanner.jpeg_quality = dice.between(75, 90);
        break;
    case Quality::bad:
        scanner.dpi = 200;
        scanner.grey = dice.chance(0.45);
        scanner.bitonal = may_be_bitonal && dice.chance(0.3);
        scanner.faint = dice.chance(0.5);
        scanner.bleeding = dice.chance(0.6);
        scanner.jpeg_quality = dice.between(45, 65);
        break;
    case Quality::photo:
        scanner.jpeg_quality = dice.between(78, 92);
        break;
    }
    scanner.grey = scanner.grey || scanner.bitonal;
    return scanner;
}

Scan worn(Scan scan, const cv::Mat& verso, const Scanner& scanner, Dice& dice)
{
    scan.jpeg_quality = scanner.jpeg_quality;
    if (scanner.quality == Quality::photo)
        return photographed(std::move(scan), dice);
    if (scanner.grey)
        cv::cvtColor(scan.pixels, scan.pixels, cv::COLOR_BGR2GRAY);
    if (scanner.quality == Quality::clean)
        return scan;
    const bool bad = scanner.quality == Quality::bad;
    if (bad && scanner.bleeding && !verso.empty())
        show_through(scan.pixels, verso, dice.real(0.06, 0.16));
    fade(scan.pixels, bad && scanner.faint ? dice.real(0.35, 0.55) : dice.real(0.75, 0.92), dice);
    levels(scan.pixels, dice.real(8, bad ? 60 : 35), dice.real(bad ? 215 : 238, bad ? 245 : 254));
    skew(scan, bad ? std::clamp(dice.normal() * 1.4, -3.0, 3.0) : std::clamp(dice.normal() * 0.5, -1.2, 1.2),
        cv::Scalar::all(dice.chance(0.7) ? dice.real(225, 250) : dice.real(15, 60)));
    cv::GaussianBlur(scan.pixels, scan.pixels, cv::Size(), bad ? dice.real(0.5, 0.95) : dice.real(0.45, 0.9));
    shade(scan.pixels, bad ? 0.86 : 0.95, 4, dice);
    if (bad && dice.chance(0.75))
        gutter(scan.pixels, dice);
    if (dice.chance(bad ? 0.7 : 0.4))
        tint(scan.pixels, dice);
    dust(scan.pixels, dice.between(5, bad ? 160 : 60), dice);
    add_noise(scan.pixels, bad ? dice.real(4, 10) : dice.real(1.5, 5), dice);
    if (scanner.bitonal) {
        // A sheet-fed scanner's own threshold follows the light, as every driver's does since about 2000.
        cv::adaptiveThreshold(scan.pixels, scan.pixels, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY,
            static_cast<int>(scan.dpi / 4) | 1, dice.real(22, 34));
        scan.bitonal = true;
    }
    if (dice.chance(0.04)) { // fed the wrong way round
        static constexpr std::array turns
            = {cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE};
        const int which = dice.chance(0.6) ? 0 : dice.between(1, 2);
        cv::rotate(scan.pixels, scan.pixels, turns[static_cast<std::size_t>(which)]);
        scan.turned = std::array{180, 270, 90}[static_cast<std::size_t>(which)];
    }
    return scan;
}

} // namespace strongroom::samples
