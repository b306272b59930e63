#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
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
};

Bytes signature(const Anchor& anchor, const std::string& archive_uid, const Secret& signing_key);

/// Adds a line, synced. Throws Failure.
void write_anchor(const std::filesystem::path& file, const Anchor& anchor);

/// All lines; an unreadable one is a fault. No file, no anchors.
std::vector<Anchor> read_anchors(const std::filesystem::path& file, LedgerVerdict& verdict);

/// Anchors whose signature holds.
class Anchors {
public:
    Anchors(std::string archive_uid, std::array<std::uint8_t, 32> verifying_key)
        : m_uid(std::move(archive_uid)), m_key(verifying_key)
    {
    }
    /// A wrong signature, or two anchors that contradict each other, are faults.
    void add(const Anchor& anchor, const std::string& where, LedgerVerdict& verdict);
    std::optional<Bytes> hash_of(std::int64_t seq) const;
    std::int64_t last() const { return m_hashes.empty() ? 0 : m_hashes.rbegin()->first; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_hashes.size()); }

private:
    std::string m_uid;
    std::array<std::uint8_t, 32> m_key;
    std::map<std::int64_t, Bytes> m_hashes;
};

} // namespace strongroom::archive
