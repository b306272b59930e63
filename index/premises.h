#pragma once

#include <vector>

#include "index/candidate.h"
#include "index/labelled.h"

namespace strongroom::index {

/// Building, unit, floor and room, wherever a document names them together ("第3幢2单元12层1201号",
/// "3-2-1201"): in the clause on the object of the sale, behind a label such as 房号 or 坐落, or in running
/// text.
std::vector<Candidate> premises(
    const Text& flow, const std::vector<Labelled>& labelled, std::span<const ReadPage> pages);

} // namespace strongroom::index
