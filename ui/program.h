#pragma once

#include <span>
#include <string>

#include "ui/command.h"

namespace strongroom::ui {

/// All subcommands, in the order in which help lists them.
std::span<const Command> commands();

/// Runs the program: `words` is the command line without the program's own name. Never throws: what is thrown
/// below becomes a sentence on `err` and ExitCode::machine.
ExitCode run(std::span<const std::string> words, Streams& streams);

} // namespace strongroom::ui
