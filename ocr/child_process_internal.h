#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "ingest/base/result.h"
#include "ocr/file_descriptor_internal.h"

namespace strongroom::ocr {

/// A running `PROGRAM reader --socket 3` with the other end of its socket. It gets none of our environment
/// but the language data's place (there may be a passphrase in it), no terminal, and a process group of its
/// own: Ctrl-C is for the parent to act upon. Killed with all its children when this goes.
class ChildProcess {
public:
    /// Errors: machine, where the program cannot be started.
    static Result<ChildProcess> start(const std::filesystem::path& program);

    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;

    int socket() const { return m_socket.number(); }
    pid_t id() const { return m_id; }

    /// From now on it may use this much more processor time; beyond, the kernel ends it by SIGXCPU.
    void grant_cpu(std::chrono::seconds more);

    struct Ending {
        enum class Cause { itself, processor_time };
        Cause cause = Cause::itself;
        std::string how; ///< "was ended by signal 11 (Segmentation fault)"
    };

    /// Ends it, if it has not ended by itself within a moment. Afterwards there is nothing left of it.
    Ending end();

private:
    ChildProcess(pid_t id, FileDescriptor socket) : m_id(id), m_socket(std::move(socket)) { }

    pid_t m_id = 0; // 0 = none
    FileDescriptor m_socket;
};

} // namespace strongroom::ocr
