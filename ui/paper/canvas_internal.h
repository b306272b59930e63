#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/paper/typesetter_internal.h"

namespace strongroom::ui {

constexpr double mm(double millimetres) { return millimetres * 72 / 25.4; } ///< in points

/// Where something stands on a page, in points from its upper left corner.
struct Area {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    Area inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

struct Type {
    Face face = Face::serif;
    double size = 9; ///< points
    double line() const { return size * 1.3; }
    double baseline() const { return line() / 2 + size * 0.37; } ///< from the top of the line
};

enum class Side { left, centre, right };

/// The pages of a PDF. On each, what is filled lies below lines, and lines below text. A canvas that only
/// counts draws nothing: whoever wants to print "page x of y" runs twice, first to count.
class Canvas {
public:
    enum class Mode { count, draw };

    /// `title` is told by PDF readers.
    Canvas(Mode mode, double page_width, double page_height, const std::string& title);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    bool counting() const { return m_mode == Mode::count; }
    double width() const { return m_width; }
    double height() const { return m_height; }
    Typesetter& typesetter() { return m_typesetter; }

    void end_page();
    int pages() const { return m_pages; } ///< ended so far

    void line(double x1, double y1, double x2, double y2, double thickness, double grey = 0);
    void dashed_line(double x1, double y1, double x2, double y2, double thickness);
    void frame(const Area& area, double thickness, double grey = 0);
    void fill(const Area& area, double red, double green, double blue);
    void shade(const Area& area, double grey) { fill(area, grey, grey, grey); }
    void tick(const Area& box); ///< a box with a tick in it

    /// One line; `y` is the top of the line. Returns its width.
    double text(
        std::string_view line, const Type& type, double x, double y, double grey = 0, double spacing = 0);
    void text(std::string_view line, const Type& type, double x, double width, double y, Side side,
        double spacing = 0);
    /// One line, a little smaller where it must be; else as many lines as it needs, in smaller type where
    /// they do not fit `area` (down to 60 %, then the rest is left out and "…" says so). In the middle of its
    /// height.
    void fitted(std::string_view text, Type type, const Area& area, Side side);
    double text_width(std::string_view line, const Type& type);
    std::vector<SetLine> lines(std::string_view text, const Type& type, double width);

    /// The QR code of a text, within `area` (square), quiet zone included.
    void qr_code(const std::string& text, const Area& area);

    /// Ends the last page, where it was begun, and gives the file.
    std::vector<std::uint8_t> finish();

private:
    struct Ruling {
        double thickness, grey;
        std::vector<Area> lines; ///< from (x, y) to (right, bottom)
    };
    void draw_ruling();

    Mode m_mode;
    double m_width, m_height;
    int m_pages = 0;
    Typesetter m_typesetter;
    Writing m_writing;            // of the page, drawn at its end
    std::vector<Ruling> m_ruling; // the same
    std::vector<std::uint8_t> m_file;
    cairo_surface_t* m_surface = nullptr;
    cairo_t* m_context = nullptr;
};

} // namespace strongroom::ui
