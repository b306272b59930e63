#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "archive/keys_internal.h"
#include "archive/ledger.h"

namespace strongroom::archive {

/// A signed statement that row `seq` of the ledger had this hash. Its line in the file of anchors:
/// seq, utc, hash and signature in hexadecimal, separated by spaces.
struct Anchor {
    std::int64_t seq = 0;
    std::string utc;
    Bytes hash, signature;
    bool operator==(const Anchor&) const = default;
};

Bytes signature(const Anchor& anchor, const std::string& archive_uid, const Secret& signing_key);

/// Its line, without an end.
std::string line_of(const Anchor& anchor);

/// Adds a line, synced. Throws Failure.
void write_anchor(const std::filesystem::path& file, const Anchor& anchor);

/// All lines; an unreadable one is a fault. No file, no anchors.
std::vector<Anchor> read_anchors(const std::filesystem::path& file, LedgerVerdict& verdict);

/// Anchors whose signature holds.
class Anchors {
public:
    Anchors(std::string archive_uid, PublicKey verifying_key)
        : m_uid(std::move(archive_uid)), m_key(verifying_key)
    {
    }
    /// A wrong signature, or two anchors that contradict each other, are faults; `where` says where they lie.
    void add(std::span<const Anchor> anchors, const std::string& where, LedgerVerdict& verdict);
    const Bytes* hash_of(std::int64_t seq) const; ///< null where the row was not signed
    std::int64_t last() const { return m_genuine.empty() ? 0 : m_genuine.rbegin()->first; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_genuine.size()); }

private:
    bool genuine(const Anchor& anchor) const;
    std::string m_uid;
    PublicKey m_key;
    std::map<std::int64_t, Anchor> m_genuine;
};

} // namespace strongroom::archive
