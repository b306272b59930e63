#pragma once

#include <vector>

#include "ingest/geometry.h"
#include "ocr/line_direction_internal.h"
#include "ocr/places_internal.h"
#include "ocr/recogniser.h"
#include "ocr/text_detection_internal.h"
#include "ocr/text_recognition_internal.h"

namespace strongroom::ocr {

/// PP-OCRv4 with its steps in the open, so that a page whose lines are found need not be searched twice.
class PpOcr final : public Recogniser {
public:
    static Result<std::unique_ptr<PpOcr>> open(const std::filesystem::path& models);

    std::string name() const override { return "ppocr"; }
    Result<PageText> read(ingest::ImageView picture) override;
    Result<std::vector<Line>> read_lines(ingest::ImageView picture, std::span<const Rect> boxes) override;

    /// The lines of text on the picture, in no particular order.
    std::vector<ingest::Quad> find_lines(ingest::ImageView picture) { return m_detection.find(picture); }

    /// Reads a picture whose lines are found already.
    PageText read_found(ingest::ImageView picture, const std::vector<ingest::Quad>& lines);

    /// By how many quarter turns clockwise the picture has to be turned to stand upright (0 to 3), judged by
    /// its lines. 0 wherever that is not certain.
    int turns_to_upright(ingest::ImageView picture, const std::vector<ingest::Quad>& lines);

private:
    PpOcr(TextDetection detection, TextRecognition recognition, LineDirection direction);
    Line read_place(ingest::ImageView picture, const Place& place);

    TextDetection m_detection;
    TextRecognition m_recognition;
    LineDirection m_direction;
};

} // namespace strongroom::ocr
