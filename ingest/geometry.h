#pragma once

#include <algorithm>
#include <array>
#include <compare>

namespace strongroom::ingest {

/// Pixels, origin at the top left of the page, x to the right, y down.
struct Point {
    double x = 0, y = 0;
    auto operator<=>(const Point&) const = default;
};

struct Size {
    int width = 0, height = 0;
    auto operator<=>(const Size&) const = default;
    bool empty() const { return width <= 0 || height <= 0; }
};

/// An upright box in whole pixels; right and bottom are exclusive.
struct Rect {
    int x = 0, y = 0, width = 0, height = 0;
    auto operator<=>(const Rect&) const = default;
    int right() const { return x + width; }
    int bottom() const { return y + height; }
    double centre_x() const { return x + width / 2.0; }
    double centre_y() const { return y + height / 2.0; }
    bool empty() const { return width <= 0 || height <= 0; }
};

/// The smallest box around both; an empty one does not count.
inline Rect united(const Rect& a, const Rect& b)
{
    if (a.empty())
        return b;
    if (b.empty())
        return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// What both cover; empty where they do not meet.
inline Rect intersection(const Rect& a, const Rect& b)
{
    const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    const int width = std::min(a.right(), b.right()) - x, height = std::min(a.bottom(), b.bottom()) - y;
    return width > 0 && height > 0 ? Rect{x, y, width, height} : Rect{};
}

/// Four corners, clockwise from the top left of the text or sheet they enclose.
using Quad = std::array<Point, 4>;

/// A projective map of the plane, row by row: (x, y, 1) is multiplied from the left.
struct Homography {
    std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};

    Point operator()(Point p) const
    {
        const double w = m[6] * p.x + m[7] * p.y + m[8];
        return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
    }

    /// First `inner`, then this.
    Homography after(const Homography& inner) const
    {
        Homography product;
        for (unsigned row = 0; row < 3; ++row)
            for (unsigned column = 0; column < 3; ++column) {
                double sum = 0;
                for (unsigned k = 0; k < 3; ++k)
                    sum += m[row * 3 + k] * inner.m[k * 3 + column];
                product.m[row * 3 + column] = sum;
            }
        return product;
    }
};

/// The upright box around `box` after mapping its corners, kept inside a page of `page` pixels.
Rect mapped(const Rect& box, const Homography& map, Size page);

} // namespace strongroom::ingest
