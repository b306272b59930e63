#include "tests/whole/long_contract/typeset.h"

#include "tests/whole/long_contract/drawing.h"

#include <algorithm>
#include <numeric>

namespace strongroom::test {

namespace {

std::string with_numbers(std::string text, std::size_t page, std::size_t pages)
{
    for (const auto& [name, number] :
        {std::pair<std::string, std::size_t>{"{pages}", pages}, {"{page}", page}})
        if (const std::size_t at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), std::to_string(number));
    return text;
}

class Typesetter {
public:
    explicit Typesetter(const Style& style) : m_style(style) { new_page(); }

    void add(const Block& block)
    {
        if (block.kind != BlockKind::row)
            close_table();
        switch (block.kind) {
        case BlockKind::paragraph:
            return add_text(block.text, m_style.body, m_style.size, 2, PANGO_ALIGN_LEFT);
        case BlockKind::flush:
            return add_text(block.text, m_style.body, m_style.size, 0, PANGO_ALIGN_LEFT);
        case BlockKind::right:
            return add_text(block.text, m_style.body, m_style.size, 0, PANGO_ALIGN_RIGHT);
        case BlockKind::centred:
            return add_text(block.text, m_style.body, m_style.size, 0, PANGO_ALIGN_CENTER);
        case BlockKind::title:
            return add_text(block.text, m_style.head, 24, 0, PANGO_ALIGN_CENTER);
        case BlockKind::chapter:
            return add_heading(block.text, m_style.size + 3, 0, PANGO_ALIGN_CENTER);
        case BlockKind::article:
            return add_heading(block.text, m_style.size, 2, PANGO_ALIGN_LEFT);
        case BlockKind::page_break:
            return new_page();
        case BlockKind::gap:
            m_y += block.numbers.at(0) * millimetre;
            return;
        case BlockKind::row:
            return add_row(block);
        case BlockKind::plan:
            return add_plan();
        case BlockKind::seal:
            return draw_seal(m_context.get(), left() + block.numbers.at(0) * millimetre,
                m_y + block.numbers.at(1) * millimetre, block.text, "合同专用章");
        }
    }

    std::vector<Surface> finished()
    {
        close_table();
        for (std::size_t page = 0; page < m_pages.size(); ++page)
            add_margins(page);
        return std::move(m_pages);
    }

private:
    const Style& m_style;
    std::vector<Surface> m_pages;
    Context m_context;
    double m_y = 0;
    bool m_in_table = false;

    double left() const { return m_style.left * millimetre; }
    double width() const { return page_width - (m_style.left + m_style.right) * millimetre; }
    double bottom() const { return page_height - m_style.bottom * millimetre; }

    void new_page()
    {
        const cairo_rectangle_t paper = {0, 0, page_width, page_height};
        m_pages.emplace_back(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &paper));
        m_context.reset(cairo_create(m_pages.back().get()));
        m_y = m_style.top * millimetre;
    }

    void add_heading(const std::string& text, double size, double indent, PangoAlignment alignment)
    {
        if (m_y + 4 * m_style.size * m_style.leading > bottom()) // a heading stays with its clause
            new_page();
        m_y += m_style.size * 0.5;
        add_text(text, m_style.head, size, indent, alignment);
    }

    void add_text(const std::string& text, const std::string& family, double size, double indent,
        PangoAlignment alignment)
    {
        const Layout layout = laid_out(m_context.get(), pango_markup(text, m_style), family, size, width());
        pango_layout_set_indent(layout.get(), static_cast<int>(indent * size * PANGO_SCALE));
        pango_layout_set_alignment(layout.get(), alignment);
        pango_layout_set_justify(layout.get(), alignment == PANGO_ALIGN_LEFT);
        const double line_height = size * m_style.leading;
        PangoLayoutIter* line = pango_layout_get_iter(layout.get());
        do {
            if (m_y + line_height > bottom())
                new_page();
            PangoRectangle box;
            pango_layout_iter_get_line_extents(line, nullptr, &box);
            cairo_set_source_rgb(m_context.get(), 0.08, 0.08, 0.08);
            cairo_move_to(
                m_context.get(), left() + box.x / double(PANGO_SCALE), m_y + line_height * 0.5 + size * 0.36);
            pango_cairo_show_layout_line(m_context.get(), pango_layout_iter_get_line_readonly(line));
            m_y += line_height;
        } while (pango_layout_iter_next_line(line));
        pango_layout_iter_free(line);
    }

    struct Cell {
        double x, width;
        bool joined_above;
        Layout layout;
    };

