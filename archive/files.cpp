#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/files_internal.h"

namespace strongroom::archive {

File::File(const std::filesystem::path& path, int flags, unsigned mode)
    : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, mode)), m_path(path)
{
    if (m_descriptor < 0)
        fail_file(path, "open", errno);
}

File::File(int descriptor, std::filesystem::path path) : m_descriptor(descriptor), m_path(std::move(path)) { }

File::~File()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

File::File(File&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path))
{
}

File& File::operator=(File&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

void File::write(ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(m_descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            fail_file(m_path, "write", errno);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
}

std::size_t File::read(std::uint8_t* into, std::size_t size)
{
    std::size_t total = 0;
    while (total < size) {
        const ssize_t done = ::read(m_descriptor, into + total, size - total);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            fail_file(m_path, "read", errno);
        if (done == 0)
            break;
        total += static_cast<std::size_t>(done);
    }
    return total;
}

void File::sync()
{
    if (::fsync(m_descriptor) != 0)
        fail_file(m_path, "write", errno);
}

void File::close()
{
    // The last complaint of a network file system comes here.
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        fail_file(m_path, "write", errno);
}

void sync_folder(const std::filesystem::path& folder) { File(folder, O_RDONLY | O_DIRECTORY).sync(); }

void make_private_folder(const std::filesystem::path& folder)
{
    if (folder.empty() || ::mkdir(folder.c_str(), 0700) == 0) {
        if (folder.has_parent_path())
            sync_folder(folder.parent_path());
        return;
    }
    if (errno == ENOENT && folder.has_parent_path() && folder.parent_path() != folder) {
        make_private_folder(folder.parent_path());
        make_private_folder(folder);
        return;
    }
    if (errno != EEXIST)
        fail_file(folder, "make the folder", errno);
}

FolderLock::FolderLock(const std::filesystem::path& path) : m_file(path, O_RDWR | O_CREAT) { }

bool FolderLock::try_lock()
{
    while (::flock(m_file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return false;
        if (errno != EINTR)
            fail_file(m_file.path(), "lock", errno);
    }
    return true;
}

void FolderLock::lock()
{
    while (::flock(m_file.descriptor(), LOCK_EX) != 0)
        if (errno != EINTR)
            fail_file(m_file.path(), "lock", errno);
}

void FolderLock::unlock() { ::flock(m_file.descriptor(), LOCK_UN); }

std::string FolderLock::note()
{
    std::array<char, 64> text{};
    const ssize_t size = ::pread(m_file.descriptor(), text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

void FolderLock::set_note(const std::string& text)
{
    if (::ftruncate(m_file.descriptor(), 0) != 0
        || ::pwrite(m_file.descriptor(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        fail_file(m_file.path(), "write", errno);
    m_file.sync();
}

} // namespace strongroom::archive
