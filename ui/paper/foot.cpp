#include <algorithm>

#include "ui/paper/display.h"
#include "ui/paper/grid_internal.h"
#include "ui/paper/layouts_internal.h"

namespace strongroom::ui {

namespace {

constexpr double thin = 0.5;
constexpr double to_sign = mm(21), to_seal = mm(34);
constexpr Type caption{Face::sans, 8.5}, written{Face::serif, 10.5}, sentence{Face::serif, 9.5};
constexpr const char* open_date = "年　　　月　　　日";

GridCell cell(double x, double width, std::string text, const Type& type, double shade = 1)
{
    GridCell made;
    made.x = x;
    made.width = width;
    made.text = std::move(text);
    made.type = type;
    made.side = Side::centre;
    made.shade = shade;
    return made;
}

std::vector<GridRecord> checks_of(const Pages& pages, const Form& form, const archive::SheetRow& values)
{
    std::vector<GridRecord> rows;
    if (form.checks.empty())
        return rows;
    const double first = pages.width() * 0.2;
    const double each = (pages.width() - first) / double(form.check_sides.size());
    const auto row = [&](const std::string& what, const auto& text_of_side, double shade) {
        GridRecord record;
        GridRow& line = record.rows.emplace_back();
        line.least_height = mm(7);
        line.cells.push_back(cell(pages.left(), first, what, caption, 0.93));
        for (std::size_t side = 0; side < form.check_sides.size(); ++side)
            line.cells.push_back(
                cell(pages.left() + first + double(side) * each, each, text_of_side(side), caption, shade));
        rows.push_back(std::move(record));
    };
    row(
        "检验项目", [&](std::size_t side) { return form.check_sides[side]; }, 0.93);
    for (const FormCheck& check : form.checks)
        row(
            check.what,
            [&](std::size_t side) { return display(value_at(values, check.keys[side]), ValueKind::text); },
            1);
    return rows;
}

/// How many signatures stand side by side: six are three and three.
std::size_t per_line(std::size_t count) { return count <= 4 ? count : (count + 1) / 2; }

double signatures_height(const Form& form)
{
    double height = 0;
    const std::size_t width = std::max<std::size_t>(per_line(form.signatures.size()), 1);
    for (std::size_t i = 0; i < form.signatures.size(); i += width) {
        const auto begin = form.signatures.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(width, form.signatures.size() - i));
        height += std::any_of(begin, end, [](const SignatureBlank& b) { return b.for_seal; }) ? to_seal
                                                                                              : to_sign;
    }
    return height;
}

void draw_signature(
    Canvas& canvas, const SignatureBlank& blank, const archive::SheetRow& values, const Area& area)
{
    canvas.frame(area, thin);
    canvas.text(blank.caption.chinese + "：", caption, area.x + mm(1.5), area.y + mm(1.2));
    canvas.fitted(display(value_at(values, blank.key), ValueKind::text), written,
        {area.x + mm(4), area.y + mm(5), area.width - mm(8), area.height - mm(11)}, Side::centre);
    const archive::SheetValue& date = value_at(values, blank.key + "_date");
    const auto* day = std::get_if<index::Date>(&date);
    const std::string text = day ? chinese_date(*day) : display(date, ValueKind::date);
    canvas.text(text.empty() ? open_date : text, caption, area.x, area.width - mm(3),
        area.bottom() - caption.line() - mm(1.2), Side::right);
}

void print_signatures(Pages& pages, const Form& form, const archive::SheetRow& values)
{
    const std::size_t count = form.signatures.size(), side_by_side = per_line(count);
    for (std::size_t i = 0; i < count; i += side_by_side) {
        const std::size_t here = std::min(side_by_side, count - i);
        bool seal = false;
        for (std::size_t j = 0; j < here; ++j)
            seal = seal || form.signatures[i + j].for_seal;
        const double height = seal ? to_seal : to_sign, width = pages.width() / double(here);
        for (std::size_t j = 0; j < here; ++j)
            draw_signature(pages.canvas(), form.signatures[i + j], values,
                {pages.left() + double(j) * width, pages.y(), width, height});
        pages.canvas().frame({pages.left(), pages.y(), pages.width(), height}, 0.8);
        pages.down(height);
    }
}

} // namespace

void print_foot(Pages& pages, const archive::RegisterSheet& sheet)
{
    const Form& form = pages.form();
    Canvas& canvas = pages.canvas();
    print_fields(pages, form.foot, sheet.foot);
    const std::vector<GridRecord> checks = checks_of(pages, form, sheet.foot);
    // A sheet that is cut has its sentence above the cut.
    const bool cut = form.layout == FormLayout::card
        || std::any_of(form.head.begin(), form.head.end(), [](const FormField& f) { return f.cut_before; });
    const std::string note = cut ? "" : form.note;
    std::vector<SetLine> sentences;
    for (const std::string* text : {&note, &form.copies})
        for (const SetLine& line : canvas.lines(*text, sentence, pages.width()))
            sentences.push_back(line);
    double height = signatures_height(form) + double(sentences.size()) * sentence.line() + mm(4);
    for (const GridRecord& check : checks)
        height += height_of(canvas, check);
    if (!pages.need(height))
        pages.down(checks.empty() ? 0 : mm(2));
    for (const GridRecord& check : checks)
        place(pages, check);
    if (!note.empty()) {
        pages.down(mm(1.2));
        for (const SetLine& line : canvas.lines(note, sentence, pages.width())) {
            canvas.text(line.text, sentence, pages.left(), pages.y());
            pages.down(sentence.line());
        }
    }
    if (!form.signatures.empty())
        pages.down(checks.empty() && note.empty() ? 0 : mm(1.5));
    print_signatures(pages, form, sheet.foot);
    pages.down(mm(1));
    canvas.text(form.copies, sentence, pages.left(), pages.y());
    pages.down(form.copies.empty() ? 0 : sentence.line());
}

} // namespace strongroom::ui
