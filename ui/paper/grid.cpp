#include <algorithm>
#include <cmath>

#include "ui/paper/grid_internal.h"

namespace strongroom::ui {

namespace {

constexpr double thin = 0.4, thick = 0.8; // points
constexpr double side_padding = mm(0.9), top_padding = mm(0.8);

struct SetCell {
    const GridCell* cell;
    Type type;
    std::vector<SetLine> lines;
    double height() const { return double(lines.size()) * type.line() + 2 * top_padding; }
};

SetCell set(Canvas& canvas, const GridCell& cell)
{
    const double width = cell.width - 2 * side_padding;
    Type type = cell.type;
    if (cell.one_line)
        if (const double natural = canvas.text_width(cell.text, type); natural > width)
            type.size = std::max(type.size * width / natural * 0.998, type.size * 0.7);
    return {&cell, type, canvas.lines(cell.text, type, width)};
}

struct SetRow {
    std::vector<SetCell> cells;
    double height = 0;
};

SetRow set(Canvas& canvas, const GridRow& row)
{
    SetRow done;
    done.height = row.least_height;
    for (const GridCell& cell : row.cells) {
        done.cells.push_back(set(canvas, cell));
        done.height = std::max(done.height, done.cells.back().height());
    }
    return done;
}

void draw_cell(Canvas& canvas, const SetCell& set, double y, double height, std::size_t from, std::size_t to)
{
    const GridCell& cell = *set.cell;
    if (cell.shade < 1)
        canvas.shade({cell.x, y, cell.width, height}, cell.shade);
    to = std::min(to, set.lines.size());
    if (from < to) {
        double line_y
            = cell.at_top ? y + 2 * top_padding : y + (height - double(to - from) * set.type.line()) / 2;
        for (std::size_t i = from; i < to; ++i, line_y += set.type.line())
            canvas.text(set.lines[i].text, set.type, cell.x + side_padding, cell.width - 2 * side_padding,
                line_y, cell.side);
    }
    canvas.line(cell.x, y, cell.x, y + height, thin);
}

constexpr std::size_t all_lines = static_cast<std::size_t>(-1);

void draw_row(Canvas& canvas, const SetRow& row, double y, double height, std::size_t from = 0,
    std::size_t to = all_lines)
{
    for (const SetCell& cell : row.cells)
        draw_cell(canvas, cell, y, height, from, to);
    const GridCell& first = *row.cells.front().cell;
    const GridCell& last = *row.cells.back().cell;
    canvas.line(first.x, y, last.x + last.width, y, thin);
    canvas.line(last.x + last.width, y, last.x + last.width, y + height, thin);
}

/// The lines between records are stronger than those within.
void close(Canvas& canvas, double left, double right, double top, double bottom)
{
    canvas.frame({left, top, right - left, bottom - top}, thick);
}

struct SetRecord {
    std::vector<SetRow> rows;
    SetCell spanning;
    bool spans = false;
    double height = 0;
    double left = 0, right = 0;
};

SetRecord set(Canvas& canvas, const GridRecord& record)
{
    SetRecord done;
    done.spanning = set(canvas, record.spanning);
    done.spans = record.spanning.width > 0;
    for (const GridRow& row : record.rows) {
        done.rows.push_back(set(canvas, row));
        done.height += done.rows.back().height;
    }
    if (const double more = done.spans ? done.spanning.height() - done.height : 0; more > 0) {
        done.rows.back().height += more;
        done.height += more;
    }
    const GridRow& row = record.rows.front();
    done.left = done.spans ? record.spanning.x : row.cells.front().x;
    done.right = row.cells.back().x + row.cells.back().width;
    return done;
}

/// A record higher than a page: line by line, as much as there is room for.
void place_in_pieces(Pages& pages, const SetRecord& record)
{
    Canvas& canvas = pages.canvas();
    bool spanning_done = !record.spans;
    for (const SetRow& row : record.rows) {
        double line_height = 0;
        std::size_t lines = 1;
        for (const SetCell& cell : row.cells) {
            line_height = std::max(line_height, cell.type.line());
            lines = std::max(lines, cell.lines.size());
        }
        for (std::size_t from = 0; from < lines;) {
            pages.need(3 * line_height + 2 * top_padding);
            const auto fit
                = static_cast<std::size_t>(std::floor((pages.room() - 2 * top_padding) / line_height));
            const std::size_t to = std::min(lines, from + std::max<std::size_t>(fit, 1));
            const double height = std::min(std::max(double(to - from) * line_height + 2 * top_padding,
                                               to == lines && from == 0 ? row.height : 0.0),
                pages.room());
            draw_row(canvas, row, pages.y(), height, from, to);
            if (record.spans) {
                SetCell spanning = record.spanning;
                if (spanning_done)
                    spanning.lines.clear();
                draw_cell(canvas, spanning, pages.y(), height, 0, all_lines);
                spanning_done = true;
            }
            close(canvas, record.left, record.right, pages.y(), pages.y() + height);
            pages.down(height);
            from = to;
        }
    }
}

} // namespace

double height_of(Canvas& canvas, const GridRecord& record) { return set(canvas, record).height; }

void place(Pages& pages, const GridRecord& record)
{
    Canvas& canvas = pages.canvas();
    const SetRecord done = set(canvas, record);
    if (done.height > pages.full_room())
        return place_in_pieces(pages, done);
    pages.need(done.height);
    double y = pages.y();
    for (const SetRow& row : done.rows) {
        draw_row(canvas, row, y, row.height);
        y += row.height;
    }
    if (done.spans)
        draw_cell(canvas, done.spanning, pages.y(), done.height, 0, all_lines);
    close(canvas, done.left, done.right, pages.y(), y);
    pages.down(done.height);
}

} // namespace strongroom::ui
