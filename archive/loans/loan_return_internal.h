#pragma once

#include <span>

#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {

/// Puts items that came back where they belong, and writes down how they are. `from`: what they are on the
/// loan now, out or lost.
Result<void> check_in(
    Act& act, const LoanRecord& loan, std::span<const ReturnCheck> checks, LoanItem::State from);

/// Takes the loan to the state its items say: still out, back, damaged, replaced, written off.
Result<void> settle(Act& act, LoanRecord& loan);

} // namespace strongroom::archive
