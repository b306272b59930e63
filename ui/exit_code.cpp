#include "ui/exit_code.h"

namespace strongroom::ui {

ExitCode exit_code(Code code)
{
    switch (code) {
    case Code::bad_input:
    case Code::unsupported:
    case Code::not_found:
    case Code::conflict:
    case Code::forbidden:
    case Code::timed_out:
        return ExitCode::refused;
    case Code::machine:
        return ExitCode::machine;
    }
    return ExitCode::machine;
}

namespace {

/// With a full stop at the end.
std::string finished(std::string text)
{
    if (text.empty())
        return text;
    const bool stopped = text.ends_with('.') || text.ends_with('!') || text.ends_with("。");
    if (!stopped)
        text += '.';
    return text;
}

} // namespace

std::string sentence(const Error& error)
{
    std::string text = finished(error.what);
    std::string advice = finished(error.advice);
    if (advice.empty())
        return text;
    if (advice[0] >= 'a' && advice[0] <= 'z')
        advice[0] = static_cast<char>(advice[0] - 'a' + 'A');
    return text + ' ' + advice;
}

} // namespace strongroom::ui
