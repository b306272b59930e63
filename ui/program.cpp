#include "ui/program.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <new>

#include "ocr/reader.h"
#include "ui/command/commands.h"
#include "ui/help.h"

namespace strongroom::ui {

namespace {

constexpr std::string_view version = STRONGROOM_VERSION;

const Command* command_named(std::string_view name)
{
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == name; });
    return found == all.end() ? nullptr : &*found;
}

ExitCode help(std::span<const std::string> words, Streams& streams)
{
    if (words.empty()) {
        print_overview(streams.out, version, commands());
        return ExitCode::done;
    }
    const Command* command = command_named(words[0]);
    if (!command)
        return wrong_usage(streams, "help", "there is no command '" + harmless(words[0]) + "'.");
    if (words.size() == 1 || command->verbs.empty()) {
        print_help(streams.out, *command);
        return ExitCode::done;
    }
    const Verb* verb = verb_named(*command, words[1]);
    if (!verb)
        return wrong_usage(streams, command->name, "it has no verb '" + harmless(words[1]) + "'.");
    print_help(streams.out, *command, *verb);
    return ExitCode::done;
}

/// The reader child: started by this program only, as `strongroom reader --socket NUMBER`.
ExitCode serve_reader(std::span<const std::string> words, Streams& streams)
{
    int socket = -1;
    const std::string_view number = words.size() == 2 ? std::string_view(words[1]) : std::string_view();
    const bool read = std::from_chars(number.data(), number.data() + number.size(), socket).ec == std::errc();
    if (!read || words[0] != "--socket")
        return wrong_usage(streams, "reader", "this command is started by the program itself.");
    return ocr::serve_reader(socket) == 0 ? ExitCode::done : ExitCode::machine;
}

ExitCode dispatch(std::span<const std::string> words, Streams& streams)
{
    if (words.empty()) {
        print_overview(streams.err, version, commands());
        return ExitCode::usage;
    }
    const std::string& name = words[0];
    const auto rest = words.subspan(1);
    if (name == "help" || name == "--help" || name == "-h")
        return help(rest, streams);
    if (name == "version" || name == "--version") {
        streams.out << "strongroom " << version << '\n';
        return ExitCode::done;
    }
    if (name == "reader")
        return serve_reader(rest, streams);
    const Command* command = command_named(name);
    if (!command) {
        streams.err << "strongroom: there is no command '" << harmless(name)
                    << "'. 'strongroom help' lists them." << std::endl;
        return ExitCode::usage;
    }
    if (!command->verbs.empty())
        return run_verb(*command, rest, streams);
    if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
        print_help(streams.out, *command);
        return ExitCode::done;
    }
    const Result<Arguments> arguments = Arguments::parsed(rest, command->options);
    if (!arguments)
        return wrong_usage(streams, command->name, sentence(arguments.error()));
    return command->run(*arguments, streams);
}

/// An answer that did not reach its reader is a failure, however well the work went.
ExitCode flushed(ExitCode code, Streams& streams)
{
    streams.out.flush();
    if (streams.out.good())
        return code;
    streams.err << "strongroom: the answer cannot be written: standard output is closed or its disk is full."
                << std::endl;
    return ExitCode::machine;
}

} // namespace

std::span<const Command> commands()
{
    static const std::vector<Command> all = {
        read_command(),
        ingest_command(),
        search_command(),
        show_command(),
        export_command(),
        file_command(),
        amount_command(),
        location_command(),
        box_command(),
        item_command(),
        inventory_command(),
        label_command(),
        retention_command(),
        hold_command(),
        appraisal_command(),
        destruction_command(),
        user_command(),
        role_command(),
        unit_command(),
        project_command(),
        grant_command(),
        unmask_command(),
        setting_command(),
        init_command(),
        jobs_command(),
        ledger_command(),
        report_command(),
        loan_command(),
        handover_command(),
        certificate_command(),
    };
    return all;
}

ExitCode run(std::span<const std::string> words, Streams& streams)
{
    try {
        return flushed(dispatch(words, streams), streams);
    } catch (const std::bad_alloc&) {
        streams.err << "strongroom: the machine has no memory left. Close other programs and try again."
                    << std::endl;
    } catch (const std::exception& failure) {
        streams.err << "strongroom: the machine failed: " << harmless(failure.what()) << std::endl;
    }
    return ExitCode::machine;
}

} // namespace strongroom::ui
