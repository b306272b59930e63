#include "samples/make/flow_internal.h"

#include <algorithm>
#include <cairo.h>
#include <numeric>

namespace strongroom::samples {

void Flow::rule(double thickness)
{
    line(m_look->left, m_y, m_look->paper_width - m_look->right, m_y, thickness);
    m_y += 3;
}

void Flow::paragraph(const Paragraph& paragraph)
{
    const double size = paragraph.size > 0 ? paragraph.size : m_look->size;
    const double step = size * m_look->line_spacing;
    const std::vector<Line> all = lines(paragraph.spans, size, text_width(), paragraph.indent * size);
    m_y += paragraph.before;
    if (paragraph.keep_with_next && left_over() < step * 3)
        new_page();
    for (const Line& one : all) {
        if (left_over() < step)
            new_page();
        draw_lines({one}, m_look->left, m_y, text_width(), size, paragraph.align);
        m_y += step;
    }
    m_y += paragraph.after;
}

void Flow::columns(const std::vector<std::vector<Paragraph>>& columns)
{
    const double gutter = 14;
    const auto count = static_cast<double>(columns.size());
    const double width = (text_width() - gutter * (count - 1)) / count;
    std::vector<std::vector<std::pair<std::vector<Line>, const Paragraph*>>> set(columns.size());
    double tallest = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        double height = 0;
        for (const Paragraph& paragraph : columns[c]) {
            const double size = paragraph.size > 0 ? paragraph.size : m_look->size;
            set[c].emplace_back(lines(paragraph.spans, size, width, paragraph.indent * size), &paragraph);
            height += static_cast<double>(set[c].back().first.size()) * size * m_look->line_spacing
                + paragraph.before + paragraph.after;
        }
        tallest = std::max(tallest, height);
    }
    if (left_over() < tallest)
        new_page();
    for (std::size_t c = 0; c < columns.size(); ++c) {
        double y = m_y;
        for (const auto& [all, paragraph] : set[c]) {
            const double size = paragraph->size > 0 ? paragraph->size : m_look->size;
            y += paragraph->before;
            draw_lines(all, m_look->left + static_cast<double>(c) * (width + gutter), y, width, size,
                paragraph->align);
            y += static_cast<double>(all.size()) * size * m_look->line_spacing + paragraph->after;
        }
    }
    m_y += tallest;
}

void Flow::running_line(std::size_t page, double baseline, const Paragraph& paragraph)
{
    const std::size_t before = m_page;
    m_page = page;
    const double size = paragraph.size > 0 ? paragraph.size : m_look->size;
    draw_lines(lines(paragraph.spans, size, text_width(), 0), m_look->left,
        baseline - size * (m_look->line_spacing / 2 + 0.36), text_width(), size, paragraph.align);
    m_page = before;
}

void Flow::table(const Table& table)
{
    const double size = table.size > 0 ? table.size : m_look->size;
    const double step = size * m_look->line_spacing;
    const double sum = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    std::vector<double> xs{m_look->left};
    for (const double width : table.widths)
        xs.push_back(xs.back() + width / sum * text_width());

    std::size_t first = 0;
    while (first < table.rows.size()) {
        // Place the cells of as many rows as fit on this page.
        std::vector<Slot> slots;
        std::vector<double> ys{m_y};
        std::vector<std::size_t> covered(table.widths.size(), first); // the column is taken until this row
        std::size_t row = first;
        for (; row < table.rows.size(); ++row) {
            double height = std::max(table.rows[row].least_height, step);
            std::vector<Slot> here;
            std::size_t column = 0;
            for (const Cell& cell : table.rows[row].cells) {
                while (column < covered.size() && covered[column] > row)
                    ++column;
                const std::size_t end
                    = std::min(column + static_cast<std::size_t>(cell.columns), table.widths.size());
                const double inner = xs[end] - xs[column] - 2 * table.padding;
                Slot slot{&cell, row - first, column, lines(cell.spans, size * cell.scale, inner, 0)};
                const double need
                    = static_cast<double>(slot.lines.size()) * step * cell.scale + table.padding;
                if (cell.rows == 1)
                    height = std::max(height, need);
                for (std::size_t c = column; c < end; ++c)
                    covered[c] = row + static_cast<std::size_t>(cell.rows);
                here.push_back(std::move(slot));
                column = end;
            }
            if (row > first && ys.back() + height > m_look->paper_height - m_look->bottom)
                break;
            if (row == first && ys.back() + height > m_look->paper_height - m_look->bottom
                && m_y > m_look->top + 1) {
                new_page();
                ys.back() = m_y;
            }
            ys.push_back(ys.back() + height);
            std::move(here.begin(), here.end(), std::back_inserter(slots));
        }
        draw_borders(table, xs, ys, slots);
        for (const Slot& slot : slots) {
            const std::size_t last_row
                = std::min(slot.row + static_cast<std::size_t>(slot.cell->rows), ys.size() - 1);
            const std::size_t last_column = slot.column + static_cast<std::size_t>(slot.cell->columns);
            const double own = size * slot.cell->scale;
            const double text = static_cast<double>(slot.lines.size()) * own * m_look->line_spacing;
            draw_lines(slot.lines, xs[slot.column] + table.padding, (ys[slot.row] + ys[last_row] - text) / 2,
                xs[std::min(last_column, xs.size() - 1)] - xs[slot.column] - 2 * table.padding, own,
                slot.cell->align);
        }
        m_y = ys.back();
        first = row;
        if (first < table.rows.size())
            new_page();
    }
}

void Flow::draw_borders(const Table& table, const std::vector<double>& xs, const std::vector<double>& ys,
    const std::vector<Slot>& slots)
{
    for (const Slot& slot : slots) {
        const std::size_t bottom
            = std::min(slot.row + static_cast<std::size_t>(slot.cell->rows), ys.size() - 1);
        const std::size_t right
            = std::min(slot.column + static_cast<std::size_t>(slot.cell->columns), xs.size() - 1);
        const double x0 = xs[slot.column], x1 = xs[right], y0 = ys[slot.row], y1 = ys[bottom];
        if (slot.cell->shaded) {
            m_pages[m_page].print.emplace_back([=](cairo_t* cairo) {
                cairo_set_source_rgb(cairo, 0.9, 0.9, 0.9);
                cairo_rectangle(cairo, x0, y0, x1 - x0, y1 - y0);
                cairo_fill(cairo);
            });
        }
        line(x0, y0, x1, y0, 0.6);
        line(x0, y1, x1, y1, 0.6);
        if (table.borders == Borders::rows_only)
            continue;
        if (table.borders != Borders::no_outer_sides || slot.column > 0)
            line(x0, y0, x0, y1, 0.6);
        if (table.borders != Borders::no_outer_sides || right + 1 < xs.size())
            line(x1, y0, x1, y1, 0.6);
    }
    if (table.borders == Borders::thick_outer) {
        line(xs.front(), ys.front(), xs.back(), ys.front(), 1.5);
        line(xs.front(), ys.back(), xs.back(), ys.back(), 1.5);
        line(xs.front(), ys.front(), xs.front(), ys.back(), 1.5);
        line(xs.back(), ys.front(), xs.back(), ys.back(), 1.5);
    }
}

} // namespace strongroom::samples
