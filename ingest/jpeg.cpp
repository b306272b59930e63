#include "ingest/jpeg_internal.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <limits>

#include <jpeglib.h>

#include <jerror.h>

#include "ingest/exif_internal.h"

namespace strongroom::ingest {
namespace {

constexpr int most_scans = 200; // of a progressive file: more is an attack on the clock

struct Errors {
    jpeg_error_mgr manager{}; // first, so that libjpeg's pointer to it is a pointer to this
    std::jmp_buf escape{};
    bool ended_early = false;
    int good_rows = 0;
};

Errors& errors_of(j_common_ptr codec) { return *reinterpret_cast<Errors*>(codec->err); }

[[noreturn]] void give_up(j_common_ptr codec) { std::longjmp(errors_of(codec).escape, 1); }

void note_warning(j_common_ptr codec, int level)
{
    Errors& errors = errors_of(codec);
    if (level >= 0 || errors.ended_early || codec->err->msg_code != JWRN_JPEG_EOF)
        return;
    errors.ended_early = true;
    if (codec->is_decompressor != FALSE)
        errors.good_rows = int(reinterpret_cast<j_decompress_ptr>(codec)->output_scanline);
}

void stop_at_many_scans(j_common_ptr codec)
{
    if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > most_scans)
        give_up(codec);
}

/// libjpeg's decoder. Each step is a function of its own that holds nothing with a destructor, because an
/// error jumps out of it.
class Decoder {
public:
    Decoder()
    {
        m_codec.err = jpeg_std_error(&m_errors.manager);
        m_errors.manager.error_exit = give_up;
        m_errors.manager.emit_message = note_warning;
        m_progress.progress_monitor = stop_at_many_scans;
    }
    ~Decoder() { jpeg_destroy_decompress(&m_codec); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    bool read_header(Bytes file)
    {
        if (setjmp(m_errors.escape) != 0)
            return false;
        jpeg_create_decompress(&m_codec);
        m_codec.progress = &m_progress;
        jpeg_save_markers(&m_codec, JPEG_APP0 + 1, 0xFFFF);
        jpeg_mem_src(&m_codec, file.data(), static_cast<unsigned long>(file.size()));
        return jpeg_read_header(&m_codec, TRUE) == JPEG_HEADER_OK;
    }

    bool start(J_COLOR_SPACE wanted)
    {
        if (setjmp(m_errors.escape) != 0)
            return false;
        m_codec.out_color_space = wanted;
        return jpeg_start_decompress(&m_codec) != FALSE;
    }

    bool read_row(std::uint8_t* into)
    {
        if (setjmp(m_errors.escape) != 0)
            return false;
        JSAMPROW row = into;
        return jpeg_read_scanlines(&m_codec, &row, 1) == 1;
    }

    std::string reason()
    {
        std::array<char, JMSG_LENGTH_MAX> text{};
        m_codec.err->format_message(reinterpret_cast<j_common_ptr>(&m_codec), text.data());
        return text.data();
    }

    const jpeg_decompress_struct& codec() const { return m_codec; }
    const Errors& errors() const { return m_errors; }

private:
    Errors m_errors;
    jpeg_progress_mgr m_progress{};
    jpeg_decompress_struct m_codec{};
};

void read_resolution(Decoded& decoded, const jpeg_decompress_struct& codec)
{
    constexpr std::array<char, 6> exif_mark{'E', 'x', 'i', 'f', 0, 0};
    for (auto* marker = codec.marker_list; marker != nullptr; marker = marker->next)
        if (marker->data_length > exif_mark.size()
            && std::memcmp(marker->data, exif_mark.data(), exif_mark.size()) == 0) {
            const Exif exif = read_exif(Bytes(marker->data, marker->data_length).subspan(exif_mark.size()));
            decoded.orientation = exif.orientation;
            decoded.dpi_x = exif.dpi_x;
            decoded.dpi_y = exif.dpi_y;
        }
    if (codec.saw_JFIF_marker != FALSE && codec.density_unit != 0) {
        const double per_inch = codec.density_unit == 2 ? 2.54 : 1;
        decoded.dpi_x = codec.X_density * per_inch;
        decoded.dpi_y = codec.Y_density * per_inch;
    }
}

} // namespace

void cmyk_to_rgb(const std::uint8_t* cmyk, std::uint8_t* rgb, int width, CmykSense sense)
{
    const unsigned flip = sense == CmykSense::inverted ? 0 : 255;
    for (int x = 0; x < width; ++x, cmyk += 4, rgb += 3) {
        const unsigned paper = cmyk[3] ^ flip;
        for (int channel = 0; channel < 3; ++channel)
            rgb[channel] = std::uint8_t((cmyk[channel] ^ flip) * paper / 255);
    }
}

Result<Size> jpeg_size(Bytes file, const Taking& taking)
{
    Decoder decoder;
    if (!decoder.read_header(file))
        return damaged(taking, decoder.reason());
    return Size{int(decoder.codec().image_width), int(decoder.codec().image_height)};
}

Result<Decoded> decoded_jpeg(Bytes file, const Taking& taking)
{
    return decoded_jpeg(file, taking, CmykSense::by_marker);
}

Result<Decoded> decoded_jpeg(Bytes file, const Taking& taking, CmykSense cmyk)
{
    Decoder decoder;
    if (!decoder.read_header(file))
        return damaged(taking, decoder.reason());
    const jpeg_decompress_struct& codec = decoder.codec();
    if (const auto fits = check_size(taking, codec.image_width, codec.image_height); !fits)
        return tl::make_unexpected(fits.error());

    const bool grey = codec.jpeg_color_space == JCS_GRAYSCALE;
    const bool four = codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK;
    if (cmyk == CmykSense::by_marker)
        cmyk = codec.saw_Adobe_marker != FALSE ? CmykSense::inverted : CmykSense::as_stored;
    if (!decoder.start(grey ? JCS_GRAYSCALE : four ? JCS_CMYK : JCS_RGB))
        return damaged(taking, decoder.reason());

    Decoded decoded;
    decoded.colour = grey ? ColourMode::grey : ColourMode::colour;
    decoded.image = Image({int(codec.output_width), int(codec.output_height)}, grey ? 1 : 3);
    read_resolution(decoded, codec);
    std::vector<std::uint8_t> inks(four ? std::size_t(codec.output_width) * 4 : 0);
    const int height = decoded.image.size.height;
    int rows = 0;
    for (; rows < height; ++rows) {
        std::uint8_t* row = decoded.image.row(rows);
        if (!decoder.read_row(four ? inks.data() : row))
            break;
        if (four)
            cmyk_to_rgb(inks.data(), row, decoded.image.size.width, cmyk);
    }
    // A progressive file that ends early has all rows, only coarser.
    const bool all_coarse = decoder.errors().ended_early && codec.progressive_mode != FALSE && rows == height;
    const int good = decoder.errors().ended_early && !all_coarse ? decoder.errors().good_rows : rows;
    if (good < std::max(8, height / 50))
        return damaged(
            taking, decoder.errors().ended_early ? "its picture data are missing" : decoder.reason());
    if (good < height || all_coarse)
        mark_truncated(decoded, good);
    return decoded;
}

} // namespace strongroom::ingest
