#include "ui/export/output_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strongroom::ui {

namespace {

namespace fs = std::filesystem;

Error already_there(const fs::path& path)
{
    return {Code::conflict, path.string() + " is already there",
        "choose another name, or say --force to replace it"};
}

Error cannot_write(const fs::path& path, int error_number)
{
    const bool full = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
    return {Code::machine, path.string() + " cannot be written: " + std::strerror(error_number),
        full ? "make room on the disk and try again" : "choose a folder you may write in"};
}

} // namespace

Result<OutputFile> OutputFile::create(const fs::path& path, Overwrite overwrite)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return failed(Code::bad_input, path.string() + " is a folder", "give the name of a file");
    if (overwrite == Overwrite::refuse && fs::exists(fs::symlink_status(path, ignored)))
        return tl::make_unexpected(already_there(path));
    std::string temporary = path.string() + ".part-XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0)
        return tl::make_unexpected(cannot_write(path, errno));
    return OutputFile(path, temporary, descriptor, overwrite);
}

OutputFile::OutputFile(fs::path path, fs::path temporary, int descriptor, Overwrite overwrite)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor),
      m_overwrite(overwrite)
{
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_overwrite(other.m_overwrite),
      m_errno(other.m_errno)
{
}

OutputFile::~OutputFile()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

bool OutputFile::write(std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty() && m_errno == 0) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            m_errno = errno;
    }
    return m_errno == 0;
}

bool OutputFile::write(std::string_view text)
{
    return write(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

Result<void> OutputFile::commit()
{
    if (m_errno == 0 && ::fsync(m_descriptor) != 0)
        m_errno = errno;
    if (m_errno != 0)
        return tl::make_unexpected(cannot_write(m_path, m_errno));
    if (m_overwrite == Overwrite::allow) {
        if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
            return tl::make_unexpected(cannot_write(m_path, errno));
    } else if (::link(m_temporary.c_str(), m_path.c_str()) != 0) {
        // link() is the rename that never replaces.
        return tl::make_unexpected(errno == EEXIST ? already_there(m_path) : cannot_write(m_path, errno));
    } else {
        ::unlink(m_temporary.c_str());
    }
    ::close(std::exchange(m_descriptor, -1));
    return {};
}

} // namespace strongroom::ui
