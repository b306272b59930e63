#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/ledger_chain_internal.h"

namespace strongroom::archive {

/// The first line of an export. Its signature (Ed25519) is over statement(): "strongroom ledger export 1",
/// archive, made and rows, each behind a zero byte.
struct ExportHead {
    static constexpr std::string_view format = "strongroom ledger 1";

    std::string archive; ///< uid
    std::string made;    ///< UTC
    std::int64_t rows = 0;
    std::string statement() const;
};

/// A row's line, without an end. There is one way to write it, so a proof may compare it byte by byte.
std::string json_line(const LedgerRowView& row);

} // namespace strongroom::archive
