#pragma once

#include <array>

#include "ingest/image.h"
#include "ocr/onnx_session_internal.h"

namespace strongroom::ocr {

/// What a model expects of a channel: (value / 255 - mean) / deviation; in the order blue, green, red, in
/// which PaddleOCR trains.
struct Normalisation {
    std::array<float, 3> mean, deviation;
};

/// A picture (grey counts as three equal channels) as 1 x 3 x height x `width`; columns beyond the picture's
/// own are 0. \pre width >= picture.size.width
Tensor to_tensor(ingest::ImageView picture, int width, const Normalisation& normalisation);

} // namespace strongroom::ocr
