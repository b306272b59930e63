#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace strongroom::test {

/// How the program is started.
struct Launch {
    std::vector<std::string> words;                      ///< behind the program's name
    std::map<std::string, std::string> environment = {}; ///< beside what the test itself has
    std::optional<long> file_size_limit = {};            ///< bytes: writing more fails as on a full disk
    bool unprivileged = false;                           ///< as nobody, where the test runs as root
};

/// What became of it.
struct Ran {
    int code = -1; ///< exit code; -1 where a signal ended it
    std::string out, err;
    long peak_memory_kb = 0; ///< the program with all its children, proportional share, as sampled

    std::vector<nlohmann::json> json_lines() const; ///< of `out`
};

/// The strongroom program of this build while it runs, in a process group of its own. Killed with its
/// children if it still runs at the end.
class Program {
public:
    explicit Program(const Launch& launch);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void signal(int number); ///< to the program alone, not to its children
    bool ended();            ///< without waiting
    Ran wait();              ///< until it ends; kills it after five minutes
    /// Waits until the program and all its children are gone; false if some are still there after `limit`.
    bool all_gone_within(std::chrono::milliseconds limit);

private:
    std::string m_out, m_err; // files
    pid_t m_process = -1;
    std::optional<int> m_status;
    long m_peak_kb = 0;
};

/// Runs it to the end.
Ran run(const Launch& launch);
Ran run(std::vector<std::string> words);

/// What another command prints; throws where it fails.
std::string output_of(const std::string& command);

} // namespace strongroom::test
