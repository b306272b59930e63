#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

ExitCode init(const Arguments& arguments, Streams& streams)
{
    const std::optional<std::filesystem::path> folder = archive_folder(arguments);
    if (!folder || !arguments.operands().empty())
        return wrong_usage(streams, "init", "say where the archive shall be: --archive DIR.");
    const Result<archive::Archive> made = archive::Archive::create(*folder);
    if (!made)
        return refuse(streams, made.error());
    streams.out << "Made an archive in " << folder->string() << ".\n"
                << "Its key is " << (*folder / "keys").string()
                << ": keep a copy of it apart from the archive. Without it nobody can read the documents.\n";
    return ExitCode::done;
}

} // namespace

Command init_command()
{
    return {"init", "", "makes an empty archive", {archive_option}, init, {}, Chapter::archive};
}

} // namespace strongroom::ui
