#pragma once

#include "ingest/image.h"
#include "ocr/onnx_session_internal.h"

namespace strongroom::ocr {

/// PP-OCR's direction classifier: does a line stand on its head? Each object belongs to one thread.
class LineDirection {
public:
    explicit LineDirection(OnnxSession model) : m_model(std::move(model)) { }

    /// 0 = upright to 1 = upside down.
    double upside_down(ingest::ImageView line);

private:
    OnnxSession m_model;
};

} // namespace strongroom::ocr
