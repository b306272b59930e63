#pragma once

#include <span>
#include <vector>

#include "index/reading.h"

namespace strongroom::index {

/// Kind, fields, pairs and checks of a document whose pages are given in order. `today` (ISO date) bounds
/// what dates are plausible (V-DT-01).
DocumentReading read_document(std::span<const ReadPage> read, const std::string& today);

/// Where values seem to stand on a page: worth a look by the second reader before read_document() is asked.
/// Whole lines, so that the second reader has context.
std::vector<Rect> worth_reading_again(const ocr::PageText& page);

} // namespace strongroom::index
