#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

/// Takes what a program writes, piece by piece; false ends the program.
using Sink = std::function<bool(Bytes)>;

/// Runs a program of the system with `input` on its standard input until it closes its standard output. No
/// shell, no temporary file, nothing of our environment; it dies with us and inherits our limits. Returns its
/// exit code (128 + signal where it was killed). Errors: machine (not installed, cannot be started),
/// timed_out. Throws std::system_error where the machine has no pipes or processes left.
Result<int> run_program(const std::vector<std::string>& command, Bytes input, const Sink& output,
    std::chrono::milliseconds patience);

} // namespace strongroom::ingest
