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

/// How wide a short line is made before it is read. Certainties can be compared only where the padding is as
/// taught; the characters come out the same either way, and the time grows with the width.
enum class Padding { little, as_taught };

/// PP-OCRv4's recogniser: which characters are on a line? Each object belongs to one thread.
class TextRecognition {
public:
    TextRecognition(OnnxSession model, Dictionary dictionary)
        : m_model(std::move(model)), m_dictionary(std::move(dictionary))
    {
    }

    /// The glyphs of one upright line of text, left to right; none where nothing is readable.
    std::vector<Glyph> read(ingest::ImageView line, Padding padding = Padding::little);

private:
    std::vector<Glyph> read_piece(ingest::ImageView line, Padding padding);

    OnnxSession m_model;
    Dictionary m_dictionary;
};

/// Mean over the glyphs that are no spaces; 0 where there are none.
double mean_confidence(const std::vector<Glyph>& glyphs);

} // namespace strongroom::ocr
