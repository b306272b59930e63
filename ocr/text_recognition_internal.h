#pragma once

#include <string>
#include <vector>

#include "ingest/image.h"
#include "ocr/dictionary_internal.h"
#include "ocr/onnx_session_internal.h"

namespace strongroom::ocr {

/// One character, or a space, as the network saw it.
struct Glyph {
    std::string text;
    double centre = 0; ///< across the line: 0 = left edge, 1 = right edge
    double confidence = 0;
};

/// PP-OCRv4's recogniser: which characters are on a line? Each object belongs to one thread.
class TextRecognition {
public:
    TextRecognition(OnnxSession model, Dictionary dictionary)
        : m_model(std::move(model)), m_dictionary(std::move(dictionary))
    {
    }

    /// The glyphs of one upright line of text, left to right; none where nothing is readable.
    std::vector<Glyph> read(ingest::ImageView line);

private:
    std::vector<Glyph> read_piece(ingest::ImageView line);

    OnnxSession m_model;
    Dictionary m_dictionary;
};

/// Mean over the glyphs that are no spaces; 0 where there are none.
double mean_confidence(const std::vector<Glyph>& glyphs);

} // namespace strongroom::ocr
