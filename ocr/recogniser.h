#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"
#include "ingest/image.h"
#include "ocr/page_text.h"

namespace strongroom::ocr {

/// A reader of printed text. Each object belongs to one thread and uses one core.
class Recogniser {
public:
    virtual ~Recogniser() = default;
    virtual std::string name() const = 0; ///< "ppocr", "tesseract"
    /// Everything on the picture, in reading order, boxes in its pixels. An empty page gives no lines.
    virtual Result<PageText> read(ingest::ImageView picture) = 0;
    /// One line of text in each box; an unreadable one gives an empty text. Same order as `boxes`.
    virtual Result<std::vector<Line>> read_lines(ingest::ImageView picture, std::span<const Rect> boxes) = 0;
};

/// PP-OCRv4 mobile. Errors: not_found where a model file is missing (named).
Result<std::unique_ptr<Recogniser>> open_ppocr(const std::filesystem::path& models);

/// Tesseract with chi_sim. Errors: not_found where the language data is missing.
Result<std::unique_ptr<Recogniser>> open_tesseract(const std::string& language = "chi_sim");

} // namespace strongroom::ocr
