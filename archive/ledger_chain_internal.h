#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "archive/anchors_internal.h"
#include "archive/keys_internal.h"
#include "archive/ledger.h"

namespace strongroom::archive {

using Hash = std::array<std::uint8_t, 32>;

/// The texts of a row in the order in which they are hashed, stored and exported.
constexpr std::array<std::string_view, 10> ledger_texts{
    "utc", "local", "actor", "role", "terminal", "action", "object", "before", "after", "purpose"};

/// A row where it lies, without copies.
struct LedgerRowView {
    std::int64_t seq = 0;
    std::array<std::string_view, ledger_texts.size()> texts;
    ByteView prev_hash, hash;
};

/// ledger_internal.h tells what is hashed.
Hash row_hash(std::int64_t seq, std::span<const std::string_view> texts, ByteView prev_hash);

/// Follows a chain from its first row to its last.
class LedgerChain {
public:
    /// `anchors` are all there are.
    LedgerChain(const Anchors& anchors, LedgerVerdict& verdict) : m_anchors(anchors), m_verdict(verdict) { }
    void next(const LedgerRowView& row);
    void end(); ///< nothing follows

private:
    void fault(std::int64_t seq, const std::string& what);
    const Anchors& m_anchors;
    LedgerVerdict& m_verdict;
    std::int64_t m_expected = 1;
    Hash m_previous{};
};

} // namespace strongroom::archive
