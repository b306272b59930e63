#include "ingest/tiff_file_internal.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace strongroom::ingest {
namespace {

constexpr tmsize_t most_bytes_at_once = 512 << 20; // a forged strip size is refused instead of allocated

} // namespace

TiffFile::TiffFile(ReadAt read, std::uint64_t size) : m_read(std::move(read)), m_size(size)
{
    m_tiff.reset(opened(*this));
}

TIFF* TiffFile::opened(TiffFile& self)
{
    const auto self_of = [](thandle_t handle) -> TiffFile& { return *static_cast<TiffFile*>(handle); };
    static constexpr auto of = self_of;
    const TIFFReadWriteProc read = [](thandle_t handle, void* into, tmsize_t count) -> tmsize_t {
        const std::size_t got = of(handle).m_read(
            of(handle).m_position, {static_cast<std::uint8_t*>(into), std::size_t(count)});
        of(handle).m_position += got;
        return tmsize_t(got);
    };
    const TIFFReadWriteProc write = [](thandle_t, void*, tmsize_t) -> tmsize_t { return 0; };
    const TIFFSeekProc seek = [](thandle_t handle, toff_t offset, int whence) -> toff_t {
        TiffFile& file = of(handle);
        file.m_position = whence == SEEK_SET ? offset
            : whence == SEEK_CUR             ? file.m_position + offset
                                             : file.m_size + offset;
        return file.m_position;
    };
    const TIFFErrorHandlerExtR keep = [](TIFF*, void* user, const char*, const char* format, va_list values) {
        std::array<char, 200> text{};
        std::vsnprintf(text.data(), text.size(), format, values);
        static_cast<TiffFile*>(user)->m_last_error = text.data();
        return 1;
    };
    const TIFFErrorHandlerExtR ignore = [](TIFF*, void*, const char*, const char*, va_list) { return 1; };
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), most_bytes_at_once);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keep, &self);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), ignore, nullptr);
    return TIFFClientOpenExt(
        "scan", "rm", &self, read, write, seek, [](thandle_t) { return 0; },
        [](thandle_t handle) -> toff_t { return of(handle).m_size; }, nullptr, nullptr, options.get());
}

} // namespace strongroom::ingest
