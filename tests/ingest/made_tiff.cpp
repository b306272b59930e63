#include "tests/ingest/made_tiff.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace strongroom::ingest::made {
namespace {

struct Memory {
    FileBytes bytes;
    std::size_t position = 0;
};

TIFF* open_memory(Memory& memory, const char* mode)
{
    static const auto of = [](thandle_t handle) -> Memory& { return *static_cast<Memory*>(handle); };
    return TIFFClientOpen(
        "made", mode, &memory,
        [](thandle_t handle, void* into, tmsize_t count) -> tmsize_t {
            Memory& m = of(handle);
            const std::size_t start = std::min(m.position, m.bytes.size());
            const std::size_t got = std::min(std::size_t(count), m.bytes.size() - start);
            std::memcpy(into, m.bytes.data() + start, got);
            m.position += got;
            return tmsize_t(got);
        },
        [](thandle_t handle, void* from, tmsize_t count) -> tmsize_t {
            Memory& m = of(handle);
            m.bytes.resize(std::max(m.bytes.size(), m.position + std::size_t(count)));
            std::memcpy(m.bytes.data() + m.position, from, std::size_t(count));
            m.position += std::size_t(count);
            return count;
        },
        [](thandle_t handle, toff_t offset, int whence) -> toff_t {
            Memory& m = of(handle);
            m.position = std::size_t(offset)
                + (whence == SEEK_SET        ? 0
                        : whence == SEEK_CUR ? m.position
                                             : m.bytes.size());
            return m.position;
        },
        [](thandle_t) { return 0; }, [](thandle_t handle) -> toff_t { return of(handle).bytes.size(); },
        nullptr, nullptr);
}

/// Samples of one byte as `bits` bits each.
FileBytes packed(const std::uint8_t* from, std::size_t count, unsigned bits)
{
    FileBytes row((count * bits + 7) / 8);
    for (std::size_t i = 0; i < count; ++i)
        if (bits == 16) {
            row[i * 2] = row[i * 2 + 1] = from[i];
        } else if (bits == 8) {
            row[i] = from[i];
        } else {
            const std::size_t bit = i * bits;
            row[bit / 8] = std::uint8_t(row[bit / 8] | (from[i] >> (8 - bits)) << (8 - bits - bit % 8));
        }
    return row;
}

/// Every n-th sample of a row, for planes stored apart.
FileBytes plane(const std::uint8_t* row, int width, int samples, int sample)
{
    FileBytes values;
    for (int x = 0; x < width; ++x)
        values.push_back(row[x * samples + sample]);
    return values;
}

void write_tiles(TIFF* tiff, const Image& image)
{
    constexpr int side = 32;
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, side);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, side);
    for (int top = 0; top < image.size.height; top += side)
        for (int left = 0; left < image.size.width; left += side) {
            FileBytes tile(std::size_t(side * side * image.channels));
            for (int y = top; y < std::min(top + side, image.size.height); ++y)
                std::copy_n(image.view().row(y) + left * image.channels,
                    std::min(side, image.size.width - left) * image.channels,
                    tile.begin() + (y - top) * side * image.channels);
            TIFFWriteTile(tiff, tile.data(), std::uint32_t(left), std::uint32_t(top), 0, 0);
        }
}

void write_page(TIFF* tiff, const TiffPage& page)
{
    const auto& [image, layout] = page;
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, layout.kind);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.size.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.size.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, layout.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, layout.samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, layout.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, layout.compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, layout.planar);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, layout.orientation);
    if (layout.dpi_x > 0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, layout.dpi_x);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, layout.dpi_y);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    }
    if (layout.photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    if (layout.photometric == PHOTOMETRIC_PALETTE) {
        std::uint16_t red[256]{}, green[256]{}, blue[256]{};
        red[0] = green[1] = blue[2] = red[3] = green[3] = blue[3] = 0xFFFF; // R, G, B, W
        TIFFSetField(tiff, TIFFTAG_COLORMAP, red, green, blue);
    }
    if (layout.tiled) {
        write_tiles(tiff, image);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, layout.rows_per_strip);
        const int planes = layout.planar == PLANARCONFIG_SEPARATE ? layout.samples : 1;
        for (int sample = 0; sample < planes; ++sample)
            for (int y = 0; y < image.size.height; ++y) {
                const std::uint8_t* row = image.view().row(y);
                FileBytes stored = planes > 1
                    ? plane(row, image.size.width, layout.samples, sample)
                    : packed(row, std::size_t(image.size.width * image.channels), layout.bits);
                TIFFWriteScanline(tiff, stored.data(), std::uint32_t(y), std::uint16_t(sample));
            }
    }
    TIFFWriteDirectory(tiff);
}

} // namespace

FileBytes tiff(const std::vector<TiffPage>& pages)
{
    Memory memory;
    TIFF* tiff = open_memory(memory, "w");
    for (const TiffPage& page : pages)
        write_page(tiff, page);
    TIFFClose(tiff);
    return memory.bytes;
}

FileBytes first_strip(const FileBytes& file)
{
    Memory memory{file};
    TIFF* tiff = open_memory(memory, "r");
    FileBytes strip(std::size_t(TIFFRawStripSize(tiff, 0)));
    TIFFReadRawStrip(tiff, 0, strip.data(), tmsize_t(strip.size()));
    TIFFClose(tiff);
    return strip;
}

} // namespace strongroom::ingest::made
