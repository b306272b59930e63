#pragma once

#include <string>
#include <vector>

#include "ocr/reader.h"

namespace strongroom::ui {

/// Today in local time, as an ISO date.
std::string today();

/// How reader children are run; $STRONGROOM_MODELS names another folder of PP-OCR models.
ocr::ReaderOptions reader_options();

/// A warning to print where the better reader is missing; empty where all is well.
std::string missing_reader(const std::vector<std::string>& readers);

} // namespace strongroom::ui
