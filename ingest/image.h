#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/geometry.h"

namespace strongroom::ingest {

/// Somebody else's pixels: 8 bits a channel, one channel (grey, 0 = black) or three (R, G, B in this order),
/// rows one after the other without gaps. Valid as long as the Image it was taken from.
struct ImageView {
    const std::uint8_t* pixels = nullptr;
    Size size;
    int channels = 1;
    double dpi = 0; ///< dots per inch; 0 = unknown

    bool empty() const { return pixels == nullptr || size.empty(); }
    const std::uint8_t* row(int y) const
    {
        return pixels + std::size_t(y) * std::size_t(size.width) * std::size_t(channels);
    }
};

/// Its own pixels, laid out as in ImageView.
struct Image {
    std::vector<std::uint8_t> pixels;
    Size size;
    int channels = 1;
    double dpi = 0;

    Image() = default;
    /// A picture of one value, white unless told otherwise.
    Image(Size of, int channel_count, double resolution = 0, std::uint8_t fill = 255)
        : pixels(std::size_t(of.width) * std::size_t(of.height) * std::size_t(channel_count), fill), size(of),
          channels(channel_count), dpi(resolution)
    {
    }

    ImageView view() const { return {pixels.data(), size, channels, dpi}; }
    operator ImageView() const { return view(); }
    bool empty() const { return pixels.empty(); }
    std::uint8_t* row(int y)
    {
        return pixels.data() + std::size_t(y) * std::size_t(size.width) * std::size_t(channels);
    }
};

} // namespace strongroom::ingest
