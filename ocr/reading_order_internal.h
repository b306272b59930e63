#pragma once

#include <vector>

#include "ocr/page_text.h"

namespace strongroom::ocr {

/// The lines top to bottom and left to right: what stands side by side is one row, and a ruled cell with all
/// its lines moves as one. Of two lines that lie on each other the weaker is dropped.
std::vector<Line> in_reading_order(std::vector<Line> lines);

} // namespace strongroom::ocr
