#pragma once

#include <string>
#include <vector>

#include "ingest/geometry.h"

namespace strongroom::ocr {

using ingest::Rect;
using ingest::Size;

/// One character as a reader saw it.
struct Character {
    std::string text; ///< UTF-8, one code point (rarely a cluster)
    Rect box;
    double confidence = 0; ///< 0 to 1
};

/// Text that stands in one row without a wide gap: a printed line, or the content of one table cell.
struct Line {
    std::string text; ///< UTF-8; no spaces between Han characters
    Rect box;
    double confidence = 0;             ///< mean over the characters, 0 to 1
    std::vector<Character> characters; ///< in order; their texts joined equal `text` without spaces
    /// The ruled table cell the line stands in, empty where there is none.
    Rect cell;
};

/// What one reader found on one page, in reading order: top to bottom, left to right, the cells of a table
/// row together. Boxes are in pixels of the upright page.
struct PageText {
    std::string reader; ///< "ppocr" or "tesseract"
    Size size;          ///< of the upright page
    std::vector<Line> lines;
};

/// The same place read once more by another reader.
struct SecondReading {
    std::string reader;
    Rect box; ///< as asked for, in pixels of the upright page
    std::string text;
    double confidence = 0;
};

/// The lines' texts, one a row; lines of the same table row are joined by a tab.
std::string plain_text(const PageText& page);

} // namespace strongroom::ocr
