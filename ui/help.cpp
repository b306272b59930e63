#include "ui/help.h"

#include <algorithm>
#include <array>

namespace strongroom::ui {
namespace {

constexpr std::array<std::pair<Chapter, std::string_view>, 4> headings{{
    {Chapter::documents, "Documents"},
    {Chapter::registers, "Registers"},
    {Chapter::people, "People and permissions"},
    {Chapter::archive, "The archive itself"},
}};

/// Entries of two columns, the second beside the widest of the first.
void print_columns(std::ostream& out, const std::vector<std::pair<std::string, std::string_view>>& rows)
{
    int widest = 0;
    for (const auto& [first, second] : rows)
        widest = std::max(widest, display_width(first));
    for (const auto& [first, second] : rows)
        out << "  " << padded(first, widest + 2) << second << '\n';
}

void print_options(std::ostream& out, const std::vector<Option>& options)
{
    std::vector<std::pair<std::string, std::string_view>> rows;
    for (const Option& option : options)
        rows.emplace_back(
            std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value),
            option.help);
    print_columns(out, rows);
}

void print_examples(std::ostream& out, const std::vector<std::string_view>& examples)
{
    if (!examples.empty())
        out << (examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n");
    for (const std::string_view example : examples)
        out << "  strongroom " << example << '\n';
}

std::string usage_of(const Verb& verb)
{
    std::string usage(verb.name);
    for (const Option& option : verb.options)
        if (option.need == Option::Need::required)
            usage += ' ' + std::string(option.name) + ' ' + std::string(option.value);
    return usage + (verb.operands.empty() ? "" : " ") + std::string(verb.operands);
}

} // namespace

std::vector<Option> options_of(const Verb& verb)
{
    std::vector<Option> options = verb.options;
    const auto add = [&](const Option& option) {
        if (std::none_of(
                options.begin(), options.end(), [&](const Option& o) { return o.name == option.name; }))
            options.push_back(option);
    };
    if (verb.act) {
        add(archive_option);
        add(user_option);
        add(password_file_option);
        add(json_option);
    }
    return options;
}

const Verb* verb_named(const Command& command, std::string_view name)
{
    const auto found = std::find_if(
        command.verbs.begin(), command.verbs.end(), [&](const Verb& verb) { return verb.name == name; });
    return found == command.verbs.end() ? nullptr : &*found;
}

void print_overview(std::ostream& out, std::string_view version, std::span<const Command> commands)
{
    out << "strongroom " << version
        << ": reads scanned contracts, files them sealed, and finds them again.\n\n"
        << "usage: strongroom COMMAND [OPTION...] ...\n";
    int widest = 0;
    for (const Command& command : commands)
        widest = std::max(widest, display_width(command.name));
    for (const auto& [chapter, heading] : headings) {
        bool first = true;
        for (const Command& command : commands) {
            if (command.chapter != chapter)
                continue;
            if (std::exchange(first, false))
                out << '\n' << heading << '\n';
            out << "  " << padded(command.name, widest + 2) << command.summary << '\n';
        }
    }
    out << "\n'strongroom help COMMAND' tells more. Exit codes: 0 done, 1 some input was refused,\n"
           "2 wrong usage, 3 the machine failed.\n";
}

void print_help(std::ostream& out, const Command& command)
{
    if (command.verbs.empty()) {
        out << "usage: strongroom " << command.name << " [OPTION...] " << command.operands << "\n\n"
            << command.summary << "\n\n";
        print_options(out, command.options);
        return print_examples(out, command.examples);
    }
    out << "usage: strongroom " << command.name << " VERB [OPTION...] ...\n\n" << command.summary << "\n\n";
    std::vector<std::pair<std::string, std::string_view>> rows;
    for (const Verb& verb : command.verbs)
        rows.emplace_back(verb.name, verb.summary);
    print_columns(out, rows);
    print_examples(out, command.examples);
    out << "\n'strongroom help " << command.name << " VERB' tells more.\n";
}

void print_help(std::ostream& out, const Command& command, const Verb& verb)
{
    out << "usage: strongroom " << command.name << ' ' << usage_of(verb) << " [OPTION...]\n\n"
        << verb.summary << "\n\n";
    print_options(out, options_of(verb));
    print_examples(out, verb.examples);
}

} // namespace strongroom::ui
