#pragma once

#include <ostream>
#include <span>

#include "ui/command.h"

namespace strongroom::ui {

/// The list of commands, group by group.
void print_overview(std::ostream& out, std::string_view version, std::span<const Command> commands);
/// How a command is used, with its verbs where it has some.
void print_help(std::ostream& out, const Command& command);
/// How one verb is used: options and examples.
void print_help(std::ostream& out, const Command& command, const Verb& verb);

/// All options a verb understands.
std::vector<Option> options_of(const Verb& verb);
/// Null where the command has no such verb.
const Verb* verb_named(const Command& command, std::string_view name);

} // namespace strongroom::ui
