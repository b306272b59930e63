#include "ingest/pixels_internal.h"

#include <algorithm>

namespace strongroom::ingest {
namespace {

std::size_t pixel_count(Size size) { return std::size_t(size.width) * std::size_t(size.height); }

} // namespace

void over_white(const Image& with_alpha, Image& onto)
{
    const auto colours = unsigned(onto.channels);
    const std::uint8_t* from = with_alpha.pixels.data();
    std::uint8_t* to = onto.pixels.data();
    for (std::size_t i = pixel_count(onto.size); i > 0; --i, from += colours + 1, to += colours) {
        const unsigned alpha = from[colours];
        for (unsigned channel = 0; channel < colours; ++channel)
            to[channel] = std::uint8_t((from[channel] * alpha + 255 * (255 - alpha)) / 255);
    }
}

ColourMode colour_mode(ImageView picture, int stored_bits)
{
    if (picture.channels == 3) {
        const std::uint8_t* pixel = picture.pixels;
        for (std::size_t i = pixel_count(picture.size); i > 0; --i, pixel += 3)
            if (pixel[0] != pixel[1] || pixel[1] != pixel[2])
                return ColourMode::colour;
    }
    return stored_bits == 1 ? ColourMode::bitonal : ColourMode::grey;
}

Image grey_of(Image picture)
{
    if (picture.channels == 1)
        return picture;
    Image grey(picture.size, 1, picture.dpi);
    for (std::size_t i = 0; i < grey.pixels.size(); ++i)
        grey.pixels[i] = picture.pixels[i * 3];
    return grey;
}

Image cropped(ImageView picture, const Rect& box)
{
    Image part({box.width, box.height}, picture.channels, picture.dpi);
    const auto channels = std::size_t(picture.channels);
    for (int y = 0; y < box.height; ++y)
        std::copy_n(picture.row(box.y + y) + std::size_t(box.x) * channels, std::size_t(box.width) * channels,
            part.row(y));
    return part;
}

} // namespace strongroom::ingest
