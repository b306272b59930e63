#pragma once

#include <span>
#include <string>
#include <vector>

#include "index/candidate.h"

namespace strongroom::index {

/// One value for each field and index: the same value found in several places gains, contradictions lose. The
/// second reader's words are put beside the first's. `accepted` is not yet decided.
std::vector<Field> selected(std::vector<Candidate> candidates, std::span<const ReadPage> pages);

/// Decides which fields need no person: both readers agree, a check bears the value out, or one reader is
/// very sure; nothing speaks against it, and the evidence that it is this field's value is good. \pre checks
/// have run.
void decide_acceptance(std::vector<Field>& fields);

} // namespace strongroom::index
