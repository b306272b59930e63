#pragma once

#include <vector>

#include "ingest/geometry.h"
#include "ingest/image.h"
#include "ocr/onnx_session_internal.h"

namespace strongroom::ocr {

/// PP-OCRv4's detector: where is text? Each object belongs to one thread.
class TextDetection {
public:
    explicit TextDetection(OnnxSession model) : m_model(std::move(model)) { }

    /// Each line of text as a leaning box, in pixels of the picture and within it; in no particular order.
    std::vector<ingest::Quad> find(ingest::ImageView picture);

private:
    OnnxSession m_model;
};

} // namespace strongroom::ocr
