#include "ui/export/jpeg_size.h"

namespace strongroom::ui {

std::optional<ingest::Size> jpeg_size(std::span<const std::uint8_t> jpeg)
{
    const auto word = [&](std::size_t at) { return jpeg[at] << 8 | jpeg[at + 1]; };
    if (jpeg.size() < 4 || word(0) != 0xFFD8)
        return std::nullopt;
    // Segment after segment until the frame header, whose marker is one of C0 to CF without C4, C8 and CC.
    for (std::size_t at = 2; at + 9 <= jpeg.size();) {
        if (jpeg[at] != 0xFF)
            return std::nullopt;
        const int marker = jpeg[at + 1];
        const bool frame
            = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return ingest::Size{word(at + 7), word(at + 5)};
        at += marker == 0xFF ? 1 : 2 + std::size_t(word(at + 2));
    }
    return std::nullopt;
}

} // namespace strongroom::ui
