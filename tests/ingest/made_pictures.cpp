#include "tests/ingest/made_pictures.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <libheif/heif.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

namespace strongroom::ingest::made {
namespace {

FileBytes stored_row(const std::uint8_t* from, std::size_t count, int bits)
{
    FileBytes row;
    for (std::size_t i = 0; i < count; ++i)
        if (bits == 1) {
            row.resize(i / 8 + 1);
            row[i / 8] = std::uint8_t(row[i / 8] | (from[i] >> 7) << (7 - i % 8));
        } else {
            row.insert(row.end(), std::size_t(bits / 8), from[i]);
        }
    return row;
}

void check(heif_error error)
{
    if (error.code != heif_error_Ok)
        throw std::runtime_error(error.message);
}

} // namespace

FileBytes png(const Image& image, const PngLayout& layout)
{
    constexpr std::array kinds{
        0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    FileBytes file;
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(writer);
    png_set_write_fn(
        writer, &file,
        [](png_structp png, png_bytep from, std::size_t count) {
            auto* into = static_cast<FileBytes*>(png_get_io_ptr(png));
            into->insert(into->end(), from, from + count);
        },
        nullptr);
    const int kind = layout.palette ? PNG_COLOR_TYPE_PALETTE : kinds[std::size_t(image.channels)];
    png_set_IHDR(writer, info, unsigned(image.size.width), unsigned(image.size.height), layout.bits, kind,
        layout.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    constexpr std::array<png_color, 4> palette{{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}}};
    if (layout.palette)
        png_set_PLTE(writer, info, palette.data(), int(palette.size()));
    if (layout.dpi > 0) {
        const auto per_metre = unsigned(layout.dpi / 0.0254 + 0.5);
        png_set_pHYs(writer, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
    png_write_info(writer, info);
    const int passes = png_set_interlace_handling(writer);
    for (int pass = 0; pass < passes; ++pass)
        for (int y = 0; y < image.size.height; ++y)
            png_write_row(writer,
                stored_row(image.view().row(y), std::size_t(image.size.width * image.channels), layout.bits)
                    .data());
    png_write_end(writer, nullptr);
    png_destroy_write_struct(&writer, &info);
    return file;
}

FileBytes webp(const Image& image, int exif_orientation)
{
    std::uint8_t* bytes = nullptr;
    const auto encode = image.channels == 4 ? WebPEncodeLosslessRGBA : WebPEncodeLosslessRGB;
    const std::size_t count = encode(
        image.pixels.data(), image.size.width, image.size.height, image.size.width * image.channels, &bytes);
    FileBytes file(bytes, bytes + count);
    WebPFree(bytes);
    if (exif_orientation == 0)
        return file;
    const FileBytes exif{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0,
        std::uint8_t(exif_orientation), 0, 0, 0, 0, 0, 0, 0};
    const WebPData picture{file.data(), file.size()}, block{exif.data(), exif.size()};
    WebPMux* mux = WebPMuxCreate(&picture, 1);
    WebPMuxSetChunk(mux, "EXIF", &block, 1);
    WebPData assembled{};
    WebPMuxAssemble(mux, &assembled);
    FileBytes with_exif(assembled.bytes, assembled.bytes + assembled.size);
    WebPDataClear(&assembled);
    WebPMuxDelete(mux);
    return with_exif;
}

FileBytes heic(const Image& image, int orientation)
{
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    check(heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder));
    check(heif_encoder_set_lossy_quality(encoder, 90));
    heif_image* picture = nullptr;
    check(heif_image_create(
        image.size.width, image.size.height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &picture));
    check(heif_image_add_plane(picture, heif_channel_interleaved, image.size.width, image.size.height, 8));
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(picture, heif_channel_interleaved, &stride);
    for (int y = 0; y < image.size.height; ++y)
        std::copy_n(image.view().row(y), image.size.width * 3, plane + std::ptrdiff_t(y) * stride);
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->image_orientation = static_cast<heif_orientation>(orientation);
    heif_image_handle* handle = nullptr;
    check(heif_context_encode_image(context, picture, encoder, options, &handle));
    FileBytes file;
    heif_writer writer{1, [](heif_context*, const void* from, std::size_t count, void* into) {
                           const auto* bytes = static_cast<const std::uint8_t*>(from);
                           static_cast<FileBytes*>(into)->assign(bytes, bytes + count);
                           return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                       }};
    check(heif_context_write(context, &writer, &file));
    heif_encoding_options_free(options);
    heif_image_handle_release(handle);
    heif_image_release(picture);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return file;
}

} // namespace strongroom::ingest::made
