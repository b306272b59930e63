#pragma once

#include <string>
#include <vector>

#include "index/reading.h"

namespace strongroom::index {

/// Holds the fields of one document against the rules of DOMAIN 4.1 to 4.5 (index/check/rules.h).
///
/// Each outcome goes to the checks of every field it compared, with a sentence that gives the numbers; one
/// that compared several fields also goes to `document_checks`. A rule whose fields are missing does not run.
/// Checks from an earlier call are replaced. \param today ISO date that no signing may lie after; empty to
/// leave that out
void check_fields(std::vector<Field>& fields, std::vector<Check>& document_checks, const std::string& today);

} // namespace strongroom::index
