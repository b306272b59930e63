#include "ocr/child_process_internal.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

namespace strongroom::ocr {
namespace {

constexpr int child_socket = 3;
constexpr std::chrono::milliseconds moment{200};

std::vector<std::string> environment()
{
    // Tesseract would start threads of its own, which cost more than they bring.
    std::vector<std::string> variables{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
    if (const char* folder = std::getenv("TESSDATA_PREFIX"))
        variables.push_back(std::string("TESSDATA_PREFIX=") + folder);
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> list;
    for (std::string& word : words)
        list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

struct Spawning {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    Spawning()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~Spawning()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;
};

ChildProcess::Ending ending_of(int status)
{
    using Cause = ChildProcess::Ending::Cause;
    if (WIFEXITED(status))
        return {Cause::itself, "stopped with exit code " + std::to_string(WEXITSTATUS(status))};
    const int signal = WTERMSIG(status);
    return {signal == SIGXCPU ? Cause::processor_time : Cause::itself,
        "was ended by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")"};
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failed(Code::machine, std::string("a reader cannot be started: ") + std::strerror(errno));
    FileDescriptor ours(ends[0]), theirs(ends[1]);

    Spawning spawning;
    for (int standard = 0; standard < child_socket; ++standard)
        posix_spawn_file_actions_addopen(&spawning.actions, standard, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&spawning.actions, theirs.number(), child_socket);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setflags(
        &spawning.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&spawning.attributes, 0);
    posix_spawnattr_setsigmask(&spawning.attributes, &none);
    posix_spawnattr_setsigdefault(&spawning.attributes, &all);

    std::vector<std::string> words{"strongroom", "reader", "--socket", std::to_string(child_socket)};
    std::vector<std::string> variables = environment();
    pid_t id = 0;
    const int error = ::posix_spawn(&id, program.c_str(), &spawning.actions, &spawning.attributes,
        pointers(words).data(), pointers(variables).data());
    if (error != 0)
        return failed(
            Code::machine, "the reader " + program.string() + " cannot be started: " + std::strerror(error));
    return ChildProcess(id, std::move(ours));
}

ChildProcess::~ChildProcess()
{
    if (m_id > 0) {
        ::kill(-m_id, SIGKILL);
        while (::waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) { }
    }
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, 0)), m_socket(std::move(other.m_socket))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_id, other.m_id);
    std::swap(m_socket, other.m_socket);
    return *this;
}

void ChildProcess::grant_cpu(std::chrono::seconds more)
{
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(m_id, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return; // gone already; the next message will tell
    rlimit limit{};
    ::prlimit(m_id, RLIMIT_CPU, nullptr, &limit);
    limit.rlim_cur = rlim_t(used.tv_sec + 1 + more.count());
    ::prlimit(m_id, RLIMIT_CPU, &limit, nullptr);
}

ChildProcess::Ending ChildProcess::end()
{
    // The end of a process is seen on its socket a little before it can be waited for.
    const FileDescriptor process(int(::syscall(SYS_pidfd_open, m_id, 0)));
    if (pollfd ended{process.number(), POLLIN, 0}; process)
        ::poll(&ended, 1, int(moment.count()));
    ::kill(-m_id, SIGKILL);
    int status = 0;
    while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
    m_id = 0;
    m_socket = FileDescriptor();
    return ending_of(status);
}

} // namespace strongroom::ocr
