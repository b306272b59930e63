#pragma once

#include <functional>
#include <string>

#include "ui/paper/canvas_internal.h"
#include "ui/paper/form.h"

namespace strongroom::ui {

/// How many pages there are before anybody has counted them.
inline constexpr int uncounted = 0;

/// The pages of one form on A4: title, rule, unit, QR code above; page number below. What is printed between
/// goes down from y().
class Pages {
public:
    Pages(Canvas& canvas, const Form& form, const archive::RegisterSheet& sheet, int total);

    Canvas& canvas() { return m_canvas; }
    const Form& form() const { return m_form; }
    double left() const { return m_left; }
    double right() const { return m_right; }
    double width() const { return m_right - m_left; }
    double y() const { return m_y; }
    double room() const { return m_bottom - m_y; } ///< left on this page
    double full_room() const
    {
        return m_bottom - m_y_of_next;
    } ///< on a page after the first, below its heading

    void down(double by) { m_y += by; }
    /// Goes on to the next page where `height` is not left on this one. True where it did.
    bool need(double height);
    void next_page();
    /// Ends the last page.
    void end();

    /// Printed at the top of each page after the first, and again after each next_page(): the heading of the
    /// table that goes on there. It moves y() itself.
    void repeat(std::function<void()> heading, double height);

private:
    void begin_page();
    void first_header();
    void next_header();
    void footer();

    Canvas& m_canvas;
    const Form& m_form;
    const archive::RegisterSheet& m_sheet;
    int m_total, m_page = 0;
    double m_left, m_right, m_top, m_bottom, m_y = 0, m_y_of_next = 0;
    std::function<void()> m_heading;
};

} // namespace strongroom::ui
