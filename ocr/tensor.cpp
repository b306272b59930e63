#include "ocr/tensor_internal.h"

namespace strongroom::ocr {

Tensor to_tensor(ingest::ImageView picture, int width, const Normalisation& normalisation)
{
    const std::size_t plane = std::size_t(width) * std::size_t(picture.size.height);
    Tensor tensor{{1, 3, picture.size.height, width}, std::vector<float>(3 * plane, 0.F)};
    for (unsigned channel = 0; channel < 3; ++channel) {
        std::array<float, 256> value{};
        for (unsigned level = 0; level < 256; ++level)
            value[level]
                = (float(level) / 255.F - normalisation.mean[channel]) / normalisation.deviation[channel];
        const unsigned stride = unsigned(picture.channels), offset = picture.channels == 3 ? 2 - channel : 0;
        for (int y = 0; y < picture.size.height; ++y) {
            const std::uint8_t* from = picture.row(y) + offset;
            float* to = tensor.values.data() + channel * plane + std::size_t(y) * std::size_t(width);
            for (int x = 0; x < picture.size.width; ++x, from += stride)
                *to++ = value[*from];
        }
    }
    return tensor;
}

} // namespace strongroom::ocr
