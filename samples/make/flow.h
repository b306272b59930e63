#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "samples/make/facts.h"
#include "samples/make/look.h"
#include "samples/make/span.h"

typedef struct _cairo cairo_t;

namespace strongroom::samples {

/// One page, laid out in points but not yet painted.
struct Leaf {
    double width = 595, height = 842;
    std::vector<std::function<void(cairo_t*)>> print{}; ///< in order
    std::vector<std::function<void(cairo_t*)>>
        marks; ///< seals and stamps: painted over the print, letting it through
    std::vector<TruthLine> lines{};
};

struct Cell {
    std::vector<Span> spans{}; ///< '\n' in a text starts a new line
    int columns = 1, rows = 1; ///< how many it spans
    Align align = Align::left;
    double scale = 1; ///< of the table's text size
    bool shaded = false;
};

struct Row {
    std::vector<Cell> cells{}; ///< without those covered from above
    double least_height = 0;   ///< points
};

enum class Borders { full, no_outer_sides, rows_only, thick_outer };

struct Table {
    std::vector<double> widths{}; ///< in any unit {}; they share the width of the text
    std::vector<Row> rows{};
    Borders borders = Borders::full;
    double size = 0;    ///< points; 0 = that of the document
    double padding = 3; ///< points
};

/// A place on a page, in points.
struct Anchor {
    std::size_t page = 0;
    double x = 0, y = 0;
};

/// Sets paragraphs and tables one below the other and starts new pages as needed. Tells the facts what it has
/// set.
class Flow {
public:
    Flow(Dice& dice, const Look& look, Facts& facts);

    void paragraph(const Paragraph& paragraph);
    void table(const Table& table);
    /// Paragraphs side by side, each in its column.
    void columns(const std::vector<std::vector<Paragraph>>& columns);
    void gap(double points) { m_y += points; }
    void rule(double thickness = 0.8);
    void new_page();
    /// Points left on this page.
    double left_over() const { return m_look->paper_height - m_look->bottom - m_y; }
    double text_width() const { return m_look->paper_width - m_look->left - m_look->right; }
    /// A line at a fixed height of a page already begun: headers and footers.
    void running_line(std::size_t page, double baseline, const Paragraph& paragraph);
    /// Starts there again; for what stands at a fixed place.
    void move_to(double y) { m_y = y; }
    double y() const { return m_y; }

    std::vector<Leaf>& pages() { return m_pages; }
    const std::map<std::string, Anchor>& anchors() const { return m_anchors; }

private:
    struct Atom;
    struct Line;
    struct Slot;

    std::vector<Atom> atoms(const std::vector<Span>& spans, double size) const;
    std::vector<Line> lines(const std::vector<Span>& spans, double size, double width, double indent) const;
    static double run_width(const std::vector<Atom>& atoms);
    void draw(const Line& line, double x, double baseline, double size, double stretch);
    void draw_lines(
        const std::vector<Line>& lines, double x, double top, double width, double size, Align align);
    void draw_atom(const Atom& atom, double x, double baseline, double size);
    void draw_borders(const Table& table, const std::vector<double>& xs, const std::vector<double>& ys,
        const std::vector<Slot>& slots);
    void line(double x0, double y0, double x1, double y1, double thickness);

    Dice* m_dice;
    const Look* m_look;
    Facts* m_facts;
    std::vector<Leaf> m_pages;
    std::map<std::string, Anchor> m_anchors;
    std::size_t m_page = 0;
    double m_y = 0;
};

} // namespace strongroom::samples
