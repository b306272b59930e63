#pragma once

#include <algorithm>

#include "ingest/base/result.h"

namespace strongroom::ui {

/// What the program returns to the shell.
enum class ExitCode {
    done = 0,
    refused = 1, ///< some input was refused; everything else was done
    usage = 2,   ///< the command line is wrong; nothing was done
    machine = 3, ///< the machine failed: disk, memory, permission to write
};

/// What an Error means for the shell.
ExitCode exit_code(Code code);

/// The one to return after both happened: the machine's failure outweighs a refusal.
constexpr ExitCode worse(ExitCode a, ExitCode b) { return std::max(a, b); }

/// "scan.pdf is empty (0 bytes). Scan or copy it again." Ends with a full stop.
std::string sentence(const Error& error);

} // namespace strongroom::ui
