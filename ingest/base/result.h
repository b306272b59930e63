#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace strongroom {

/// What went wrong, coarsely enough to act on. Each code has one exit code (ui/exit_code.h) and, later,
/// one HTTP status and one message key in the web client.
enum class Code {
    bad_input,   ///< the person's file or request is unusable as it is
    unsupported, ///< understood, but nothing here can process it
    not_found,
    conflict,  ///< already there, or changed meanwhile
    forbidden, ///< not allowed to this person
    timed_out, ///< took longer, or more memory, than is granted
    machine,   ///< the machine failed: no space, no permission to write, no memory
};

/// An expected failure: a value, told to the person, never a crash.
struct Error {
    Code code = Code::bad_input;
    std::string what;   ///< one sentence naming the thing: "scan.pdf is protected by a password"
    std::string advice; ///< what to do now: "remove the password and scan or send it again"; may be empty
};

/// Either a T or the Error that prevented it.
template <class T>
using Result = tl::expected<T, Error>;

/// `return failed(Code::bad_input, "page 3 has no image", "scan it again");`
inline tl::unexpected<Error> failed(Code code, std::string what, std::string advice = {})
{
    return tl::make_unexpected(Error{code, std::move(what), std::move(advice)});
}

} // namespace strongroom
