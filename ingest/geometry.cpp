#include "ingest/geometry.h"

#include <cmath>

namespace strongroom::ingest {

Rect mapped(const Rect& box, const Homography& map, Size page)
{
    const std::array<Point, 4> corners{map({double(box.x), double(box.y)}),
        map({double(box.right()), double(box.y)}), map({double(box.right()), double(box.bottom())}),
        map({double(box.x), double(box.bottom())})};
    double left = corners[0].x, right = left, top = corners[0].y, bottom = top;
    for (const Point& corner : corners) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y);
    }
    const auto clamped
        = [](double value, int limit) { return int(std::lround(std::clamp(value, 0.0, double(limit)))); };
    const int x = clamped(left, page.width), y = clamped(top, page.height);
    return {x, y, clamped(right, page.width) - x, clamped(bottom, page.height) - y};
}

} // namespace strongroom::ingest
