#include <algorithm>

#include "ingest/pixels_internal.h"
#include "ingest/tiff_file_internal.h"

namespace strongroom::ingest {
namespace {

template <class T>
T field(TIFF* tiff, std::uint32_t tag, T otherwise)
{
    T value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

struct Layout {
    Size size;
    std::uint16_t bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISWHITE;
    bool plain = false; ///< one strip of rows after the other, 1-bit or 8-bit, to be taken as it is
};

Layout layout_of(TIFF* tiff, std::uint32_t width, std::uint32_t height)
{
    Layout layout{{int(width), int(height)}, field<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1),
        field<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1),
        field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE)};
    const bool interleaved
        = field<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_CONTIG;
    const bool unsigned_whole
        = field<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) == SAMPLEFORMAT_UINT;
    const bool grey = layout.samples == 1 && (layout.bits == 1 || layout.bits == 8)
        && (layout.photometric == PHOTOMETRIC_MINISWHITE || layout.photometric == PHOTOMETRIC_MINISBLACK);
    const bool rgb = layout.samples == 3 && layout.bits == 8 && layout.photometric == PHOTOMETRIC_RGB;
    layout.plain = interleaved && unsigned_whole && TIFFIsTiled(tiff) == 0 && (grey || rgb);
    return layout;
}

void unpack_bits(const std::uint8_t* bits, std::uint8_t* row, int width)
{
    for (int x = 0; x < width; ++x)
        row[x] = (bits[x / 8] >> (7 - x % 8) & 1) != 0 ? 255 : 0;
}

int read_plain(TIFF* tiff, const Layout& layout, Image& image)
{
    std::vector<std::uint8_t> line(std::size_t(TIFFScanlineSize(tiff)));
    const std::size_t row_bytes = std::size_t(layout.size.width) * layout.samples;
    for (int y = 0; y < layout.size.height; ++y) {
        if (TIFFReadScanline(tiff, line.data(), std::uint32_t(y), 0) != 1)
            return y;
        std::uint8_t* row = image.row(y);
        if (layout.bits == 1)
            unpack_bits(line.data(), row, layout.size.width);
        else
            std::copy_n(line.data(), row_bytes, row);
        if (layout.photometric == PHOTOMETRIC_MINISWHITE)
            std::transform(row, row + row_bytes, row, [](std::uint8_t v) { return std::uint8_t(255 - v); });
    }
    return layout.size.height;
}

/// libtiff's colours are multiplied by alpha already.
void lay_down(const std::uint32_t* colours, int count, std::uint8_t* row)
{
    for (int x = 0; x < count; ++x, row += 3) {
        const std::uint32_t colour = colours[x], paper = 255 - TIFFGetA(colour);
        row[0] = std::uint8_t(std::min(TIFFGetR(colour) + paper, 255U));
        row[1] = std::uint8_t(std::min(TIFFGetG(colour) + paper, 255U));
        row[2] = std::uint8_t(std::min(TIFFGetB(colour) + paper, 255U));
    }
}

/// Everything else by libtiff's own conversion, piece by piece. Its pieces stand on their heads.
int read_converted(TIFF* tiff, const Layout& layout, Image& image)
{
    const bool tiled = TIFFIsTiled(tiff) != 0;
    const int width = layout.size.width, height = layout.size.height;
    const int across = tiled ? field<int>(tiff, TIFFTAG_TILEWIDTH, 0) : width;
    const int down = tiled
        ? field<int>(tiff, TIFFTAG_TILELENGTH, 0)
        : int(std::min(field<std::uint32_t>(tiff, TIFFTAG_ROWSPERSTRIP, 1), std::uint32_t(height)));
    constexpr std::int64_t most_pixels = 128 << 20;
    if (across <= 0 || down <= 0 || std::int64_t(across) * down > most_pixels)
        return 0;
    std::vector<std::uint32_t> piece(std::size_t(across) * std::size_t(down));
    for (int top = 0; top < height; top += down)
        for (int left = 0; left < width; left += across) {
            const auto x = std::uint32_t(left), y = std::uint32_t(top);
            const int read = tiled ? TIFFReadRGBATileExt(tiff, x, y, piece.data(), 1)
                                   : TIFFReadRGBAStripExt(tiff, y, piece.data(), 1);
            if (read != 1)
                return top;
            const int rows = std::min(down, height - top), columns = std::min(across, width - left);
            const int filled = tiled ? down : rows;
            for (int row = 0; row < rows; ++row)
                lay_down(piece.data() + std::size_t(filled - 1 - row) * std::size_t(across), columns,
                    image.row(top + row) + std::size_t(left) * 3);
        }
    return height;
}

void read_resolution(TIFF* tiff, Decoded& decoded)
{
    const auto unit = field<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    const double per_inch = unit == RESUNIT_CENTIMETER ? 2.54 : unit == RESUNIT_INCH ? 1 : 0;
    decoded.dpi_x = double(field<float>(tiff, TIFFTAG_XRESOLUTION, 0)) * per_inch;
    decoded.dpi_y = double(field<float>(tiff, TIFFTAG_YRESOLUTION, 0)) * per_inch;
    decoded.orientation = field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, 1);
}

} // namespace

Result<Decoded> decoded_directory(const TiffFile& file, const Taking& taking)
{
    TIFF* tiff = file.get();
    const auto width = field<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0);
    const auto height = field<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0);
    if (const auto fits = check_size(taking, width, height); !fits)
        return tl::make_unexpected(fits.error());
    if (TIFFIsCODECConfigured(field<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE)) == 0)
        return failed(Code::unsupported, taking.name + " is compressed in a way that is not understood",
            "save it as TIFF with LZW, Deflate or G4 compression");

    const Layout layout = layout_of(tiff, width, height);
    Decoded decoded;
    read_resolution(tiff, decoded);
    // Turned by us, once, for all formats; libtiff would turn some orientations and not others.
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    decoded.image = Image(layout.size, layout.plain ? layout.samples : 3);
    const int good = layout.plain ? read_plain(tiff, layout, decoded.image)
                                  : read_converted(tiff, layout, decoded.image);
    if (good < std::max(8, layout.size.height / 50))
        return damaged(taking, file.last_error());
    if (good < layout.size.height)
        mark_truncated(decoded, good);
    const bool one_bit = layout.bits == 1 && layout.samples == 1;
    const bool grey
        = layout.photometric <= PHOTOMETRIC_MINISBLACK || layout.photometric == PHOTOMETRIC_PALETTE;
    decoded.colour = grey ? colour_mode(decoded.image, one_bit ? 1 : 8) : ColourMode::colour;
    if (grey && decoded.colour != ColourMode::colour)
        decoded.image = grey_of(std::move(decoded.image));
    return decoded;
}

} // namespace strongroom::ingest
