#pragma once

#include <string>

#include "ui/command.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

/// What a command that did one thing says: the JSON on a line, or the text for people.
ExitCode answer(const Arguments& arguments, Streams& streams, const Json& json, const std::string& text);

/// After something that has no answer but that it was done: {"done": "person.disabled", …} or the sentence.
ExitCode answer(const Arguments& arguments, Streams& streams, const Result<void>& result, const Json& json,
    const std::string& text);

} // namespace strongroom::ui
