#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/access.h"
#include "archive/archive.h"
#include "archive/session.h"
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

/// Where the list of commands shows a command.
enum class Chapter { documents, registers, people, archive };

/// One of the things a command with verbs does: `strongroom loan apply …`.
struct Verb {
    std::string_view name;                  ///< "apply"
    std::string_view operands;              ///< "REFERENCE..."; how many are given is checked: see fit()
    std::string_view summary;               ///< one line
    std::vector<Option> options;            ///< beside --archive and, for `act`, session_options and --json
    std::vector<std::string_view> examples; ///< without "strongroom": "loan apply Q001-… --purpose 核对"
    /// What somebody who signed in does; its arguments fit.
    ExitCode (*act)(archive::Session& session, const Arguments& arguments, Streams& streams) = nullptr;
    /// In place of `act`, where nobody has to sign in.
    ExitCode (*run)(const Arguments& arguments, Streams& streams) = nullptr;
};

/// A subcommand of the program; each has a file in ui/command/.
struct Command {
    std::string_view name;     ///< "read"
    std::string_view operands; ///< for the help text: "FILE..."
    std::string_view summary;  ///< one line for the list of commands
    std::vector<Option> options;
    ExitCode (*run)(const Arguments& arguments, Streams& streams);
    std::vector<std::string_view> examples = {}; ///< as those of Verb
    Chapter chapter = Chapter::documents;
    std::vector<Verb> verbs = {}; ///< where there are some, operands, options and run are not looked at
};

/// A command that does several things to one kind of thing.
/// \code return noun("loan", "lends paper and takes it back", Chapter::registers, {{"apply", …}}); \endcode
Command noun(std::string_view name, std::string_view summary, Chapter chapter, std::vector<Verb> verbs);

inline constexpr Option archive_option
    = {"--archive", "DIR", "the archive folder; $STRONGROOM_ARCHIVE where it is not given"};
inline constexpr Option json_option = {"--json", "", "answer as JSON, for programs"};
inline constexpr Option user_option
    = {"--user", "LOGIN", "who you are; $STRONGROOM_USER where it is not given"};
inline constexpr Option password_file_option = {"--password-file", "FILE",
    "your password is its first line; else $STRONGROOM_PASSWORD, else asked for on the terminal"};
inline constexpr Option purpose_option = {"--purpose", "TEXT", "why, for the ledger"};
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

/// Signs in whom --user or $STRONGROOM_USER names. Errors: forbidden, also where nobody is named or the
/// archive has no people yet.
Result<archive::Session> sign_in(const Arguments& arguments, Streams& streams, archive::Archive& archive);

/// Opens the archive, signs in and gives the session to `use`; says why where that cannot be done.
template <class Use>
ExitCode with_session(const Arguments& arguments, Streams& streams, std::string_view command, Use use)
{
    return with_archive(arguments, streams, command, [&](archive::Archive& archive) {
        Result<archive::Session> session = sign_in(arguments, streams, archive);
        return session ? use(*session) : refuse(streams, session.error());
    });
}

/// Opens the archive and gives its documents to `use`: as whoever signs in, or, as long as nobody is set up,
/// as the holder of the archive key. Says why where that cannot be done.
template <class Use>
ExitCode with_access(const Arguments& arguments, Streams& streams, std::string_view command, Use use)
{
    return with_archive(arguments, streams, command, [&](archive::Archive& archive) {
        const Result<bool> needed = archive::Session::needed(archive);
        if (!needed)
            return refuse(streams, needed.error());
        if (!*needed) {
            archive::Access access(archive);
            return use(access);
        }
        Result<archive::Session> session = sign_in(arguments, streams, archive);
        if (!session)
            return refuse(streams, session.error());
        archive::Access access(*session);
        return use(access);
    });
}

/// Runs the verb that the words behind the command begin with.
ExitCode run_verb(const Command& command, std::span<const std::string> words, Streams& streams);

} // namespace strongroom::ui
