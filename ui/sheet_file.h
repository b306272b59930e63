#pragma once

#include "archive/register_sheet.h"
#include "ui/command.h"

namespace strongroom::ui {

inline constexpr Option sheet_file_option
    = {"--out", "FILE", "where to write it, by its ending as .pdf, .xlsx or .csv; it must not be there yet",
        Option::Need::required};

/// Prints the form into the file that --out names, and says so. Refuses where the sheet could not be had, the
/// file is there already or has another ending.
ExitCode write_sheet(
    const Arguments& arguments, Streams& streams, const Result<archive::RegisterSheet>& sheet);

/// Writes bytes into the file that --out names, and says so.
ExitCode write_file(const Arguments& arguments, Streams& streams, std::span<const std::uint8_t> bytes);

} // namespace strongroom::ui
