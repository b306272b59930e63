#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include "ocr/file_descriptor_internal.h"
#include "ocr/sandbox_internal.h"

namespace strongroom::ocr {
namespace {

// The kernel's structure as it has grown since Debian 12's headers were written.
struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0; // since version 4: bind and connect by TCP
    std::uint64_t scoped = 0;  // since version 6: abstract sockets, signals
};

constexpr std::uint64_t bind_and_connect = 0b11;
constexpr std::uint64_t abstract_sockets_and_signals = 0b11;
constexpr std::uint64_t read_and_run
    = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// Every right on files that exists in a version of Landlock, so that what is not allowed below is refused.
std::uint64_t all_file_rights(long version)
{
    constexpr std::array<int, 6> known{0, 13, 14, 15, 15, 16}; // how many rights versions 1 to 5 have
    const auto count = known.at(std::size_t(std::min<long>(version, 5)));
    return (std::uint64_t(1) << count) - 1;
}

void allow(int ruleset, const std::filesystem::path& path, std::uint64_t rights)
{
    const FileDescriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (!place)
        return; // not there, so nothing to allow
    const landlock_path_beneath_attr rule{rights, place.number()};
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

} // namespace

SignalScope restrict_files(const std::vector<std::filesystem::path>& readable)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return SignalScope::open; // a kernel without it, or with it switched off
    const Ruleset rules{all_file_rights(version), version >= 4 ? bind_and_connect : 0,
        version >= 6 ? abstract_sockets_and_signals : 0};
    const std::size_t size = (version >= 6 ? 3 : version >= 4 ? 2 : 1) * sizeof(std::uint64_t);
    const FileDescriptor ruleset(int(::syscall(SYS_landlock_create_ruleset, &rules, size, 0)));
    if (!ruleset)
        throw std::system_error(errno, std::generic_category(), "Landlock");

    for (const char* folder :
        {"/usr", "/lib", "/lib64", "/etc", "/bin", "/proc/self", "/var/cache/fontconfig"})
        allow(ruleset.number(), folder, read_and_run);
    for (const std::filesystem::path& folder : readable)
        allow(ruleset.number(), folder, read_and_run);
    allow(ruleset.number(), "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow(ruleset.number(), "/dev/urandom", LANDLOCK_ACCESS_FS_READ_FILE);
    if (::syscall(SYS_landlock_restrict_self, ruleset.number(), 0) != 0)
        throw std::system_error(errno, std::generic_category(), "Landlock");
    return version >= 6 ? SignalScope::confined : SignalScope::open;
}

} // namespace strongroom::ocr
