#pragma once

#include <map>
#include <string>

namespace strongroom::index {

/// Shapes of values in folded text, as RE2 patterns by name: "date", "money", "money_cn", "area",
/// "contract_no", "permit". Rules of clauses.json use them as {date}.
const std::map<std::string, std::string>& value_patterns();

} // namespace strongroom::index
