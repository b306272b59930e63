#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/ledger.h"
#include "archive/ledger_chain_internal.h"
#include "archive/premises_internal.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

/// Something that happened, to be written down. Never holds a person's data in clear: objects are named by
/// id, states and contents by digest.
struct Entry {
    std::string action;
    std::string object;        ///< "document:<uid>", "document:<uid>/page/3", "archive", "query:<keyed hash>"
    std::string before, after; ///< state or digest; may be empty
    std::string purpose;
};

/// The ledger of one archive, through one connection.
///
/// hash = SHA-256 of: the byte 0x01; seq as 8 bytes, big-endian; the texts utc, local, actor, role, terminal,
/// action, object, before, after, purpose, each as its length in 4 bytes, big-endian, and its bytes; the 32
/// bytes of prev_hash (zeros for row 1). An anchor is an Ed25519 signature over "strongroom anchor 1", a zero
/// byte, the archive's uid, a zero byte, seq, a zero byte, utc, a zero byte, and the row's hash; anchors are
/// kept in the table and, one a line, in a file beside the archive key, apart from the data.
class Ledger {
public:
    /// Rows are written in the name of `premises.actor`, or of `actor` where that is somebody else.
    Ledger(Database& catalogue, const Premises& premises);
    Ledger(Database& catalogue, const Premises& premises, Actor actor);

    /// Writes a row. \pre inside the Transaction that makes the change.
    void append(const Entry& entry);

    /// Signs the newest row, unless it is signed already. \pre outside a transaction.
    void anchor();
    /// Signs where `every` rows or more have come since the last time.
    void anchor_if_due(std::int64_t every);

    /// `kept_elsewhere`: further files of anchors.
    LedgerVerdict verify(std::span<const std::filesystem::path> kept_elsewhere = {});
    /// All rows, oldest first. A view is good while `give` runs.
    void rows(const std::function<void(const LedgerRowView&)>& give);
    std::vector<Anchor> anchors();
    /// Rows about `object` and its parts ("document:<uid>/page/3"), oldest first.
    std::vector<Event> history(const std::string& object);

    std::string archive_uid();
    const Actor& actor() const { return m_actor; }

private:
    Database* m_catalogue;
    const Premises* m_premises;
    Actor m_actor;
};

/// Fills what is empty from the operating system.
Actor completed(Actor actor);

} // namespace strongroom::archive
