#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// The machine or the stored data failed in the middle of something. Thrown inside this folder, where a
/// half-done piece of work has to unwind; guarded() turns it into the Error that the caller sees.
class Failure : public std::runtime_error {
public:
    Failure(Code code, const std::string& what, std::string advice = {})
        : std::runtime_error(what), m_error{code, what, std::move(advice)}
    {
    }
    explicit Failure(Error error) : std::runtime_error(error.what), m_error(std::move(error)) { }
    const Error& error() const { return m_error; }

private:
    Error m_error;
};

/// Calls `work` and returns its Result; a Failure or any other exception on the way becomes an Error.
template <class Work>
std::invoke_result_t<Work> guarded(Work&& work)
{
    try {
        return std::forward<Work>(work)();
    } catch (const Failure& failure) {
        return tl::make_unexpected(failure.error());
    } catch (const std::bad_alloc&) {
        return failed(Code::machine, "the machine is out of memory", "close other programs and try again");
    } catch (const std::exception& exception) {
        return failed(Code::machine, std::string("the archive failed: ") + exception.what(),
            "try again; if it stays so, look at the disk and restore the archive from its backup");
    }
}

/// A file system call on `path` failed with `error_number`; the sentence says what was tried ("write").
[[noreturn]] void fail_file(const std::string& path, const std::string& tried, int error_number);

} // namespace strongroom::archive
