#include "ui/paper/label.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "ui/paper/canvas_internal.h"

namespace strongroom::ui {

namespace {

std::vector<LabelSheet> parsed(std::string_view text)
{
    const auto json = nlohmann::ordered_json::parse(text);
    std::vector<LabelSheet> sheets;
    for (const auto& [name, entry] : json.items()) {
        LabelSheet& sheet = sheets.emplace_back();
        const auto pair = [&](const char* key, auto& one, auto& other) {
            entry.at(key).at(0).get_to(one);
            entry.at(key).at(1).get_to(other);
        };
        sheet.name = name;
        sheet.caption = {entry.at("zh"), entry.at("en")};
        pair("page", sheet.page_width, sheet.page_height);
        pair("grid", sheet.columns, sheet.rows);
        pair("first", sheet.left, sheet.top);
        pair("label", sheet.width, sheet.height);
        pair("step", sheet.step_x, sheet.step_y);
    }
    return sheets;
}

void draw(Canvas& canvas, const Label& label, const Area& area)
{
    const Area inner = area.inset(mm(2));
    const double code = std::min(inner.height, inner.width * 0.42);
    canvas.qr_code(label.code, {inner.x, inner.y + (inner.height - code) / 2, code, code});
    const Area text{inner.x + code + mm(1), inner.y, inner.width - code - mm(1), inner.height};
    const double title = label.lines.empty() ? text.height : text.height * 0.4;
    canvas.fitted(label.title, {Face::sans_bold, std::min({title * 0.62, text.width / 6, 26.0})},
        {text.x, text.y, text.width, title}, Side::left);
    if (label.lines.empty())
        return;
    std::string lines;
    for (const auto& [caption, value] : label.lines)
        lines += (lines.empty() ? "" : "\n") + caption + "：" + value;
    canvas.fitted(
        lines, {Face::serif, 10}, {text.x, text.y + title, text.width, text.height - title}, Side::left);
}

} // namespace

std::span<const LabelSheet> label_sheets()
{
    static const std::vector<LabelSheet> sheets = parsed(paper_file("label_sheets.json"));
    return sheets;
}

Result<std::vector<std::uint8_t>> printed_labels(
    std::span<const Label> labels, std::string_view name, int first)
{
    const auto sheets = label_sheets();
    const auto sheet
        = std::find_if(sheets.begin(), sheets.end(), [&](const LabelSheet& s) { return s.name == name; });
    if (sheet == sheets.end()) {
        std::string known;
        for (const LabelSheet& each : sheets)
            known += (known.empty() ? "" : ", ") + each.name;
        return failed(
            Code::bad_input, "there is no label paper '" + std::string(name) + "'", "take one of: " + known);
    }
    if (first < 1 || first > sheet->count())
        return failed(Code::bad_input, "a sheet of " + sheet->name + " has no label " + std::to_string(first),
            "begin with a number from 1 to " + std::to_string(sheet->count()));
    Canvas canvas(Canvas::Mode::draw, mm(sheet->page_width), mm(sheet->page_height), "标签 " + sheet->name);
    int place = first - 1;
    for (const Label& label : labels) {
        if (place == sheet->count()) {
            canvas.end_page();
            place = 0;
        }
        const int row = place / sheet->columns, column = place % sheet->columns;
        draw(canvas, label,
            {mm(sheet->left + column * sheet->step_x), mm(sheet->top + row * sheet->step_y), mm(sheet->width),
                mm(sheet->height)});
        ++place;
    }
    canvas.end_page();
    return canvas.finish();
}

} // namespace strongroom::ui
