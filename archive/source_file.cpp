#include "archive/source_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strongroom::archive {

namespace {

Error refusal(const std::string& name, int error_number)
{
    switch (error_number) {
    case ENOENT:
    case ENOTDIR:
        return {Code::not_found, name + " does not exist", "check the spelling of the path"};
    case EACCES:
    case EPERM:
        return {Code::forbidden, name + " may not be read by this user",
            "ask for permission to read it, or run the program as its owner"};
    default:
        return {Code::machine, name + " cannot be opened: " + std::strerror(error_number),
            "check the disk or the network drive and try again"};
    }
}

} // namespace

Result<SourceFile> SourceFile::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    // Without O_NONBLOCK a named pipe would make us wait for a writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return tl::make_unexpected(refusal(name, errno));
    SourceFile file(descriptor, name, 0);
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return tl::make_unexpected(refusal(name, errno));
    if (S_ISDIR(status.st_mode))
        return failed(Code::bad_input, name + " is a folder, not a file", "name the files in it");
    if (!S_ISREG(status.st_mode))
        return failed(
            Code::bad_input, name + " is not a regular file", "copy the scan to a disk and name the copy");
    if (status.st_size == 0)
        return failed(Code::bad_input, name + " is empty (0 bytes)", "scan or copy it again");
    file.m_bytes = status.st_size;
    return file;
}

SourceFile::SourceFile(int descriptor, std::string name, std::int64_t bytes)
    : m_descriptor(descriptor), m_name(std::move(name)), m_bytes(bytes)
{
}

SourceFile::~SourceFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

SourceFile::SourceFile(SourceFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::move(other.m_name)),
      m_bytes(other.m_bytes)
{
}

SourceFile& SourceFile::operator=(SourceFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_name, other.m_name);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Result<std::string> SourceFile::sha256() const
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<unsigned char> piece(1 << 20);
    for (off_t offset = 0;;) {
        const ssize_t got = ::pread(m_descriptor, piece.data(), piece.size(), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(Code::machine, m_name + " cannot be read: " + std::strerror(errno),
                "check the disk or the network drive and try again");
        if (got == 0)
            break;
        crypto_hash_sha256_update(&state, piece.data(), static_cast<unsigned long long>(got));
        offset += got;
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    std::string hexadecimal(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), digest.data(), digest.size());
    hexadecimal.pop_back();
    return hexadecimal;
}

} // namespace strongroom::archive
