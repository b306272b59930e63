#pragma once

#include <qpdf/InputSource.hh>

#include "ingest/source_internal.h"

namespace strongroom::ingest {

/// A Source for qpdf to read.
class SourceInput : public InputSource {
public:
    /// \pre `source` outlives this.
    explicit SourceInput(const Source& source) : m_source(source) { }

    qpdf_offset_t findAndSkipNextEOL() override;
    const std::string& getName() const override { return m_source.name(); }
    qpdf_offset_t tell() override { return m_position; }
    void seek(qpdf_offset_t offset, int whence) override;
    void rewind() override { m_position = 0; }
    size_t read(char* into, size_t length) override;
    void unreadCh(char) override { --m_position; }

private:
    const Source& m_source;
    qpdf_offset_t m_position = 0;
    // qpdf reads byte by byte in places
    std::vector<std::uint8_t> m_window;
    qpdf_offset_t m_window_start = 0;
};

} // namespace strongroom::ingest
