#pragma once

#include "archive/filing/open_file_internal.h"

namespace strongroom::archive {

/// A large contract was approved, with the price it has now (V-AMT-01). Errors: conflict.
Result<void> check_amount(Act& act, const OpenFile& file);

/// A decision on the amount of a file.
struct AmountRecord {
    int round = 0; ///< 0: nobody decided yet
    bool approved = false;
    std::string number; ///< "SP-2026-0001"
    std::string person, utc, reason;
    std::string digest; ///< of the price that was decided on
};
AmountRecord newest_decision(Database& database, const FileRecord& file);

/// What stands for the price of a file in a decision.
std::string digest_of_price(Database& database, const OpenFile& file);

} // namespace strongroom::archive
