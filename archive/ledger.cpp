#include "archive/ledger.h"

#include <array>

#include <fcntl.h>
#include <pwd.h>
#include <sodium.h>
#include <unistd.h>

#include "archive/anchors_internal.h"
#include "archive/failure_internal.h"
#include "archive/ledger_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* columns
    = "seq, utc, local, actor, role, terminal, action, object, before, after, purpose, prev_hash, hash";
constexpr int first_text = 1, last_text = 10, prev_hash_column = 11, hash_column = 12;

void put_number(Bytes& bytes, std::uint64_t value, int size)
{
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        bytes += static_cast<std::uint8_t>(value >> shift);
}

Bytes row_hash(std::int64_t seq, std::span<const std::string> texts, const Bytes& prev_hash)
{
    Bytes row{1};
    put_number(row, static_cast<std::uint64_t>(seq), 8);
    for (const std::string& text : texts) {
        put_number(row, text.size(), 4);
        row.append(bytes_of(text).begin(), bytes_of(text).end());
    }
    return sha256(row += prev_hash);
}

} // namespace

Actor completed(Actor actor)
{
    if (actor.name.empty()) {
        const passwd* user = ::getpwuid(::getuid());
        actor.name = user ? user->pw_name : "uid " + std::to_string(::getuid());
    }
    if (actor.role.empty())
        actor.role = "operator";
    if (actor.terminal.empty()) {
        std::array<char, 256> host{};
        ::gethostname(host.data(), host.size() - 1);
        actor.terminal = host.data();
    }
    return actor;
}

Ledger::Ledger(Database& catalogue, const Premises& premises)
    : Ledger(catalogue, premises, premises.actor) { }

Ledger::Ledger(Database& catalogue, const Premises& premises, Actor actor)
    : m_catalogue(&catalogue), m_premises(&premises), m_actor(completed(std::move(actor)))
{
}

void Ledger::append(const Entry& entry)
{
    std::int64_t seq = 1;
    Bytes previous(crypto_hash_sha256_BYTES, 0);
    if (Statement last = m_catalogue->prepare("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
        last.next()) {
        seq = last.integer(0) + 1;
        previous = last.blob(1);
    }
    const Time now = m_premises->clock();
    const std::array<std::string, last_text> texts{utc_text(now), local_text(now), m_actor.name, m_actor.role,
        m_actor.terminal, entry.action, entry.object, entry.before, entry.after, entry.purpose};
    Statement row = m_catalogue->prepare("INSERT INTO ledger (seq, prev_hash, hash, utc, local, actor, role, "
                                         "terminal, action, object, before, after, purpose) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq, previous, row_hash(seq, texts, previous));
    int place = 3;
    for (const std::string& text : texts)
        row.bind(++place, text);
    row.run();
}

std::string Ledger::archive_uid()
{
    Statement row = m_catalogue->prepare("SELECT uid FROM archive");
    return row.next() ? row.text(0) : std::string();
}

void Ledger::anchor() { anchor_if_due(1); }

void Ledger::anchor_if_due(std::int64_t every)
{
    {
        Statement due = m_catalogue->prepare("SELECT (SELECT coalesce(max(seq), 0) FROM ledger) - "
                                             "(SELECT coalesce(max(seq), 0) FROM anchor)");
        if (!due.next() || due.integer(0) < every)
            return;
    }
    Anchor anchor;
    {
        Transaction transaction(*m_catalogue);
        Statement last = m_catalogue->prepare("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
        last.next();
        anchor = {last.integer(0), m_premises->utc_now(), last.blob(1), {}};
        anchor.signature = signature(anchor, archive_uid(), m_premises->keys.signing);
        m_catalogue->run("INSERT OR IGNORE INTO anchor (seq, utc, hash, signature) VALUES (?, ?, ?, ?)",
            anchor.seq, anchor.utc, anchor.hash, anchor.signature);
        transaction.commit();
    }
    write_anchor(m_premises->anchors, anchor);
}

void Ledger::check_rows(LedgerVerdict& verdict, const Anchors& anchors)
{
    const auto fault = [&](std::int64_t seq, const std::string& what) {
        verdict.faults.push_back({seq, what});
    };
    std::int64_t expected = 1;
    Bytes previous(crypto_hash_sha256_BYTES, 0);
    Statement row = m_catalogue->prepare(std::string("SELECT ") + columns + " FROM ledger ORDER BY seq");
    while (row.next()) {
        const std::int64_t seq = row.integer(0);
        std::vector<std::string> texts;
        for (int column = first_text; column <= last_text; ++column)
            texts.push_back(row.text(column));
        const Bytes hash = row.blob(hash_column);
        if (seq != expected)
            fault(expected,
                "rows " + std::to_string(expected) + " to " + std::to_string(seq - 1) + " are missing");
        else if (row.blob(prev_hash_column) != previous)
            fault(seq, "row " + std::to_string(seq) + " does not follow the row before it");
        if (row_hash(seq, texts, row.blob(prev_hash_column)) != hash)
            fault(seq, "row " + std::to_string(seq) + " was changed after it was written");
        if (const auto signed_hash = anchors.hash_of(seq); signed_hash && *signed_hash != hash)
            fault(seq, "row " + std::to_string(seq) + " is not the one that was signed");
        previous = hash;
        expected = seq + 1;
        ++verdict.rows;
    }
    if (anchors.last() >= expected)
        fault(expected,
            "the end is cut off: row " + std::to_string(anchors.last()) + " was signed, the last one here is "
                + std::to_string(expected - 1));
}

LedgerVerdict Ledger::verify()
{
    LedgerVerdict verdict;
    Anchors anchors(archive_uid(), m_premises->keys.verifying);
    Statement row = m_catalogue->prepare("SELECT seq, utc, hash, signature FROM anchor ORDER BY seq");
    std::int64_t in_table = 0;
    while (row.next()) {
        anchors.add({row.integer(0), row.text(1), row.blob(2), row.blob(3)}, "the table of anchors", verdict);
        ++in_table;
    }
    const std::vector<Anchor> filed = read_anchors(m_premises->anchors, verdict);
    for (const Anchor& anchor : filed)
        anchors.add(anchor, m_premises->anchors.string(), verdict);
    if (filed.empty() && in_table > 0)
        verdict.faults.push_back(
            {0, "the file of anchors " + m_premises->anchors.string() + " is missing or empty"});
    verdict.anchors = anchors.count();
    check_rows(verdict, anchors);
    return verdict;
}

std::vector<Event> Ledger::history(const std::string& object)
{
    std::vector<Event> events;
    Statement row = m_catalogue->prepare(
        "SELECT seq, utc, actor, role, terminal, action, purpose FROM ledger "
        "WHERE object >= ?1 AND object < ?1 || '0' AND (object = ?1 OR object GLOB ?1 || '/*') ORDER BY seq",
        object);
    while (row.next())
        events.push_back(
            {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)});
    return events;
}

} // namespace strongroom::archive
