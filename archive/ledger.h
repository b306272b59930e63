#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/certificate.h"
#include "archive/document.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

class Archive;
class Session;

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

/// What a look through the whole ledger found. Actions written here: archive.created, document.received,
/// document.resumed, document.scanned, page.set_aside, document.recognised, document.refused,
/// document.erased, search.asked, document.viewed, page.viewed, document.exported, index.rebuilt,
/// ledger.verified, ledger.read, ledger.exported, ledger.anchored; the registers add theirs.
struct LedgerVerdict {
    static constexpr std::size_t most_faults = 1000; ///< more are only counted

    std::int64_t rows = 0;
    std::int64_t anchors = 0;        ///< signed anchors checked
    std::vector<LedgerFault> faults; ///< empty: every row is as it was written, and none is missing
    bool intact() const { return faults.empty(); }
};

/// The same of an export, read without the archive.
struct ExportVerdict {
    LedgerVerdict ledger;
    std::string archive; ///< uid; empty where the first line cannot be read
    std::string made;    ///< UTC, as the export says
    std::optional<PublicKey> key;
    /// Was the key given by who asks? Anybody can sign a chain of his own with a key of his own.
    bool key_compared = false;
};

/// One row.
struct LedgerRow {
    std::int64_t seq = 0;
    std::string utc, local, actor, role, terminal, action, object, before, after, purpose;
    std::string hash; ///< hexadecimal
};

/// Which rows somebody wants to see; what is empty does not matter.
struct LedgerQuestion {
    std::string object
        = {}; ///< begins so: "loan:" finds all loans, "document:ab12" one document and its pages
    std::string actor = {};             ///< the whole name
    std::string action = {};            ///< begins so: "destruction."
    std::string since = {}, until = {}; ///< ISO dates, both included, as the clock on the wall showed
    std::int64_t newest = 0;            ///< at most so many, the newest; 0 = all
};

/// A signed statement that row `seq` had this hash: what is printed or kept elsewhere, so that not even
/// who has the archive and its keys can cut rows off or write them anew unnoticed.
struct LedgerAnchor {
    std::int64_t seq = 0;
    std::string utc, hash, signature, archive; ///< hexadecimal, but utc
    PublicKey key{};
    std::string line() const; ///< as it stands in a file of anchors
};

enum class LedgerFormat {
    json_lines, ///< verify_ledger_export() proves it
    csv,        ///< for a spreadsheet: UTF-8 with a byte order mark; proves nothing
};

using TextSink = std::function<void(std::string_view)>;

// All of these leave a row of their own. Errors as told in archive.h; forbidden without the right
// ledger.read.

/// Looks through every row, link and anchor; besides the archive's own anchors also at files of anchors that
/// were kept elsewhere. Errors: not_found, a file that cannot be read.
Result<LedgerVerdict> verify_ledger(Archive& archive, std::span<const std::filesystem::path> anchors = {});

/// Gives the rows, oldest first; who may read only what is their own gets the rows of their own acts.
/// Errors: bad_input, a date that is none.
Result<void> read_ledger(
    Session& session, const LedgerQuestion& question, const std::function<void(const LedgerRow&)>& give);

/// Writes all rows. JSON Lines: first {"format":"strongroom ledger 1", "archive", "key", "made", "rows"},
/// then a line {"anchor":{seq, utc, hash, signature}} for each anchor, then a line for each row with its
/// hashes.
Result<void> export_ledger(Session& session, LedgerFormat format, const TextSink& sink);

/// Signs the newest row now.
Result<LedgerAnchor> anchor_ledger(Archive& archive);

/// Proves an export (JSON Lines) by itself: rows changed, missing, in another order or cut off, a chain
/// written anew. `key` is the archive's, if whoever asks has it; `anchors` are files of anchors kept
/// elsewhere. Errors: bad_input where it is no export; not_found, a file that cannot be read.
Result<ExportVerdict> verify_ledger_export(std::istream& file, const std::optional<PublicKey>& key = {},
    std::span<const std::filesystem::path> anchors = {});

} // namespace strongroom::archive
