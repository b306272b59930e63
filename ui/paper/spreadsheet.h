#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/paper/form.h"

namespace strongroom::ui {

/// The register as an Excel file: the table on a sheet of its own, its heading frozen and with filters, money
/// and areas as numbers, dates as dates; everything else of the form on a second sheet. A form without a
/// table is one sheet of names and values. Texts are never formulas. Throws as printed() does.
std::vector<std::uint8_t> xlsx(const archive::RegisterSheet& sheet, Language language = Language::chinese);

/// The table as CSV (RFC 4180; UTF-8 with the mark by which Excel knows it): dates ISO, money in yuan without
/// grouping. A text that a spreadsheet would take for a formula (it begins with = + - @, wide ones too, or a
/// tab) has an apostrophe before it. A form without a table gives names and values. Throws as printed() does.
std::string csv(const archive::RegisterSheet& sheet, Language language = Language::chinese);

/// A column of the spreadsheet: one for each value, so a form's "合同有效期(起/止)" is two.
struct SpreadsheetColumn {
    std::string heading;
    FormValue value;
    double width = 1; ///< as on the form
};
std::vector<SpreadsheetColumn> spreadsheet_columns(const std::vector<FormField>& fields, Language language);

} // namespace strongroom::ui
