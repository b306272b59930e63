#include "ingest/source_input_internal.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace strongroom::ingest {
namespace {

constexpr std::size_t window_bytes = 64 << 10;

} // namespace

qpdf_offset_t SourceInput::findAndSkipNextEOL()
{
    char c = 0;
    while (read(&c, 1) == 1)
        if (c == '\r' || c == '\n') {
            const qpdf_offset_t found = m_position - 1;
            while (read(&c, 1) == 1)
                if (c != '\r' && c != '\n') {
                    --m_position;
                    break;
                }
            return found;
        }
    return m_position;
}

void SourceInput::seek(qpdf_offset_t offset, int whence)
{
    const qpdf_offset_t from = whence == SEEK_SET ? 0
        : whence == SEEK_CUR                      ? m_position
                                                  : qpdf_offset_t(m_source.size());
    if (offset < -from)
        throw std::runtime_error("offset before the start of the file");
    m_position = from + offset;
}

size_t SourceInput::read(char* into, size_t length)
{
    last_offset = m_position;
    size_t done = 0;
    while (done < length) {
        const qpdf_offset_t inside = m_position - m_window_start;
        if (inside < 0 || inside >= qpdf_offset_t(m_window.size())) {
            m_window.resize(std::max(window_bytes, length - done));
            m_window.resize(m_source.read(std::uint64_t(m_position), m_window));
            m_window_start = m_position;
            if (m_window.empty())
                break;
            continue;
        }
        const size_t count = std::min(length - done, m_window.size() - size_t(inside));
        std::copy_n(m_window.begin() + inside, count, into + done);
        done += count;
        m_position += qpdf_offset_t(count);
    }
    if (m_window.size() > window_bytes) {
        m_window.clear();
        m_window.shrink_to_fit();
    }
    return done;
}

} // namespace strongroom::ingest
