#pragma once

#include <string>
#include <vector>

#include "index/candidate.h"
#include "index/options.h"

namespace strongroom::index {

/// How the price is paid: payment_method, pricing_mode and, where no table gives it, the schedule (inst_due,
/// inst_amount). A lump sum is a schedule of one row;
/// a loan has a row for the down payment and one for the loan. `known` are the
/// candidates found so far: a schedule borrows amounts (total_price, down_payment, loan_amount) from them.
std::vector<Candidate> payment_terms(const Text& flow, const std::vector<Choice>& choices,
    std::span<const ReadPage> pages, const std::vector<Candidate>& known);

} // namespace strongroom::index
