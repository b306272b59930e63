#include "ocr/text_detection_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/heat_map.h"
#include "ingest/picture.h"
#include "ocr/tensor_internal.h"

namespace strongroom::ocr {
namespace {

// The longer side the detector sees of an A4 page. More does not find more: 1,536 and 2,048 were measured.
constexpr double side_of_a4 = 960;
constexpr double a4_height_inches = 11.7;
// A sheet of A3 holds print of the same size, so it needs as many pixels more.
constexpr double side_most = 1360;
constexpr int step = 32; // both sides must be multiples of what the network shrinks by
constexpr Normalisation imagenet{{.485F, .456F, .406F}, {.229F, .224F, .225F}};

ingest::Size seen_size(ingest::ImageView picture)
{
    const double side = std::max(picture.size.width, picture.size.height);
    const double inches = picture.dpi >= 150 ? side / picture.dpi : a4_height_inches;
    const double limit = std::clamp(side_of_a4 * inches / a4_height_inches, side_of_a4, side_most);
    const double shrink = std::min(1.0, limit / side);
    const auto stepped
        = [&](int pixels) { return std::max(step, int(std::lround(pixels * shrink / step)) * step); };
    return {stepped(picture.size.width), stepped(picture.size.height)};
}

} // namespace

std::vector<ingest::Quad> TextDetection::find(ingest::ImageView picture)
{
    const ingest::Size seen = seen_size(picture);
    Tensor input = to_tensor(ingest::resized(picture, seen), seen.width, imagenet);
    const TensorView heat = m_model.run(input);

    const double wider = double(picture.size.width) / seen.width;
    const double higher = double(picture.size.height) / seen.height;
    std::vector<ingest::Quad> lines;
    for (const ingest::HeatBox& box : ingest::heat_boxes(heat.values, seen)) {
        ingest::Quad line;
        std::transform(box.corners.begin(), box.corners.end(), line.begin(), [&](ingest::Point p) {
            return ingest::Point{std::clamp(p.x * wider, 0.0, picture.size.width - 1.0),
                std::clamp(p.y * higher, 0.0, picture.size.height - 1.0)};
        });
        const auto side = [&](unsigned a, unsigned b) {
            return std::hypot(line[a].x - line[b].x, line[a].y - line[b].y);
        };
        if (std::min(side(0, 1), side(0, 3)) > 3)
            lines.push_back(line);
    }
    return lines;
}

} // namespace strongroom::ocr
