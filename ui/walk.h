#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ui {

/// The files a person meant.
struct Walked {
    std::vector<std::filesystem::path> files; ///< in the order given; those of a folder by name
    std::vector<Error> refused;               ///< paths that are missing or folders that may not be read
};

/// Files as they are; folders with everything below them, where hidden entries and symbolic links are
/// skipped, so that a link cannot lead out of the folder or round in circles.
Walked walk(std::span<const std::string> operands);

} // namespace strongroom::ui
