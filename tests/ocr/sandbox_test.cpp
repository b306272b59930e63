#include "ocr/sandbox_internal.h"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>

#include <gtest/gtest.h>

namespace strongroom::ocr {
namespace {

// The wait status of a confined process that does `deed` and exits with what it returns.
int confined(const std::function<int()>& deed)
{
    const pid_t id = ::fork();
    if (id == 0) {
        int code = 100;
        try {
            confine({2000, {}});
            code = deed();
        } catch (const std::exception&) {
            code = 101;
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(id, &status, 0);
    return status;
}

int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status); }

TEST(Confine, LeavesNoNetwork)
{
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK})
        EXPECT_EQ(
            exit_code(confined([&] { return ::socket(family, SOCK_DGRAM, 0) < 0 ? errno : 0; })), EPERM);
}

TEST(Confine, EndsWhoLooksIntoOtherProcesses)
{
    EXPECT_EQ(exit_code(confined([] { return int(::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0)); })), -SIGSYS);
}

TEST(Confine, EndsWhoMakesNamespaces)
{
    EXPECT_EQ(exit_code(confined([] { return ::unshare(CLONE_NEWUSER); })), -SIGSYS);
}

TEST(Confine, KeepsSignalsFromOthers)
{
    EXPECT_EQ(exit_code(confined([] { return ::kill(::getppid(), 0) < 0 ? errno : 0; })), EPERM);
}

TEST(Confine, ReadsLibrariesButNothingElse)
{
    EXPECT_EQ(exit_code(confined([] { return ::open("/etc/passwd", O_RDONLY) < 0 ? errno : 0; })), 0);
    EXPECT_EQ(
        exit_code(confined([] { return ::open("/tmp", O_RDONLY | O_DIRECTORY) < 0 ? errno : 0; })), EACCES);
}

TEST(Confine, WritesNothing)
{
    EXPECT_NE(exit_code(confined([] {
        return ::open("/tmp/strongroom-sandbox-test", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
    })),
        0);
}

TEST(Confine, RefusesMemoryBeyondTheLimit)
{
    EXPECT_EQ(exit_code(confined([] { return std::malloc(2100UL << 20U) ? 0 : 42; })), 42);
    EXPECT_EQ(exit_code(confined([] { return std::malloc(100UL << 20U) ? 0 : 42; })), 0);
}

TEST(Confine, StillRunsPrograms)
{
    EXPECT_EQ(exit_code(confined([] {
        const pid_t id = ::fork();
        if (id == 0) {
            ::execl("/usr/bin/pdftoppm", "pdftoppm", "-v", nullptr);
            ::_exit(1);
        }
        int status = 0;
        ::waitpid(id, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    })),
        0);
}

} // namespace
} // namespace strongroom::ocr
