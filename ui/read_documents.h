#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/document.h"
#include "archive/intake.h"
#include "ui/progress.h"

namespace strongroom::ui {

/// Files that are one document, in order.
using Group = std::vector<std::filesystem::path>;

enum class Next { go_on, stop };

/// Called once for each group, in the order of the groups, by one thread at a time.
using Deliver = std::function<Next(std::size_t group, const Result<archive::DocumentContent>& document)>;

struct ReadingOptions {
    unsigned threads = 0; ///< 0 = one for each core
    std::string today;    ///< ISO date
};

/// Reads documents without filing them, on all cores, the pages of one document side by side too. Each thread
/// makes one PageReader and keeps it warm for all its pages. An Error refuses its group only: a file that
/// cannot be opened, or not one page that could be read. Other pages that fail carry their error. Stops after
/// the pages in hand when asked to; groups not finished by then are not delivered.
void read_documents(const std::vector<Group>& groups, const archive::Stages& stages,
    const ReadingOptions& options, const std::stop_token& stop, Progress& progress, const Deliver& deliver);

} // namespace strongroom::ui
