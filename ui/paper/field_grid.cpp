#include <algorithm>

#include "ui/paper/display.h"
#include "ui/paper/grid_internal.h"
#include "ui/paper/layouts_internal.h"

namespace strongroom::ui {

namespace {

constexpr double caption_width = mm(30), caption_shade = 0.93, handwriting = mm(7);
constexpr double twelfths = 12;
constexpr const char* to_sign = "签字：　　　　　　　　　年　　月　　日";

Type caption_type(const Form& form) { return {Face::sans, std::max(form.type_size - 0.5, 7.5)}; }
Type value_type(const Form& form) { return {Face::serif, form.type_size + 0.5}; }

/// Which fields stand side by side: as many as fill twelve twelfths.
std::vector<std::vector<const FormField*>> lines_of(const std::vector<FormField>& fields)
{
    std::vector<std::vector<const FormField*>> lines;
    double filled = twelfths;
    for (const FormField& field : fields) {
        if (filled + field.width > twelfths || !field.section.empty()) {
            lines.emplace_back();
            filled = 0;
        }
        lines.back().push_back(&field);
        filled += field.width;
    }
    return lines;
}

void print_section(Pages& pages, const FormField& field, double height_of_next)
{
    const Type type{Face::sans_bold, pages.form().type_size + 0.5};
    const double height = type.line() + mm(2);
    pages.need(height + height_of_next);
    if (field.cut_before) {
        pages.down(mm(2));
        pages.canvas().text(pages.form().note, {Face::serif, 9.5}, pages.left(), pages.y());
        pages.down(mm(9));
        pages.canvas().dashed_line(pages.left(), pages.y(), pages.right(), pages.y(), 0.6);
        pages.down(mm(5));
    }
    pages.canvas().text(field.section, type, pages.left() + mm(0.5), pages.y() + mm(1.2));
    pages.down(height);
}

/// A value that is none of the choices is written instead of them.
bool has_boxes(const FormField& field, const std::string& value)
{
    return !field.choices.empty()
        && (value.empty()
            || std::find(field.choices.begin(), field.choices.end(), value) != field.choices.end());
}

constexpr double box_gap = mm(1.2), choice_gap = mm(5);

/// Where each choice stands, in an area that begins at (0, 0); the height of all.
double choices_height(Canvas& canvas, const FormField& field, double width, const Type& type,
    std::vector<Area>* places = nullptr)
{
    double x = 0, y = 0;
    for (const std::string& choice : field.choices) {
        const double needed = type.size + box_gap + canvas.text_width(choice, type);
        if (x + needed > width && x > 0) {
            x = 0;
            y += type.line() * 1.15;
        }
        if (places)
            places->push_back({x, y, needed, type.line()});
        x += needed + choice_gap;
    }
    return y + type.line() + mm(3.4);
}

void draw_choices(
    Canvas& canvas, const FormField& field, const std::string& value, const Area& area, const Type& type)
{
    std::vector<Area> places;
    const double above
        = (area.height - choices_height(canvas, field, area.width, type, &places) + mm(3.4)) / 2;
    const double size = type.size * 0.86;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double x = area.x + places[i].x, y = area.y + above + places[i].y;
        const Area box{x, y + (type.line() - size) / 2, size, size};
        if (field.choices[i] == value)
            canvas.tick(box);
        else
            canvas.frame(box, 0.6);
        canvas.text(field.choices[i], type, x + size + box_gap, y);
    }
}

} // namespace

void print_fields(Pages& pages, const std::vector<FormField>& fields, const archive::SheetRow& values)
{
    Canvas& canvas = pages.canvas();
    const Type caption = caption_type(pages.form()), plain = value_type(pages.form());
    for (const std::vector<const FormField*>& line : lines_of(fields)) {
        GridRecord record;
        GridRow& row = record.rows.emplace_back();
        double x = pages.left();
        bool tall = false;
        for (const FormField* field : line) {
            const bool last = field == line.back();
            const double width = last ? pages.right() - x : pages.width() * field->width / twelfths;
            GridCell name;
            name.x = x;
            name.width = std::min(caption_width, width * 0.45);
            name.text = field->caption.chinese;
            name.type = caption;
            name.side = Side::centre;
            name.shade = caption_shade;
            GridCell value;
            value.x = x + name.width;
            value.width = width - name.width;
            value.text = display(values, *field);
            value.type = plain;
            value.at_top = field->lines > 3;
            tall = tall || field->lines > 1;
            row.least_height = std::max(
                row.least_height, field->lines > 1 ? field->lines * handwriting : plain.line() + mm(3.4));
            if (field->to_sign) { // room for the line to sign on
                value.text += "\n ";
                row.least_height = std::max(row.least_height, field->lines * handwriting) + handwriting;
            }
            if (has_boxes(*field, value.text))
                row.least_height
                    = std::max(row.least_height, choices_height(canvas, *field, value.width - mm(4), plain));
            if (has_boxes(*field, value.text))
                value.text.clear();
            row.cells.push_back(std::move(name));
            row.cells.push_back(std::move(value));
            x += width;
        }
        const double height = height_of(canvas, record);
        if (!line.front()->section.empty())
            print_section(pages, *line.front(), std::min(height, pages.full_room() / 2));
        place(pages, record);
        const double y = pages.y() - height;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const GridCell& cell = row.cells[2 * i + 1];
            const Area area{cell.x + mm(2), y, cell.width - mm(4), height};
            if (has_boxes(*line[i], display(values, *line[i])))
                draw_choices(canvas, *line[i], display(values, *line[i]), area, plain);
            if (line[i]->to_sign)
                canvas.text(to_sign, caption, area.x, area.width, area.bottom() - caption.line() - mm(1),
                    Side::right);
        }
    }
}

void print_head_lines(Pages& pages, const std::vector<FormField>& fields, const archive::SheetRow& values)
{
    const Type type{Face::serif, 9.5};
    for (const std::vector<const FormField*>& line : lines_of(fields)) {
        std::vector<std::string> texts;
        double x = pages.left();
        std::size_t lines = 1;
        for (const FormField* field : line) {
            std::string value = display(values, *field);
            std::replace(value.begin(), value.end(), '\n', '/');
            texts.push_back(field->caption.chinese + "：" + (value.empty() ? "＿＿＿＿＿＿" : value));
            const double width = pages.width() * field->width / twelfths - mm(4);
            lines = std::max(lines, pages.canvas().lines(texts.back(), type, width).size());
        }
        const double height = double(lines) * type.line() + mm(0.8);
        pages.need(height);
        for (std::size_t i = 0; i < line.size(); ++i) {
            const double width = pages.width() * line[i]->width / twelfths;
            double y = pages.y();
            for (const SetLine& set : pages.canvas().lines(texts[i], type, width - mm(4))) {
                pages.canvas().text(set.text, type, x, y);
                y += type.line();
            }
            x += width;
        }
        pages.down(height);
    }
    if (!fields.empty())
        pages.down(mm(1));
}

} // namespace strongroom::ui
