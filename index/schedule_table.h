#pragma once

#include <vector>

#include "index/candidate.h"
#include "index/layout.h"

namespace strongroom::index {

/// A schedule of payments printed as a table, whatever its head says: at least two rows of cells one below
/// the other, each with a date and, right of it, an amount. Gives inst_due and inst_amount, one index a row.
std::vector<Candidate> schedule_rows(const std::vector<Block>& blocks, std::span<const ReadPage> pages);

} // namespace strongroom::index
