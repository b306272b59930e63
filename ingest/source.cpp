#include "ingest/source_internal.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace strongroom::ingest {

Source::Source(int fd, std::string name) : m_fd(fd), m_name(std::move(name))
{
    struct stat about { };
    if (fstat(fd, &about) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot look at " + m_name);
    m_size = std::uint64_t(about.st_size);
}

std::size_t Source::read(std::uint64_t offset, std::span<std::uint8_t> into) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = pread(m_fd, into.data() + done, into.size() - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw std::system_error(errno, std::generic_category(), "cannot read " + m_name);
        if (got == 0)
            break;
        done += std::size_t(got);
    }
    return done;
}

std::vector<std::uint8_t> Source::start(std::size_t count) const
{
    std::vector<std::uint8_t> bytes(std::size_t(std::min<std::uint64_t>(m_size, count)));
    bytes.resize(read(0, bytes));
    return bytes;
}

} // namespace strongroom::ingest
