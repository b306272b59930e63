#pragma once

#include <string>
#include <vector>

#include "index/candidate.h"

namespace strongroom::index {

/// Values that running text gives by its wording (index/rules/clauses.json), or right behind a label of the
/// lexicon
/// ("建筑面积共118.36平方米"). What stands in an option that was not chosen (`voided`) is left out.
std::vector<Candidate> clause_values(const Text& flow, std::span<const ReadPage> pages,
    const std::string& kind, const std::vector<Span>& voided);

} // namespace strongroom::index
