#pragma once

#include <string>

#include "archive/act_internal.h"
#include "archive/retention/appraisal.h"

namespace strongroom::archive {

/// Without its lines. Errors: not_found.
Result<AppraisalRound> appraisal_head(Database& database, const std::string& number);
/// With its lines. Errors: not_found.
Result<AppraisalRound> appraisal_round(
    Database& database, const std::string& number, const std::string& today);

/// What the opinions come to: kept to the latest day anybody named, else handed over, else destroyed; none
/// where nobody said anything, or too few to destroy.
std::optional<Opinion> outcome(const AppraisalLine& line, AppraisalScope::Basis basis);
/// The latest day named; empty where nobody wants to keep it.
std::string latest_day(const AppraisalLine& line);

std::string_view name(AppraisalScope::Basis basis); ///< "expired"

} // namespace strongroom::archive
