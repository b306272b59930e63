#include "ui/paper/print.h"

#include "ui/paper/layouts_internal.h"

namespace strongroom::ui {

namespace {

constexpr double a4_short = mm(210), a4_long = mm(297);

/// Prints all pages and returns how many there were.
int print(Canvas& canvas, const Form& form, const archive::RegisterSheet& sheet, int total)
{
    Pages pages(canvas, form, sheet, total);
    switch (form.layout) {
    case FormLayout::table:
        if (form.cover_page) {
            print_fields(pages, form.head, sheet.head);
            pages.next_page();
        } else {
            print_head_lines(pages, form.head, sheet.head);
        }
        print_table(pages, sheet);
        break;
    case FormLayout::record:
        print_fields(pages, form.head, sheet.head);
        break;
    case FormLayout::card:
        print_card(pages, sheet);
        break;
    case FormLayout::cover:
        print_cover(pages, sheet);
        break;
    case FormLayout::spine:
        print_table(pages, sheet);
        break;
    }
    print_foot(pages, sheet);
    pages.end();
    return canvas.pages();
}

} // namespace

std::vector<std::uint8_t> printed(const archive::RegisterSheet& sheet)
{
    const Form& form = form_of(sheet);
    const bool lying = form.orientation == Orientation::landscape;
    const double width = lying ? a4_long : a4_short, height = lying ? a4_short : a4_long;
    const std::string title = form.title.chinese + (sheet.number.empty() ? "" : " " + sheet.number);
    Canvas counted(Canvas::Mode::count, width, height, title);
    const int total = print(counted, form, sheet, uncounted);
    Canvas canvas(Canvas::Mode::draw, width, height, title);
    print(canvas, form, sheet, total);
    return canvas.finish();
}

} // namespace strongroom::ui
