#include "tests/whole/long_contract/scan.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <numbers>
#include <random>

namespace strongroom::test {

namespace {

constexpr int width = 2480, height = 3508; // A4 at 300 dpi

/// Like std::uniform_real_distribution, which no standard fixes to the same numbers everywhere.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_engine(seed) { }
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_engine()) / 4294967296.0;
    }

private:
    std::mt19937 m_engine;
};

cv::Mat drawn(cairo_surface_t* page, double degrees, double shift_x, double shift_y)
{
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 0.975, 0.97, 0.955);
    cairo_paint(context.get());
    cairo_translate(context.get(), width / 2.0 + shift_x, height / 2.0 + shift_y);
    cairo_rotate(context.get(), degrees * std::numbers::pi / 180);
    cairo_scale(context.get(), 300 / 72.0, 300 / 72.0);
    cairo_set_source_surface(context.get(), page, -page_width / 2, -page_height / 2);
    cairo_paint(context.get());
    cairo_surface_flush(surface.get());
    const cv::Mat four(height, width, CV_8UC4, cairo_image_surface_get_data(surface.get()),
        static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
    cv::Mat three;
    cv::cvtColor(four, three, cv::COLOR_BGRA2BGR);
    return three;
}

void add_noise(cv::Mat& page, Chance& chance)
{
    // One table, entered anywhere per row: a page of fresh numbers would cost more than reading it.
    std::vector<int> noise(8191);
    for (int& value : noise)
        value = static_cast<int>(chance.between(-5, 5) + chance.between(-5, 5) + chance.between(-5, 5));
    const double light_left = chance.between(0.93, 1), light_right = chance.between(0.93, 1);
    std::vector<int> light; // of each column, in 1/1024
    for (int x = 0; x < page.cols; ++x)
        light.push_back(static_cast<int>(1024 * (light_left + (light_right - light_left) * x / page.cols)));
    for (int y = 0; y < page.rows; ++y) {
        auto at = static_cast<std::size_t>(chance.between(0, 8191));
        std::uint8_t* channel = page.ptr(y);
        for (const int part : light) {
            at = at + 1 < noise.size() ? at + 1 : 0;
            for (int i = 0; i < 3; ++i, ++channel)
                *channel = cv::saturate_cast<std::uint8_t>((*channel * part >> 10) + noise[at]);
        }
    }
}

} // namespace

cv::Mat scanned(cairo_surface_t* page, std::uint32_t seed, double most_skew)
{
    Chance chance(seed);
    const double degrees = chance.between(-most_skew, most_skew);
    cv::Mat scan = drawn(page, degrees, chance.between(-14, 14), chance.between(-14, 14));
    for (int speck = 0; speck < 30; ++speck) {
        const cv::Point2d where(chance.between(0, width), chance.between(0, height));
        cv::circle(scan, where, static_cast<int>(chance.between(1, 3.5)),
            cv::Scalar::all(chance.between(70, 150)), -1);
    }
    cv::GaussianBlur(scan, scan, {}, chance.between(0.7, 1.1));
    add_noise(scan, chance);
    return scan;
}

} // namespace strongroom::test
