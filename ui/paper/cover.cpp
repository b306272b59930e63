#include <algorithm>

#include "ui/paper/display.h"
#include "ui/paper/layouts_internal.h"

namespace strongroom::ui {

namespace {

/// "caption：value" over a line to write on.
void draw_ruled(Canvas& canvas, const FormField& field, const archive::SheetRow& values, const Area& area,
    const Type& type)
{
    const Type caption{Face::sans, type.size * 0.8};
    const double width = std::max(mm(30), canvas.text_width(field.caption.chinese + "：", caption));
    canvas.text(field.caption.chinese + "：", caption, area.x, area.bottom() - caption.line() - mm(0.8));
    std::string value = display(values, field);
    if (const std::size_t two = value.find('\n'); two != std::string::npos)
        value.replace(two, 1, " 至 ");
    const Area place{area.x + width, area.y, area.width - width, area.height - mm(0.8)};
    canvas.fitted(value, type, place, Side::centre);
    canvas.line(place.x, area.bottom(), area.right(), area.bottom(), 0.6);
}

} // namespace

void print_cover(Pages& pages, const archive::RegisterSheet& sheet)
{
    Canvas& canvas = pages.canvas();
    const Type unit{Face::serif_bold, 24}, type{Face::serif, 17};
    const double left = pages.left() + mm(10), width = pages.width() - mm(20);
    pages.down(mm(38));
    canvas.fitted(sheet.fonds, unit, {left, pages.y(), width, 2 * unit.line()}, Side::centre);
    pages.down(2 * unit.line() + mm(22));
    double x = left;
    for (const FormField& field : pages.form().head) {
        const double own = width * field.width / 12, height = field.lines * type.line() + mm(1);
        const bool begins = x == left;
        if (begins)
            pages.down(height);
        draw_ruled(canvas, field, sheet.head,
            {x, pages.y() - height, own - (begins && own < width ? mm(6) : 0), height}, type);
        x += own;
        if (x >= left + width - 1) {
            x = left;
            pages.down(mm(11));
        }
    }
}

void print_card(Pages& pages, const archive::RegisterSheet& sheet)
{
    Canvas& canvas = pages.canvas();
    const Type type{Face::sans_bold, 17};
    const Area band{pages.left(), pages.y(), pages.width(), mm(11)};
    constexpr std::string_view words = "档 案 已 借 出 ，此 卡 代 卷";
    canvas.fill(band, 0.72, 0.11, 0.11);
    canvas.text(words, type, band.x + (band.width - canvas.text_width(words, type)) / 2,
        band.y + (band.height - type.line()) / 2, 1);
    pages.down(band.height);
    print_fields(pages, pages.form().head, sheet.head);
    pages.down(mm(2));
    canvas.text(pages.form().note, {Face::serif, 9.5}, pages.left(), pages.y());
    const double half = canvas.height() / 2;
    if (pages.y() < half)
        canvas.dashed_line(pages.left(), half, pages.right(), half, 0.5);
}

} // namespace strongroom::ui
