#include "ocr/places_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/picture.h"

namespace strongroom::ocr {
namespace {

using ingest::Point;
using ingest::Quad;
using ingest::RuledCell;

constexpr std::size_t grid_least = 5; // boxes in a row that make a grid

double length(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

long area(const Rect& box) { return long(box.width) * box.height; }

// The part of the box between two shares of its width.
Quad part_of(const Quad& line, double from, double to)
{
    const auto along = [](Point a, Point b, double share) {
        return Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    };
    return {along(line[0], line[1], from), along(line[0], line[1], to), along(line[3], line[2], to),
        along(line[3], line[2], from)};
}

// A stroke of the character 国 closes in a "cell" too, but a line of text does not fit into it.
bool fits(const Rect& line, const Rect& cell)
{
    return line.centre_y() > cell.y && line.centre_y() < cell.bottom() && cell.height >= 0.8 * line.height;
}

std::vector<RuledCell> cells_along(const Rect& line, const std::vector<RuledCell>& cells)
{
    std::vector<RuledCell> found;
    for (const RuledCell& cell : cells) {
        // A detected box reaches a little beyond its text, so a sliver in the next cell means nothing.
        const int shared = std::min(line.right(), cell.box.right()) - std::max(line.x, cell.box.x);
        if (fits(line, cell.box) && shared > 0.4 * std::min(line.height, cell.box.width))
            found.push_back(cell);
    }
    std::sort(
        found.begin(), found.end(), [](const RuledCell& a, const RuledCell& b) { return a.box.x < b.box.x; });
    return found;
}

// The smallest of those that hold the line's centre.
Rect cell_around(const Rect& line, const std::vector<RuledCell>& cells)
{
    Rect smallest;
    for (const RuledCell& cell : cells)
        if (fits(line, cell.box) && line.centre_x() > cell.box.x && line.centre_x() < cell.box.right()
            && (smallest.empty() || area(cell.box) < area(smallest)))
            smallest = cell.box;
    return smallest;
}

void add_cut(
    const Quad& line, const Rect& box, const std::vector<RuledCell>& along, std::vector<Place>& found)
{
    const auto share = [&](int x) { return std::clamp(double(x - box.x) / box.width, 0.0, 1.0); };
    double reached = 0;
    const auto add_outside = [&](double to) {
        if ((to - reached) * box.width > 0.8 * box.height)
            found.push_back({part_of(line, reached, to), {}, {}});
    };
    for (const RuledCell& cell : along) {
        const double from = std::max(reached, share(cell.box.x)), to = share(cell.box.right());
        add_outside(from);
        reached = std::max(reached, to);
        const Rect part{std::max(box.x, cell.box.x), box.y,
            std::min(box.right(), cell.box.right()) - std::max(box.x, cell.box.x), box.height};
        if (to > from && !ingest::intersection(part, cell.ink).empty())
            found.push_back({part_of(line, from, to), cell.box, {}});
    }
    add_outside(1);
}

bool next_in_grid(const Rect& last, const Rect& next)
{
    const int tolerance = std::max(3, last.height / 6);
    return std::abs(last.y - next.y) <= tolerance && std::abs(last.height - next.height) <= tolerance
        && std::abs(last.width - next.width) <= std::max(4, last.width / 3) && next.x >= last.right()
        && next.x - last.right() <= last.width / 2;
}

// Rows of narrow boxes side by side; taken out of `cells`.
std::vector<std::vector<RuledCell>> take_grids(std::vector<RuledCell>& cells)
{
    std::vector<RuledCell> narrow, others;
    for (const RuledCell& cell : cells)
        (cell.box.width <= 1.3 * cell.box.height ? narrow : others).push_back(cell);
    std::sort(narrow.begin(), narrow.end(),
        [](const RuledCell& a, const RuledCell& b) { return a.box.x < b.box.x; });
    std::vector<std::vector<RuledCell>> rows;
    for (const RuledCell& cell : narrow) {
        const auto row = std::find_if(rows.begin(), rows.end(),
            [&](const auto& candidate) { return next_in_grid(candidate.back().box, cell.box); });
        if (row != rows.end())
            row->push_back(cell);
        else
            rows.push_back({cell});
    }
    const auto first_short
        = std::partition(rows.begin(), rows.end(), [](const auto& row) { return row.size() >= grid_least; });
    for (auto row = first_short; row != rows.end(); ++row)
        others.insert(others.end(), row->begin(), row->end());
    rows.erase(first_short, rows.end());
    cells = std::move(others);
    return rows;
}

Place grid_place(const std::vector<RuledCell>& row)
{
    Place place;
    for (const RuledCell& cell : row) {
        place.cell = ingest::united(place.cell, cell.box);
        if (!cell.ink.empty())
            place.grid.push_back(cell);
    }
    place.corners = as_quad(place.cell);
    return place;
}

// A character or two with much white around them are read badly: 3 becomes 3㎡ or nothing at all. A quarter
// of their height is right.
Rect snug(const Rect& ink, const Rect& cell)
{
    const int margin = std::max(3, ink.height / 4);
    const bool dash = ink.width > 3 * ink.height && ink.width < cell.height;
    const int above = dash ? ink.width / 2 : margin;
    return ingest::intersection(
        {ink.x - margin, ink.y - above, ink.width + 2 * margin, ink.height + 2 * above}, cell);
}

// Draws the box of a short text closer, where all that its cell holds is that text.
void tighten(Place& place, const std::vector<RuledCell>& cells, Size page)
{
    const auto cell = std::find_if(
        cells.begin(), cells.end(), [&](const RuledCell& candidate) { return candidate.box == place.cell; });
    if (cell == cells.end() || cell->ink.empty() || cell->ink.width > 3 * cell->ink.height)
        return;
    const Rect box = ingest::bounding_box(place.corners, page);
    if (double(area(ingest::intersection(cell->ink, box))) > 0.8 * double(area(cell->ink)))
        place.corners = as_quad(snug(cell->ink, cell->box));
}

bool is_covered(const Rect& ink, const std::vector<Rect>& read, Size page)
{
    // Scribbles, stamps and pictures are no lone characters.
    if (ink.height > page.height / 25 || ink.width > page.width / 8)
        return true;
    long covered = 0;
    for (const Rect& box : read)
        covered += area(ingest::intersection(ink, box));
    return double(covered) > 0.3 * double(area(ink));
}

} // namespace

bool is_tall(const Quad& corners)
{
    return length(corners[0], corners[3]) >= 1.5 * length(corners[0], corners[1]);
}

Quad as_quad(const Rect& box)
{
    const double left = box.x, right = box.right(), top = box.y, bottom = box.bottom();
    return {Point{left, top}, Point{right, top}, Point{right, bottom}, Point{left, bottom}};
}

std::vector<Place> places(const std::vector<Quad>& detected, const std::vector<RuledCell>& ruled, Size page)
{
    std::vector<RuledCell> cells = ruled;
    std::vector<Place> found;
    for (const std::vector<RuledCell>& row : take_grids(cells))
        found.push_back(grid_place(row));
    const std::size_t grids = found.size();

    for (const Quad& line : detected) {
        const Rect box = ingest::bounding_box(line, page);
        if (box.empty())
            continue;
        if (std::any_of(found.begin(), found.begin() + std::ptrdiff_t(grids), [&](const Place& grid) {
                return double(area(ingest::intersection(box, grid.cell))) > 0.6 * double(area(box));
            }))
            continue;
        const std::vector<RuledCell> along
            = is_tall(line) ? std::vector<RuledCell>{} : cells_along(box, cells);
        if (along.size() > 1)
            add_cut(line, box, along, found);
        else
            found.push_back({line, cell_around(box, cells), {}});
    }

    std::vector<Rect> read;
    for (Place& place : found) {
        if (place.grid.empty() && !place.cell.empty())
            tighten(place, cells, page);
        read.push_back(ingest::bounding_box(place.corners, page));
    }
    for (const RuledCell& cell : cells)
        if (!cell.ink.empty() && !is_covered(cell.ink, read, page))
            found.push_back({as_quad(snug(cell.ink, cell.box)), cell.box, {}});
    return found;
}

} // namespace strongroom::ocr
