#pragma once

#include <string>

#include "ui/paper/form.h"

namespace strongroom::ui {

/// A value as it is written on paper: "1,234,567.00", "98.76", "2007-04-02". A blank gives an empty text.
std::string display(const archive::SheetValue& value, ValueKind kind);

/// All values of a field: whole numbers side by side ("1 / 25"), others one below the other. A value that is
/// missing beside one that is there shows as "—".
std::string display(const archive::SheetRow& row, const FormField& field);

/// "2031年3月5日"; empty where it is no day of the calendar.
std::string chinese_date(index::Date date);

/// The value under `key`; a blank where there is none.
const archive::SheetValue& value_at(const archive::SheetRow& row, std::string_view key);

} // namespace strongroom::ui
