#include <nlohmann/json.hpp>

#include "ui/labels.h"
#include "ui/paper/canvas_internal.h"
#include "ui/paper/label.h"

namespace strongroom::ui {

namespace {

constexpr double margin = mm(20), code_size = mm(100);

void draw(Canvas& canvas, const Separator& separator)
{
    const double width = canvas.width() - 2 * margin;
    canvas.text("文件分隔页", {Face::serif_bold, 34}, margin, width, mm(18), Side::centre, 10);
    canvas.text("置于本份文件第一页之前一同扫描；请勿折叠、涂写。", {Face::serif, 12}, margin, width, mm(36),
        Side::centre);
    canvas.qr_code(
        separator_code(separator), {(canvas.width() - code_size) / 2, mm(46), code_size, code_size});
    const std::string kind = separator.kind.empty() ? "" : label("kinds", separator.kind, Language::chinese);
    const std::string pages = separator.pages > 0 ? std::to_string(separator.pages) + " 页" : "";
    const std::string room
        = separator.unit.empty() ? separator.room : separator.unit + "单元 " + separator.room;
    double y = mm(156);
    const Type caption{Face::sans, 15}, value{Face::sans_bold, 22};
    const double row = mm(20), name = mm(42);
    canvas.frame({margin, y, width, 5 * row}, 1.2);
    for (const auto& [what, text] : {std::pair<const char*, std::string>{"项目", separator.project},
             {"楼座", separator.building}, {"房号", room}, {"文件种类", kind}, {"应有页数", pages}}) {
        canvas.shade({margin, y, name, row}, 0.93);
        canvas.text(what, caption, margin, name, y + (row - caption.line()) / 2, Side::centre);
        canvas.fitted(text, value, Area{margin + name, y, width - name, row}.inset(mm(3)), Side::left);
        y += row;
        canvas.line(margin, y, margin + width, y, 0.6);
    }
    canvas.line(margin + name, y - 5 * row, margin + name, y, 0.6);
    canvas.end_page();
}

} // namespace

std::string separator_code(const Separator& separator)
{
    nlohmann::ordered_json json = {{"strongroom", "separator"}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty())
            json[key] = value;
    };
    add("project", separator.project);
    add("building", separator.building);
    add("unit", separator.unit);
    add("room", separator.room);
    add("kind", separator.kind);
    if (separator.pages > 0)
        json["pages"] = separator.pages;
    return json.dump(-1, ' ', true); // ASCII: no reader of codes has to guess
}

std::vector<std::uint8_t> printed_separators(std::span<const Separator> separators)
{
    Canvas canvas(Canvas::Mode::draw, mm(210), mm(297), "文件分隔页");
    for (const Separator& separator : separators)
        draw(canvas, separator);
    return canvas.finish();
}

} // namespace strongroom::ui
