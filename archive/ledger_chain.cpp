#include "archive/ledger_chain_internal.h"

#include <algorithm>

#include <sodium.h>

namespace strongroom::archive {
namespace {

bool same(ByteView a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

template <std::size_t Size>
void add_number(crypto_hash_sha256_state& state, std::uint64_t value)
{
    std::array<std::uint8_t, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (8 * (Size - 1 - i)));
    crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
}

} // namespace

Hash row_hash(std::int64_t seq, std::span<const std::string_view> texts, ByteView prev_hash)
{
    constexpr std::uint8_t version = 1;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &version, 1);
    add_number<8>(state, static_cast<std::uint64_t>(seq));
    for (const std::string_view text : texts) {
        add_number<4>(state, text.size());
        crypto_hash_sha256_update(&state, bytes_of(text).data(), text.size());
    }
    crypto_hash_sha256_update(&state, prev_hash.data(), prev_hash.size());
    Hash hash{};
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

void LedgerChain::fault(std::int64_t seq, const std::string& what)
{
    if (m_verdict.faults.size() < LedgerVerdict::most_faults)
        m_verdict.faults.push_back({seq, what});
}

void LedgerChain::next(const LedgerRowView& row)
{
    const std::string number = std::to_string(row.seq);
    ++m_verdict.rows;
    if (row.seq > m_expected)
        fault(m_expected,
            row.seq == m_expected + 1 ? "row " + std::to_string(m_expected) + " is missing"
                                      : "rows " + std::to_string(m_expected) + " to "
                    + std::to_string(row.seq - 1) + " are missing");
    else if (row.seq < m_expected)
        fault(row.seq, "row " + number + " stands out of its order, or twice");
    else if (!same(row.prev_hash, m_previous))
        fault(row.seq, "row " + number + " does not follow the row before it");
    if (!same(row.hash, row_hash(row.seq, row.texts, row.prev_hash)))
        fault(row.seq, "row " + number + " was changed after it was written");
    if (const Bytes* signed_hash = m_anchors.hash_of(row.seq); signed_hash && !same(row.hash, *signed_hash))
        fault(row.seq, "row " + number + " is not the one that was signed");
    m_previous = {};
    std::copy_n(row.hash.begin(), std::min(row.hash.size(), m_previous.size()), m_previous.begin());
    m_expected = std::max(m_expected, row.seq + 1);
}

void LedgerChain::end()
{
    if (m_anchors.last() >= m_expected)
        fault(m_expected,
            "the end is cut off: row " + std::to_string(m_anchors.last())
                + " was signed, the last one here is " + std::to_string(m_expected - 1));
}

} // namespace strongroom::archive
