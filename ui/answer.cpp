#include "ui/answer_internal.h"

namespace strongroom::ui {

ExitCode answer(const Arguments& arguments, Streams& streams, const Json& json, const std::string& text)
{
    if (arguments.has("--json"))
        streams.out << on_one_line(json) << '\n';
    else
        streams.out << text << (text.ends_with('\n') || text.empty() ? "" : "\n");
    return ExitCode::done;
}

ExitCode answer(const Arguments& arguments, Streams& streams, const Result<void>& result, const Json& json,
    const std::string& text)
{
    return result ? answer(arguments, streams, json, text) : refuse(streams, result.error());
}

} // namespace strongroom::ui
