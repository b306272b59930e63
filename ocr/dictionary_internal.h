#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ocr {

/// What the classes of the recognition model stand for: class 0 is "nothing here" (empty), the last one a
/// space, those between are the characters of the key file in its order.
using Dictionary = std::vector<std::string>;

/// Errors: not_found where the file is missing.
Result<Dictionary> read_dictionary(const std::filesystem::path& keys);

} // namespace strongroom::ocr
