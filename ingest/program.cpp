#include "ingest/program_internal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace strongroom::ingest {
namespace {

constexpr int not_installed = 127;

[[noreturn]] void machine_failed(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) { }
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }
    int get() const { return m_fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
};

struct Pipe {
    Descriptor read, write;
};

Pipe new_pipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        machine_failed("cannot make a pipe");
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// A running program with our ends of its pipes. Ended and buried on every way out.
class Child {
public:
    Child(pid_t pid, Descriptor input, Descriptor output)
        : m_pid(pid), m_input(std::move(input)), m_output(std::move(output))
    {
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child()
    {
        if (m_pid <= 0)
            return;
        // Closed first: where a sandbox forbids the signal, the program ends at its next write.
        m_input.close();
        m_output.close();
        ::kill(m_pid, SIGKILL);
        wait();
    }
    Descriptor& input() { return m_input; }
    const Descriptor& output() const { return m_output; }
    int wait()
    {
        int status = 0;
        while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        m_pid = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t m_pid;
    Descriptor m_input, m_output;
};

/// Only what may be called between fork and exec.
[[noreturn]] void become(char* const* arguments, pid_t parent, int input, int output, int silence)
{
    static char path[] = "PATH=/usr/bin:/bin", locale[] = "LC_ALL=C.UTF-8";
    static char* const environment[] = {path, locale, nullptr};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(not_installed);
    signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr); // ours holds SIGPIPE back
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    if (silence >= 0)
        dup2(silence, STDERR_FILENO);
    execve(arguments[0], arguments, environment);
    _exit(not_installed);
}

pid_t start(const std::vector<std::string>& command, int input, int output)
{
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str())); // execve does not change them
    arguments.push_back(nullptr);
    const Descriptor silence(open("/dev/null", O_WRONLY | O_CLOEXEC)); // not there in every sandbox
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid < 0)
        machine_failed("cannot start a process");
    if (pid == 0)
        become(arguments.data(), parent, input, output, silence.get());
    return pid;
}

/// A program that stops reading early must not end us by SIGPIPE.
class PipeSignalHeld {
public:
    PipeSignalHeld()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~PipeSignalHeld()
    {
        constexpr timespec at_once{};
        if (sigismember(&m_before, SIGPIPE) == 0)
            while (sigtimedwait(&m_pipe, nullptr, &at_once) == SIGPIPE) { }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    PipeSignalHeld(const PipeSignalHeld&) = delete;
    PipeSignalHeld& operator=(const PipeSignalHeld&) = delete;

private:
    sigset_t m_pipe{}, m_before{};
};

} // namespace

Result<int> run_program(const std::vector<std::string>& command, Bytes input, const Sink& output,
    std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    Pipe to = new_pipe(), from = new_pipe();
    const PipeSignalHeld held;
    const pid_t pid = start(command, to.read.get(), from.write.get());
    Child child(pid, std::move(to.write), std::move(from.read));
    to.read.close();
    from.write.close();
    fcntl(child.input().get(), F_SETFL, O_NONBLOCK);
    std::vector<std::uint8_t> piece(1 << 16);
    for (;;) {
        if (input.empty())
            child.input().close();
        std::array<pollfd, 2> ends{
            pollfd{child.output().get(), POLLIN, 0}, pollfd{child.input().get(), POLLOUT, 0}};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const int ready = left.count() > 0 ? poll(ends.data(), ends.size(), int(left.count())) : 0;
        if (ready == 0)
            return failed(Code::timed_out, command[0] + " took too long");
        if (ready < 0 && errno != EINTR)
            machine_failed("cannot wait for a program");
        if (ready < 0)
            continue;
        if (ends[1].revents != 0) {
            const ssize_t written = write(child.input().get(), input.data(), input.size());
            if (written >= 0)
                input = input.subspan(std::size_t(written));
            else if (errno != EAGAIN && errno != EINTR)
                input = {}; // it wants no more of it
        }
        if (ends[0].revents != 0) {
            const ssize_t got = read(child.output().get(), piece.data(), piece.size());
            if (got == 0)
                break;
            if (got > 0 && !output(Bytes(piece).first(std::size_t(got))))
                return 128 + SIGKILL;
        }
    }
    const int code = child.wait();
    if (code == not_installed)
        return failed(Code::machine, command[0] + " cannot be run", "install the package poppler-utils");
    return code;
}

} // namespace strongroom::ingest
