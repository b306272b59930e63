#include "ocr/sandbox_internal.h"

#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

namespace strongroom::ocr {
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr rlim_t open_files = 128;

// No decoder, however old, has a reason for these: whoever calls them is an intruder.
constexpr int deadly[] = {SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(kcmp), SCMP_SYS(pidfd_getfd), SCMP_SYS(process_madvise), SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(fsopen), SCMP_SYS(fsmount),
    SCMP_SYS(fsconfig), SCMP_SYS(fspick), SCMP_SYS(open_tree), SCMP_SYS(move_mount), SCMP_SYS(mount_setattr),
    SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(init_module),
    SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(kexec_load), SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(swapoff), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(keyctl), SCMP_SYS(open_by_handle_at), SCMP_SYS(name_to_handle_at), SCMP_SYS(acct),
    SCMP_SYS(quotactl), SCMP_SYS(nfsservctl), SCMP_SYS(syslog), SCMP_SYS(iopl), SCMP_SYS(ioperm),
    SCMP_SYS(modify_ldt), SCMP_SYS(settimeofday), SCMP_SYS(clock_settime), SCMP_SYS(clock_adjtime),
    SCMP_SYS(adjtimex), SCMP_SYS(sethostname), SCMP_SYS(setdomainname), SCMP_SYS(vhangup),
    SCMP_SYS(lookup_dcookie), SCMP_SYS(fanotify_init)};

// Libraries try some of these out of habit (name services, locales, scheduling) and go on without.
constexpr int refused[] = {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
    SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(setsockopt), SCMP_SYS(shutdown),
    SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(tkill), SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(pidfd_open), SCMP_SYS(shmget), SCMP_SYS(shmat), SCMP_SYS(shmctl), SCMP_SYS(semget),
    SCMP_SYS(semop), SCMP_SYS(semctl), SCMP_SYS(msgget), SCMP_SYS(msgsnd), SCMP_SYS(msgrcv), SCMP_SYS(msgctl),
    SCMP_SYS(mq_open), SCMP_SYS(mq_unlink), SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setreuid),
    SCMP_SYS(setregid), SCMP_SYS(setresuid), SCMP_SYS(setresgid), SCMP_SYS(setgroups), SCMP_SYS(setfsuid),
    SCMP_SYS(setfsgid), SCMP_SYS(capset), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(symlink),
    SCMP_SYS(symlinkat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir), SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchown),
    SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(truncate), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr), SCMP_SYS(utimensat), SCMP_SYS(inotify_init), SCMP_SYS(inotify_init1),
    SCMP_SYS(personality)};

[[noreturn]] void fail(int error, const char* what)
{
    throw std::system_error(error, std::generic_category(), what);
}

void limit(__rlimit_resource resource, rlim_t value)
{
    const rlimit both{value, value};
    if (::setrlimit(resource, &both) != 0)
        fail(errno, "setrlimit");
}

template <class... Conditions>
void add_rule(const Filter& filter, std::uint32_t action, int call, Conditions... conditions)
{
    // A call that this architecture does not have needs no rule (-EDOM).
    const int error = seccomp_rule_add(filter.get(), action, call, sizeof...(conditions), conditions...);
    if (error != 0 && error != -EDOM)
        fail(-error, "seccomp_rule_add");
}

// A list of what is refused rather than of what is allowed: pdftoppm, the C library and the runtimes call
// what their release of the day calls, and a reader that dies after an update of the system reads nothing.
void filter_calls(SignalScope signals)
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    if (!filter)
        fail(ENOMEM, "seccomp_init");
    seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    for (const int call : deadly)
        add_rule(filter, SCMP_ACT_KILL_PROCESS, call);
    for (const int call : refused)
        add_rule(filter, SCMP_ACT_ERRNO(EPERM), call);
    for (const int space :
        {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP})
        add_rule(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone),
            SCMP_A0(SCMP_CMP_MASKED_EQ, unsigned(space), unsigned(space)));
    // Its flags lie in memory, where a filter cannot look; the C library falls back to clone.
    add_rule(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    // Typing into somebody's terminal.
    add_rule(
        filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, 0x5412));
    if (signals == SignalScope::open) {
        add_rule(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(kill));
        add_rule(
            filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, scmp_datum_t(::getpid())));
    }
    if (const int error = seccomp_load(filter.get()); error != 0)
        fail(-error, "seccomp_load");
}

} // namespace

void confine(const Confinement& confinement)
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail(errno, "no_new_privs");
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, open_files);
    // Not the address space: mapped libraries and models are neither private nor new.
    limit(RLIMIT_DATA, rlim_t(confinement.memory_mb) << 20U);
    filter_calls(restrict_files(confinement.readable));
}

} // namespace strongroom::ocr
