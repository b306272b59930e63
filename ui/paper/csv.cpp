#include <array>

#include "ui/paper/display.h"
#include "ui/paper/spreadsheet.h"

namespace strongroom::ui {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What begins a formula for one spreadsheet or another.
bool looks_like_formula(std::string_view text)
{
    constexpr std::array<std::string_view, 10> starts
        = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (const std::string_view start : starts)
        if (text.starts_with(start))
            return true;
    return false;
}

std::string quoted(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string text_cell(const std::string& text)
{
    return quoted(looks_like_formula(text) ? "'" + text : text);
}

std::string cell(const archive::SheetValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return text_cell(*text);
    if (const auto* money = std::get_if<archive::Fen>(&value)) {
        const std::int64_t fen = money->value < 0 ? -money->value : money->value;
        const std::string hundredths = std::to_string(100 + fen % 100);
        return (money->value < 0 ? "-" : "") + std::to_string(fen / 100) + '.' + hundredths.substr(1);
    }
    return display(value, ValueKind::text);
}

} // namespace

std::string csv(const archive::RegisterSheet& sheet, Language language)
{
    const Form& form = form_of(sheet);
    std::string file(byte_order_mark);
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            file += (i > 0 ? "," : "") + cells[i];
        file += "\r\n";
    };
    if (form.columns.empty()) {
        line(language == Language::chinese ? std::vector<std::string>{"项目", "内容"}
                                           : std::vector<std::string>{"field", "value"});
        for (const SpreadsheetColumn& field : spreadsheet_columns(form.head, language))
            line({text_cell(field.heading), cell(value_at(sheet.head, field.value.key))});
        return file;
    }
    const std::vector<SpreadsheetColumn> columns = spreadsheet_columns(form.columns, language);
    std::vector<std::string> cells;
    for (const SpreadsheetColumn& column : columns)
        cells.push_back(text_cell(column.heading));
    line(cells);
    std::size_t number = 0;
    for (const archive::SheetRow& row : sheet.rows) {
        cells.clear();
        ++number;
        for (const SpreadsheetColumn& column : columns)
            cells.push_back(column.value.key == "no" && !row.contains("no")
                    ? std::to_string(number)
                    : cell(value_at(row, column.value.key)));
        line(cells);
    }
    return file;
}

} // namespace strongroom::ui
