#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "ui/arguments.h"
#include "ui/exit_code.h"
#include "ui/labels.h"
#include "ui/terminal.h"

namespace strongroom::ui {

/// Where a command speaks: answers to `out`, everything else (progress, refusals, warnings) to `err`.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    Output out_kind = Output::file;
    Output err_kind = Output::file;
};

/// A subcommand of the program; each has a file in ui/command/.
struct Command {
    std::string_view name;     ///< "read"
    std::string_view operands; ///< for the help text: "FILE..."
    std::string_view summary;  ///< one line for the list of commands
    std::vector<Option> options;
    ExitCode (*run)(const Arguments& arguments, Streams& streams);
};

inline constexpr Option archive_option
    = {"--archive", "DIR", "the archive folder; $STRONGROOM_ARCHIVE where it is not given"};
inline constexpr Option json_option = {"--json", "", "answer as JSON, for programs"};
inline constexpr Option language_option = {"--lang", "LANG", "zh-CN or en-US; $LANG where it is not given"};

/// "strongroom: scan.pdf is empty (0 bytes). Scan or copy it again." on `err`; gives the error's exit code.
ExitCode refuse(Streams& streams, const Error& error);

/// The command line is wrong: says so, and where the help is.
ExitCode wrong_usage(Streams& streams, std::string_view command, std::string_view complaint);

/// The language asked for by --lang or the environment. Errors: bad_input, a language we do not speak.
Result<Language> language(const Arguments& arguments);

/// What --archive or $STRONGROOM_ARCHIVE says; none where neither does.
std::optional<std::filesystem::path> archive_folder(const Arguments& arguments);

/// Opens the archive the arguments name and gives it to `use`; says why where that cannot be done.
template <class Use>
ExitCode with_archive(const Arguments& arguments, Streams& streams, std::string_view command, Use use)
{
    const std::optional<std::filesystem::path> folder = archive_folder(arguments);
    if (!folder)
        return wrong_usage(streams, command, "which archive? Give --archive DIR or set $STRONGROOM_ARCHIVE.");
    Result<archive::Archive> opened = archive::Archive::open(*folder);
    if (!opened)
        return refuse(streams, opened.error());
    return use(*opened);
}

} // namespace strongroom::ui
