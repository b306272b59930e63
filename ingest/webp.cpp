#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "ingest/decoded_internal.h"
#include "ingest/exif_internal.h"
#include "ingest/pixels_internal.h"

namespace strongroom::ingest {
namespace {

struct DeleteDemuxer {
    void operator()(WebPDemuxer* demuxer) const noexcept { WebPDemuxDelete(demuxer); }
};
struct DeleteDecoder {
    void operator()(WebPIDecoder* decoder) const noexcept { WebPIDelete(decoder); }
};

Exif exif_of(Bytes file)
{
    const WebPData data{file.data(), file.size()};
    const std::unique_ptr<WebPDemuxer, DeleteDemuxer> demuxer(WebPDemux(&data));
    WebPChunkIterator chunk{};
    if (!demuxer || WebPDemuxGetChunk(demuxer.get(), "EXIF", 1, &chunk) == 0)
        return {};
    Bytes block(chunk.chunk.bytes, chunk.chunk.size);
    // Some writers put JPEG's mark in front.
    constexpr std::size_t mark = 6;
    if (block.size() > mark && block[0] == 'E' && block[1] == 'x')
        block = block.subspan(mark);
    const Exif exif = read_exif(block);
    WebPDemuxReleaseChunkIterator(&chunk);
    return exif;
}

} // namespace

Result<Size> webp_size(Bytes file, const Taking& taking)
{
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK)
        return damaged(taking, "its header is broken");
    if (features.has_animation != 0)
        return failed(
            Code::unsupported, taking.name + " is a moving picture", "save one picture of it as PNG");
    return Size{features.width, features.height};
}

Result<Decoded> decoded_webp(Bytes file, const Taking& taking)
{
    const Result<Size> size = webp_size(file, taking);
    if (!size)
        return tl::make_unexpected(size.error());
    if (const auto fits = check_size(taking, size->width, size->height); !fits)
        return tl::make_unexpected(fits.error());
    Image whole(*size, 4);
    const std::unique_ptr<WebPIDecoder, DeleteDecoder> decoder(
        WebPINewRGB(MODE_RGBA, whole.pixels.data(), whole.pixels.size(), size->width * 4));
    if (!decoder)
        return damaged(taking, "it cannot be decoded");
    const VP8StatusCode status = WebPIUpdate(decoder.get(), file.data(), file.size());
    int last_row = 0;
    WebPIDecGetRGB(decoder.get(), &last_row, nullptr, nullptr, nullptr);
    const int good = status == VP8_STATUS_OK ? size->height : last_row;
    if (good < std::max(8, size->height / 50))
        return damaged(taking, "its picture data are missing");
    Decoded decoded;
    decoded.image = Image(*size, 3);
    over_white(whole, decoded.image);
    if (good < size->height)
        mark_truncated(decoded, good);
    const Exif exif = exif_of(file);
    decoded.orientation = exif.orientation;
    decoded.dpi_x = exif.dpi_x;
    decoded.dpi_y = exif.dpi_y;
    return decoded;
}

} // namespace strongroom::ingest
