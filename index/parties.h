#pragma once

#include <string>
#include <vector>

#include "index/candidate.h"
#include "index/labelled.h"

namespace strongroom::index {

/// Turns labelled values into candidates. What a shared word means ("联系电话", "地址", "证号") depends on
/// whose block it stands in: seller, first, second … buyer, agent. Rows of a list count up the index.
std::vector<Candidate> label_values(const std::vector<Labelled>& labelled, const std::vector<Block>& blocks,
    std::span<const ReadPage> pages, const std::string& kind);

} // namespace strongroom::index
