#include <libheif/heif.h>

#include <algorithm>
#include <memory>

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {
namespace {

struct Free {
    void operator()(heif_context* context) const noexcept { heif_context_free(context); }
    void operator()(heif_image_handle* handle) const noexcept { heif_image_handle_release(handle); }
    void operator()(heif_image* image) const noexcept { heif_image_release(image); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

struct Opened {
    Owned<heif_context> context;
    Owned<heif_image_handle> primary;
};

Result<Opened> opened(Bytes file, const Taking& taking)
{
    Opened result{Owned<heif_context>(heif_context_alloc()), nullptr};
    heif_context_set_max_decoding_threads(result.context.get(), 0); // a reader has one core
    heif_error error
        = heif_context_read_from_memory_without_copy(result.context.get(), file.data(), file.size(), nullptr);
    if (error.code != heif_error_Ok)
        return damaged(taking, error.message);
    heif_image_handle* primary = nullptr;
    error = heif_context_get_primary_image_handle(result.context.get(), &primary);
    if (error.code != heif_error_Ok)
        return damaged(taking, error.message);
    result.primary.reset(primary);
    return result;
}

} // namespace

Result<Size> heic_size(Bytes file, const Taking& taking)
{
    const Result<Opened> file_opened = opened(file, taking);
    if (!file_opened)
        return tl::make_unexpected(file_opened.error());
    const heif_image_handle* primary = file_opened->primary.get();
    return Size{heif_image_handle_get_width(primary), heif_image_handle_get_height(primary)};
}

Result<Decoded> decoded_heic(Bytes file, const Taking& taking)
{
    const Result<Opened> file_opened = opened(file, taking);
    if (!file_opened)
        return tl::make_unexpected(file_opened.error());
    heif_image* pointer = nullptr;
    const heif_error error = heif_decode_image(
        file_opened->primary.get(), &pointer, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr);
    const Owned<heif_image> image(pointer);
    if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype)
        return failed(Code::unsupported, taking.name + " cannot be decoded (" + error.message + ")",
            "save it as JPEG and send that");
    if (error.code != heif_error_Ok)
        return damaged(taking, error.message);
    const Size size{heif_image_get_width(image.get(), heif_channel_interleaved),
        heif_image_get_height(image.get(), heif_channel_interleaved)};
    if (const auto fits = check_size(taking, size.width, size.height); !fits)
        return tl::make_unexpected(fits.error());
    int stride = 0;
    const std::uint8_t* plane = heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
    if (plane == nullptr)
        return damaged(taking, "it has no pixels");
    Decoded decoded; // libheif has turned it already
    decoded.image = Image(size, 3);
    for (int y = 0; y < size.height; ++y)
        std::copy_n(plane + std::ptrdiff_t(y) * stride, std::size_t(size.width) * 3, decoded.image.row(y));
    return decoded;
}

} // namespace strongroom::ingest
