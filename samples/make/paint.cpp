#include <cairo.h>
#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "samples/make/scan_internal.h"

namespace strongroom::samples {

Scan painted(const Leaf& leaf, double dpi, const Colour& paper)
{
    const double scale = dpi / 72;
    const int width = static_cast<int>(std::lround(leaf.width * scale)),
              height = static_cast<int>(std::lround(leaf.height * scale));
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo(cairo_create(surface.get()), cairo_destroy);
    cairo_set_source_rgb(cairo.get(), paper[0], paper[1], paper[2]);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    for (const auto& draw : leaf.print) {
        cairo_new_path(cairo.get()); // showing text leaves a point behind
        draw(cairo.get());
    }
    if (!leaf.marks.empty()) {
        cairo_push_group(cairo.get());
        for (const auto& draw : leaf.marks) {
            cairo_new_path(cairo.get());
            draw(cairo.get());
        }
        cairo_pop_group_to_source(cairo.get());
        cairo_set_operator(cairo.get(), CAIRO_OPERATOR_MULTIPLY);
        cairo_paint(cairo.get());
    }
    cairo_surface_flush(surface.get());
    const cv::Mat view(height, width, CV_8UC4, cairo_image_surface_get_data(surface.get()),
        static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
    Scan scan;
    cv::cvtColor(view, scan.pixels, cv::COLOR_BGRA2BGR);
    scan.lines = leaf.lines;
    scan.dpi = dpi;
    move_boxes(scan.lines, cv::Matx33d(scale, 0, 0, 0, scale, 0, 0, 0, 1));
    return scan;
}

Scan spread(const Scan& left, const Scan& right)
{
    Scan both;
    both.dpi = left.dpi;
    cv::hconcat(left.pixels, right.pixels, both.pixels);
    both.lines = left.lines;
    std::vector<TruthLine> moved = right.lines;
    move_boxes(moved, cv::Matx33d(1, 0, left.pixels.cols, 0, 1, 0, 0, 0, 1));
    both.lines.insert(both.lines.end(), moved.begin(), moved.end());
    return both;
}

void move_boxes(std::vector<TruthLine>& lines, const cv::Matx33d& by)
{
    for (TruthLine& line : lines) {
        const Box& b = line.box;
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (const auto& [x, y] : {std::pair{b.x, b.y}, std::pair{b.x + b.width, b.y},
                 std::pair{b.x, b.y + b.height}, std::pair{b.x + b.width, b.y + b.height}}) {
            const cv::Vec3d p = by * cv::Vec3d(x, y, 1);
            left = std::min(left, p[0] / p[2]);
            right = std::max(right, p[0] / p[2]);
            top = std::min(top, p[1] / p[2]);
            bottom = std::max(bottom, p[1] / p[2]);
        }
        line.box = {left, top, right - left, bottom - top};
    }
}

} // namespace strongroom::samples