    std::vector<Cell> cells_of(const Block& row)
    {
        const double shares = std::accumulate(row.columns.begin(), row.columns.end(), 0.0);
        std::vector<Cell> cells;
        double x = left();
        for (std::size_t i = 0; i < row.columns.size(); ++i) {
            const double share = row.columns[i] / shares * width();
            const std::string text = i < row.cells.size() ? row.cells[i] : "";
            if (text == "<" && !cells.empty())
                cells.back().width += share;
            else
                cells.push_back({x, share, text == "^", nullptr});
            x += share;
        }
        std::size_t cell = 0;
        for (const std::string& text : row.cells) {
            if (text == "<")
                continue;
            const bool heading = text.starts_with("*") && !text.starts_with("**");
            const bool centred = heading || text.starts_with("=") || text.size() <= 3;
            const std::string shown = text == "^"  ? ""
                : heading || text.starts_with("=") ? text.substr(1)
                                                   : text;
            const double size = row.rules == Rules::plain ? m_style.size : m_style.size - 1;
            Cell& target = cells.at(cell++);
            target.layout = laid_out(m_context.get(), pango_markup(shown, m_style),
                heading ? m_style.head : m_style.body, size, target.width - 2 * padding);
            if (centred && row.rules == Rules::ruled)
                pango_layout_set_alignment(target.layout.get(), PANGO_ALIGN_CENTER);
        }
        return cells;
    }

    static constexpr double padding = 4;

    void add_row(const Block& row)
    {
        std::vector<Cell> cells = cells_of(row);
        double height = m_style.size * (row.rules == Rules::plain ? 2.0 : 1.9);
        for (const Cell& cell : cells)
            if (cell.layout)
                height = std::max(height, extent(cell.layout).height + 2 * padding);
        const bool fresh = m_y + height > bottom();
        if (fresh) {
            close_table();
            new_page();
        }
        cairo_t* context = m_context.get();
        cairo_set_source_rgb(context, 0.08, 0.08, 0.08);
        cairo_set_line_width(context, 0.7);
        for (const Cell& cell : cells) {
            if (cell.layout) {
                cairo_move_to(context, cell.x + padding, m_y + (height - extent(cell.layout).height) / 2);
                pango_cairo_show_layout(context, cell.layout.get());
            }
            if (row.rules == Rules::plain)
                continue;
            for (const double x : {cell.x, cell.x + cell.width}) {
                cairo_move_to(context, x, m_y);
                cairo_line_to(context, x, m_y + height);
            }
            if (!cell.joined_above || fresh) {
                cairo_move_to(context, cell.x, m_y);
                cairo_line_to(context, cell.x + cell.width, m_y);
            }
            cairo_stroke(context);
        }
        m_y += height;
        m_in_table = row.rules == Rules::ruled;
    }

    void close_table()
    {
        if (!m_in_table)
            return;
        cairo_move_to(m_context.get(), left(), m_y);
        cairo_line_to(m_context.get(), left() + width(), m_y);
        cairo_stroke(m_context.get());
        m_y += m_style.size * 0.6;
        m_in_table = false;
    }

    void add_plan()
    {
        const Extent box = {width() * 0.9, 125 * millimetre};
        if (m_y + box.height > bottom())
            new_page();
        draw_plan(m_context.get(), left() + width() * 0.05, m_y, box, m_style);
        m_y += box.height + m_style.size;
    }

    /// Header and footer from the second page on (a cover has none), and the page's share of the seam seal.
    void add_margins(std::size_t page)
    {
        m_context.reset(cairo_create(m_pages[page].get()));
        cairo_t* context = m_context.get();
        cairo_set_source_rgb(context, 0.15, 0.15, 0.15);
        if (page > 0) {
            const auto show = [&](const std::string& text, double y, double share) {
                const Layout layout = laid_out(context, pango_markup(text, m_style), m_style.body, 9, 0);
                cairo_move_to(context, left() + (width() - extent(layout).width) * share, y);
                pango_cairo_show_layout(context, layout.get());
            };
            show(m_style.header_left, 12 * millimetre, 0);
            show(m_style.header_right, 12 * millimetre, 1);
            show(with_numbers(m_style.footer, page + 1, m_pages.size()), page_height - 15 * millimetre, 0.5);
        }
        if (m_style.seam.empty())
            return;
        // Fanned out by fives and stamped once: each page of a bundle has a fifth of the seal.
        constexpr std::size_t bundle = 5;
        const double slice = 40 * millimetre / bundle;
        const double x = page_width + 20 * millimetre - slice * static_cast<double>(page % bundle + 1);
        cairo_save(context);
        cairo_rectangle(context, page_width - slice, 0, slice, page_height);
        cairo_clip(context);
        draw_seal(context, x, page_height * 0.45, m_style.seam, "合同专用章");
        cairo_restore(context);
    }
};

} // namespace

std::vector<Surface> typeset(const Script& script)
{
    Typesetter typesetter(script.style);
    for (const Block& block : script.blocks)
        typesetter.add(block);
    return typesetter.finished();
}

} // namespace strongroom::test
