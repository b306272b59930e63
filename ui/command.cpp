#include "ui/command.h"

#include <cstdlib>

namespace strongroom::ui {

ExitCode refuse(Streams& streams, const Error& error)
{
    streams.err << "strongroom: " << harmless(sentence(error)) << std::endl;
    return exit_code(error.code);
}

ExitCode wrong_usage(Streams& streams, std::string_view command, std::string_view complaint)
{
    streams.err << "strongroom " << command << ": " << complaint << "\n'strongroom help " << command
                << "' tells how it is used." << std::endl;
    return ExitCode::usage;
}

Result<Language> language(const Arguments& arguments)
{
    const std::optional<std::string> name = arguments.value("--lang");
    if (!name)
        return language_of_environment();
    if (const std::optional<Language> known = language_named(*name))
        return *known;
    return failed(Code::bad_input, "--lang " + *name + " is not a language known here", "say zh-CN or en-US");
}

std::optional<std::filesystem::path> archive_folder(const Arguments& arguments)
{
    if (const std::optional<std::string> folder = arguments.value("--archive"))
        return *folder;
    if (const char* folder = std::getenv("STRONGROOM_ARCHIVE"); folder && *folder)
        return folder;
    return std::nullopt;
}

} // namespace strongroom::ui
