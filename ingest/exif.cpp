#include "ingest/exif_internal.h"

namespace strongroom::ingest {
namespace {

/// Numbers out of a TIFF structure; past the end everything is 0.
class Numbers {
public:
    explicit Numbers(Bytes bytes) : m_bytes(bytes), m_big(bytes.size() > 1 && bytes[0] == 'M') { }
    std::uint32_t two(std::size_t at) const { return number(at, 2); }
    std::uint32_t four(std::size_t at) const { return number(at, 4); }
    double fraction(std::size_t at) const
    {
        const double below = four(at + 4);
        return below > 0 ? four(at) / below : 0;
    }

private:
    std::uint32_t number(std::size_t at, std::size_t count) const
    {
        if (at > m_bytes.size() || m_bytes.size() - at < count)
            return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8U | m_bytes[at + (m_big ? i : count - 1 - i)];
        return value;
    }

    Bytes m_bytes;
    bool m_big;
};

} // namespace

Exif read_exif(Bytes tiff)
{
    enum Tag : std::uint32_t {
        orientation = 0x112,
        x_resolution = 0x11A,
        y_resolution = 0x11B,
        unit = 0x128
    };
    constexpr std::uint32_t centimetres = 3;
    const Numbers numbers(tiff);
    Exif exif;
    if (numbers.two(2) != 42)
        return exif;
    const std::size_t directory = numbers.four(4);
    double dots_per_unit = 1;
    for (std::size_t entry = 0; entry < numbers.two(directory); ++entry) {
        const std::size_t at = directory + 2 + entry * 12, value = at + 8;
        switch (numbers.two(at)) {
        case orientation:
            exif.orientation = int(numbers.two(value));
            break;
        case x_resolution:
            exif.dpi_x = numbers.fraction(numbers.four(value));
            break;
        case y_resolution:
            exif.dpi_y = numbers.fraction(numbers.four(value));
            break;
        case unit:
            dots_per_unit = numbers.two(value) == centimetres ? 2.54 : 1;
            break;
        default:
            break;
        }
    }
    if (exif.orientation < 1 || exif.orientation > 8)
        exif.orientation = 1;
    exif.dpi_x *= dots_per_unit;
    exif.dpi_y *= dots_per_unit;
    return exif;
}

} // namespace strongroom::ingest
