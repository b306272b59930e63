#pragma once

#include <functional>
#include <memory>
#include <string>

#include <tiffio.h>

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

/// Fills the buffer from a position on; returns the number of bytes there were.
using ReadAt = std::function<std::size_t(std::uint64_t offset, std::span<std::uint8_t> into)>;

/// libtiff's handle over bytes wherever they come from. Nothing is written, nothing printed.
class TiffFile {
public:
    TiffFile(ReadAt read, std::uint64_t size);
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    TIFF* get() const { return m_tiff.get(); }
    const std::string& last_error() const { return m_last_error; }

private:
    static TIFF* opened(TiffFile& self);
    struct Close {
        void operator()(TIFF* tiff) const noexcept { TIFFClose(tiff); }
    };
    ReadAt m_read;
    std::uint64_t m_size, m_position = 0;
    std::string m_last_error = "not readable as TIFF";
    std::unique_ptr<TIFF, Close> m_tiff;
};

/// The directory the handle stands at, as a picture.
Result<Decoded> decoded_directory(const TiffFile& file, const Taking& taking);

} // namespace strongroom::ingest
