#include <algorithm>
#include <cstring>

#include "ingest/tiff_file_internal.h"
#include "ingest/tiff_internal.h"

namespace strongroom::ingest {
namespace {

void put(std::vector<std::uint8_t>& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes.push_back(std::uint8_t(value >> unsigned(8 * i)));
}

/// A TIFF header in front of the data makes libtiff's decoder understand them: one strip, one bit a pixel.
std::vector<std::uint8_t> tiff_header(const FaxData& fax, std::size_t data_bytes)
{
    enum Type : std::uint32_t { two_bytes = 3, four_bytes = 4 };
    struct Entry {
        std::uint32_t tag;
        Type type;
        std::uint32_t value;
    };
    constexpr std::uint32_t two_dimensions = 1;
    const auto width = std::uint32_t(fax.size.width), height = std::uint32_t(fax.size.height);
    std::vector<Entry> entries{
        {TIFFTAG_IMAGEWIDTH, four_bytes, width},
        {TIFFTAG_IMAGELENGTH, four_bytes, height},
        {TIFFTAG_BITSPERSAMPLE, two_bytes, 1},
        {TIFFTAG_COMPRESSION, two_bytes,
            std::uint32_t(fax.k < 0 ? COMPRESSION_CCITTFAX4 : COMPRESSION_CCITTFAX3)},
        // PDF writes black as 0 unless told otherwise; the decoder's black runs are 1.
        {TIFFTAG_PHOTOMETRIC, two_bytes,
            std::uint32_t(fax.black_is_1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE)},
        {TIFFTAG_STRIPOFFSETS, four_bytes, 0},
        {TIFFTAG_SAMPLESPERPIXEL, two_bytes, 1},
        {TIFFTAG_ROWSPERSTRIP, four_bytes, height},
        {TIFFTAG_STRIPBYTECOUNTS, four_bytes, std::uint32_t(data_bytes)},
        {TIFFTAG_T4OPTIONS, four_bytes, fax.k > 0 ? two_dimensions : 0},
    };
    if (fax.k < 0)
        entries.pop_back();
    const auto header_bytes = std::uint32_t(8 + 2 + entries.size() * 12 + 4);
    std::vector<std::uint8_t> bytes{'I', 'I', 42, 0};
    put(bytes, 8, 4);
    put(bytes, std::uint32_t(entries.size()), 2);
    for (const Entry& entry : entries) {
        put(bytes, entry.tag, 2);
        put(bytes, entry.type, 2);
        put(bytes, 1, 4);
        put(bytes, entry.tag == TIFFTAG_STRIPOFFSETS ? header_bytes : entry.value, 4);
    }
    put(bytes, 0, 4);
    return bytes;
}

} // namespace

Result<Decoded> decoded_fax(Bytes data, const FaxData& fax, const Taking& taking)
{
    if (const auto fits = check_size(taking, fax.size.width, fax.size.height); !fits)
        return tl::make_unexpected(fits.error());
    std::vector<std::uint8_t> whole = tiff_header(fax, data.size());
    whole.insert(whole.end(), data.begin(), data.end());
    const TiffFile file(
        [&](std::uint64_t offset, std::span<std::uint8_t> into) {
            const std::size_t start = std::size_t(std::min<std::uint64_t>(offset, whole.size()));
            const std::size_t count = std::min(into.size(), whole.size() - start);
            std::copy_n(whole.begin() + std::ptrdiff_t(start), count, into.begin());
            return count;
        },
        whole.size());
    if (file.get() == nullptr)
        return damaged(taking, file.last_error());
    return decoded_directory(file, taking);
}

} // namespace strongroom::ingest
