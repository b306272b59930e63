#pragma once

#include <span>

#include "archive/register_sheet.h"
#include "ui/command.h"

namespace strongroom::ui {

inline constexpr Option sheet_file_option = {"--output", "FILE",
    "where to write it, by its ending as .pdf, .xlsx, .csv or .json; it must not be there yet",
    Option::Need::required};

/// Writes the form into the file that --output names, and says so; in the language of --lang where the
/// command knows that option. Refuses where the sheet could not be had, the file is there already or has
/// another ending.
ExitCode write_sheet(
    const Arguments& arguments, Streams& streams, const Result<archive::RegisterSheet>& sheet);

/// The same for several forms of one kind: where there is more than one, "cards.pdf" becomes "cards-1.pdf",
/// "cards-2.pdf", …
ExitCode write_sheets(
    const Arguments& arguments, Streams& streams, std::span<const archive::RegisterSheet> sheets);

/// Writes bytes into the file that --output names, and says so.
ExitCode write_file(const Arguments& arguments, Streams& streams, std::span<const std::uint8_t> bytes);

} // namespace strongroom::ui
