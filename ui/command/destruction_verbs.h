#pragma once

#include <string>
#include <vector>

#include "archive/retention/destruction.h"
#include "ui/command.h"

// What the verbs of `strongroom destruction` share.
namespace strongroom::ui {

/// The list, round or file that the verb is about.
inline std::string first(const Arguments& arguments) { return arguments.operands()[0]; }
inline std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

/// After an act: where the list stands now.
ExitCode stands(
    archive::Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act);

std::vector<Verb> destruction_verbs_before_execution();
std::vector<Verb> destruction_verbs_from_execution_on();

} // namespace strongroom::ui
