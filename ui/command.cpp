#include "ui/command.h"

#include <algorithm>
#include <cstdlib>

#include "ui/help.h"
#include "ui/password.h"

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

Command noun(std::string_view name, std::string_view summary, Chapter chapter, std::vector<Verb> verbs)
{
    return {name, "VERB", summary, {}, nullptr, {}, chapter, std::move(verbs)};
}

Result<archive::Session> sign_in(const Arguments& arguments, Streams& streams, archive::Archive& archive)
{
    const Result<bool> needed = archive::Session::needed(archive);
    if (!needed)
        return tl::make_unexpected(needed.error());
    if (!*needed)
        return failed(Code::forbidden, "nobody is set up in this archive, so nobody can sign in",
            "make the first administrators with: strongroom user set-up");
    std::optional<std::string> login = arguments.value(user_option.name);
    if (const char* user = std::getenv("STRONGROOM_USER"); !login && user && *user)
        login = user;
    if (!login)
        return failed(Code::forbidden, "this archive has people, and it is not said who you are",
            "give --user LOGIN or set $STRONGROOM_USER");
    const Result<std::string> secret = password(arguments, streams);
    if (!secret)
        return tl::make_unexpected(secret.error());
    return archive::Session::sign_in(archive, *login, *secret);
}

ExitCode run_verb(const Command& command, std::span<const std::string> words, Streams& streams)
{
    if (words.empty())
        return wrong_usage(streams, command.name, "say what to do.");
    if (words[0] == "--help") {
        print_help(streams.out, command);
        return ExitCode::done;
    }
    const Verb* verb = verb_named(command, words[0]);
    if (!verb)
        return wrong_usage(streams, command.name, "it has no verb '" + harmless(words[0]) + "'.");
    if (std::find(words.begin(), words.end(), "--help") != words.end()) {
        print_help(streams.out, command, *verb);
        return ExitCode::done;
    }
    const std::string name = std::string(command.name) + ' ' + std::string(verb->name);
    const std::vector<Option> options = options_of(*verb);
    const Result<Arguments> arguments = Arguments::parsed(words.subspan(1), options);
    if (!arguments)
        return wrong_usage(streams, name, sentence(arguments.error()));
    if (const Result<void> fitting = fit(*arguments, verb->operands, options); !fitting)
        return wrong_usage(streams, name, sentence(fitting.error()));
    if (verb->run)
        return verb->run(*arguments, streams);
    return with_session(*arguments, streams, name,
        [&](archive::Session& session) { return verb->act(session, *arguments, streams); });
}

} // namespace strongroom::ui
