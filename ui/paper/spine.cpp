#include <algorithm>
#include <array>

#include "ui/paper/canvas_internal.h"
#include "ui/paper/display.h"
#include "ui/paper/label.h"

namespace strongroom::ui {

namespace {

constexpr std::array<std::int64_t, 4> box_widths = {20, 30, 40, 50}; // mm, DA/T 22-2015
constexpr double page_margin = mm(7), gap = mm(3), bar_height = mm(12), caption_height = mm(4.6);

struct Colour {
    double red, green, blue;
};

/// A code of the schedule ("D30") as people say it; words are left as they are.
std::string words_of(const std::string& retention)
{
    if (retention == "Y")
        return "永久";
    return retention.starts_with('D') ? retention.substr(1) + "年" : retention;
}

/// \pre `retention` is in words
Colour colour_of(const std::string& retention)
{
    if (retention == "永久")
        return {0.74, 0.10, 0.12};
    if (retention == "30年")
        return {0.08, 0.30, 0.62};
    if (retention == "10年")
        return {0.09, 0.47, 0.24};
    return {0.40, 0.40, 0.40};
}

std::string text_at(const archive::SheetRow& row, std::string_view key)
{
    return display(value_at(row, key), ValueKind::text);
}

/// One character below the other, as large as the place allows.
void draw_downwards(Canvas& canvas, const std::string& text, const Area& area)
{
    std::vector<std::string_view> characters;
    for (Characters rest(text); !rest.done();) {
        const char* start = rest.position();
        rest.next();
        characters.emplace_back(start, static_cast<std::size_t>(rest.position() - start));
    }
    if (characters.empty())
        return;
    const double each = std::min(area.height / double(characters.size()), area.width * 0.9);
    const Type type{Face::serif_bold, std::min(each / 1.12, mm(9))};
    const double step = std::min(each, type.size * 1.25);
    double y = area.y + (area.height - step * double(characters.size())) / 2;
    for (const std::string_view character : characters) {
        canvas.text(character, type, area.x, area.width, y + (step - type.line()) / 2, Side::centre);
        y += step;
    }
}

constexpr Type cell_type{Face::serif_bold, 12};
constexpr double least_cell = mm(8.5), cell_padding = mm(0.8);

/// How high a cell must be for its value in type not much smaller than usual.
double cell_height(Canvas& canvas, const std::string& value, double width)
{
    const Type type{cell_type.face, cell_type.size * 0.75};
    const auto lines = static_cast<double>(canvas.lines(value, type, width - 2 * cell_padding).size());
    return caption_height + std::max(least_cell, lines * type.line() + mm(2));
}

/// A caption on grey, the value below it.
void draw_cell(Canvas& canvas, const std::string& caption, const std::string& value, const Area& area)
{
    const Area head{area.x, area.y, area.width, caption_height};
    canvas.shade(head, 0.91);
    canvas.fitted(caption, {Face::sans, 7}, head.inset(mm(0.4)), Side::centre);
    const Area place{area.x + cell_padding, area.y + caption_height + mm(0.5), area.width - 2 * cell_padding,
        area.height - caption_height - mm(1)};
    canvas.fitted(value, cell_type, place, Side::centre);
    canvas.line(area.x, area.bottom(), area.right(), area.bottom(), 0.5);
}

void draw_bar(Canvas& canvas, const std::string& retention, const Area& area)
{
    const std::string words = words_of(retention);
    const Colour colour = colour_of(words);
    canvas.fill(area, colour.red, colour.green, colour.blue);
    const Type type{Face::sans_bold, 13};
    canvas.text(words, type, area.x + (area.width - canvas.text_width(words, type)) / 2,
        area.y + (area.height - type.line()) / 2, 1);
}

void draw_spine(Canvas& canvas, const Form& form, const archive::SheetRow& row, const Area& strip)
{
    draw_bar(canvas, text_at(row, "retention"), {strip.x, strip.y, strip.width, bar_height});
    const std::string code = text_at(row, "box_id");
    const double code_size = code.empty() ? 0 : std::min(strip.width - mm(1), mm(28));
    // The name stands in what the fields leave free, behind the number of the fonds and the years.
    const std::string name_key = form.name == "F7" ? "project" : "title";
    double used = bar_height + code_size + (code.empty() ? 0 : mm(2));
    const auto height = [&](const FormField& field) {
        const std::string& key = field.values[0].key;
        if (key == "spine_mm" || key == "box_id" || key == name_key || display(row, field).empty())
            return 0.0;
        return cell_height(canvas, display(row, field), strip.width);
    };
    for (const FormField& field : form.columns)
        used += height(field);
    double y = strip.y + bar_height;
    for (const FormField& field : form.columns) {
        if (field.values[0].key == name_key) {
            const double free = strip.height - used;
            draw_downwards(canvas, text_at(row, name_key), {strip.x, y + mm(2), strip.width, free - mm(4)});
            y += free;
            canvas.line(strip.x, y, strip.right(), y, 0.5);
        } else if (const double own = height(field); own > 0) {
            draw_cell(canvas, field.caption.chinese, display(row, field), {strip.x, y, strip.width, own});
            y += own;
        }
    }
    canvas.qr_code(code, {strip.x + (strip.width - code_size) / 2, y + mm(1), code_size, code_size});
    canvas.frame(strip, 0.4, 0.3);
}

} // namespace

Result<std::vector<std::uint8_t>> printed_spines(const archive::RegisterSheet& sheet, SpinePaper paper)
{
    const Form& form = form_of(sheet);
    if (form.layout != FormLayout::spine)
        return failed(Code::bad_input, "form " + form.name + " has no spines", "print it as a form");
    const bool small = paper == SpinePaper::a4;
    Canvas canvas(Canvas::Mode::draw, mm(small ? 210 : 297), mm(small ? 297 : 420), form.title.chinese);
    const double height = mm(small ? 283 : 310);
    double x = page_margin;
    for (const archive::SheetRow& row : sheet.rows) {
        const auto* width = std::get_if<std::int64_t>(&value_at(row, "spine_mm"));
        if (!width || std::find(box_widths.begin(), box_widths.end(), *width) == box_widths.end())
            return failed(Code::bad_input, "no box has a spine of '" + text_at(row, "spine_mm") + "' mm",
                "spines are 20, 30, 40 or 50 mm wide");
        if (x + mm(double(*width)) > canvas.width() - page_margin) {
            canvas.end_page();
            x = page_margin;
        }
        draw_spine(canvas, form, row, {x, page_margin, mm(double(*width)), height});
        x += mm(double(*width)) + gap;
    }
    canvas.end_page();
    return canvas.finish();
}

} // namespace strongroom::ui
