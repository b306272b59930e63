#pragma once

#include <vector>

#include "ocr/page_text.h"

namespace strongroom::ocr {

/// The lines top to bottom and left to right: what stands side by side is one row, and a ruled cell with all
/// its lines moves as one. Of two lines that lie on each other the weaker is dropped.
/// Two pages of running text on one sheet (an opened contract on A3) are read one after the other; for that
/// the size of the picture must be known.
std::vector<Line> in_reading_order(std::vector<Line> lines, Size picture = {});

} // namespace strongroom::ocr
