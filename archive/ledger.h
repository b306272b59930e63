#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/document.h"

namespace strongroom::archive {

/// Who does something, for the ledger.
struct Actor {
    std::string name;     ///< empty = name of the operating system's user
    std::string role;     ///< empty = "operator"
    std::string terminal; ///< empty = host name
};

/// One thing wrong with the ledger, and where.
struct LedgerFault {
    std::int64_t seq = 0;
    std::string what; ///< "row 12 was changed after it was written"
};

/// What a look through the whole ledger found. Actions written so far: archive.created, document.received,
/// document.resumed, document.scanned, page.set_aside, document.recognised, document.refused, search.asked,
/// document.viewed, page.viewed, document.exported, index.rebuilt, ledger.verified.
struct LedgerVerdict {
    std::int64_t rows = 0;
    std::int64_t anchors = 0;        ///< signed anchors checked
    std::vector<LedgerFault> faults; ///< empty: every row is as it was written, and none is missing
    bool intact() const { return faults.empty(); }
};

} // namespace strongroom::archive
