#pragma once

#include <vector>

#include "index/labelled.h"

namespace strongroom::index {

/// Every label with its filled-in value, known field or not: what the lexicon found, "label: value" on a
/// line, and label cells with a value cell beside them.
std::vector<Pair> pairs_of(
    const std::vector<Block>& blocks, const std::vector<Labelled>& labelled, std::span<const ReadPage> pages);

} // namespace strongroom::index
