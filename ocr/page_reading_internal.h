#pragma once

#include <memory>
#include <optional>

#include "ingest/clean.h"
#include "ingest/open_scan.h"
#include "ocr/ppocr_internal.h"
#include "ocr/reader.h"

namespace strongroom::ocr {

/// Both readers and what they need to take one page after another from opening to text. Lives in a reader
/// child.
class PageReading {
public:
    /// Errors: not_found where there is not a single reader.
    static Result<PageReading> open(const std::filesystem::path& models, bool tesseract_only);

    std::vector<std::string> readers() const;

    /// Turns the page upright, cleans a derivative, reads it. With `quality` > 0 also makes the JPEG.
    ReadPage read(ingest::Page page, int jpeg_quality);

    /// The second reader on places of the page read last.
    Result<std::vector<Line>> read_again(std::span<const Rect> boxes);

private:
    PageText read_upright(ingest::Page& page, int& turns);
    PageText read_better_way_up(ingest::Page& page, int& turns, PageText text, std::size_t found);

    std::unique_ptr<PpOcr> m_ppocr;           // may be missing
    std::unique_ptr<Recogniser> m_tesseract;  // may be missing, but not both
    std::optional<ingest::Cleaned> m_cleaned; // of the page read last
};

} // namespace strongroom::ocr
