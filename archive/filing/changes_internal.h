#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/filing/open_file_internal.h"

namespace strongroom::archive {

/// What happened to a contract after it was on record, unsealed.
struct ChangeRecord {
    int version = 1;
    std::string kind; ///< "change", "dispute", "performed", "rescinded", "terminated"
    std::string effective_on, clerk, utc, verifier, closed_at;
    std::string reason, before, after, settlement;
    std::optional<std::int64_t> settled_fen;
};

std::vector<ChangeRecord> changes_of(Database& database, const OpenFile& file);

} // namespace strongroom::archive
