#include "tests/support/program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <grp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace strongroom::test {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr uid_t nobody = 65534;

std::string temporary_file()
{
    std::string name = (fs::temp_directory_path() / "strongroom-output-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0)
        throw std::runtime_error("no temporary file");
    ::close(descriptor);
    return name;
}

std::string content(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The processes of a group, ended ones that nobody has waited for left out.
std::vector<pid_t> members(pid_t group)
{
    std::vector<pid_t> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::string stat = content(entry.path() / "stat");
        const std::size_t end_of_name = stat.rfind(')');
        if (end_of_name == std::string::npos)
            continue;
        std::istringstream rest(stat.substr(end_of_name + 1));
        std::string state;
        pid_t parent = 0, its_group = 0;
        rest >> state >> parent >> its_group;
        if (its_group == group && state != "Z")
            found.push_back(static_cast<pid_t>(std::stol(name)));
    }
    return found;
}

long memory_kb(pid_t group)
{
    long sum = 0;
    for (const pid_t process : members(group)) {
        std::istringstream rollup(content("/proc/" + std::to_string(process) + "/smaps_rollup"));
        for (std::string word; rollup >> word;)
            if (word == "Pss:") {
                long kb = 0;
                rollup >> kb;
                sum += kb;
                break;
            }
    }
    return sum;
}

[[noreturn]] void become(const Launch& launch, const std::string& out, const std::string& err)
{
    ::setpgid(0, 0);
    ::dup2(::open(out.c_str(), O_WRONLY | O_TRUNC), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_TRUNC), STDERR_FILENO);
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    for (const auto& [name, value] : launch.environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (launch.file_size_limit) {
        const auto limit = static_cast<rlim_t>(*launch.file_size_limit);
        const rlimit both{limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &both);
    }
    if (launch.unprivileged && ::getuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(126);
    std::string program = BINARY_DIR "/strongroom";
    std::vector<std::string> words = launch.words;
    std::vector<char*> arguments = {program.data()};
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
}

} // namespace

std::vector<nlohmann::json> Ran::json_lines() const
{
    std::vector<nlohmann::json> lines;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);)
        lines.push_back(nlohmann::json::parse(line));
    return lines;
}

Program::Program(const Launch& launch) : m_out(temporary_file()), m_err(temporary_file())
{
    m_process = ::fork();
    if (m_process == 0)
        become(launch, m_out, m_err);
    if (m_process < 0)
        throw std::runtime_error("cannot start the program");
    ::setpgid(m_process, m_process);
}

Program::~Program()
{
    ::kill(-m_process, SIGKILL);
    if (!m_status)
        ::waitpid(m_process, nullptr, 0);
    std::error_code ignored;
    fs::remove(m_out, ignored);
    fs::remove(m_err, ignored);
}

void Program::signal(int number) { ::kill(m_process, number); }

bool Program::ended()
{
    if (m_status)
        return true;
    int status = 0;
    if (::waitpid(m_process, &status, WNOHANG) != m_process)
        return false;
    m_status = status;
    return true;
}

Ran Program::wait()
{
    const auto limit = std::chrono::steady_clock::now() + 5min;
    for (auto pause = 1ms; !ended(); pause = std::min(pause * 2, 50ms)) {
        m_peak_kb = std::max(m_peak_kb, memory_kb(m_process));
        if (std::chrono::steady_clock::now() > limit)
            ::kill(-m_process, SIGKILL);
        std::this_thread::sleep_for(pause);
    }
    return {WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : -1, content(m_out), content(m_err), m_peak_kb};
}

bool Program::all_gone_within(std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!ended() || !members(m_process).empty()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

Ran run(const Launch& launch) { return Program(launch).wait(); }

Ran run(std::vector<std::string> words) { return run(Launch{.words = std::move(words)}); }

std::string output_of(const std::string& command)
{
    std::FILE* pipe = ::popen(command.c_str(), "r");
    std::string text;
    std::array<char, 4096> piece;
    for (std::size_t got; pipe && (got = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
        text.append(piece.data(), got);
    if (!pipe || ::pclose(pipe) != 0)
        throw std::runtime_error("failed: " + command);
    return text;
}

} // namespace strongroom::test
