#include "archive/ledger.h"

#include <array>

#include <pwd.h>
#include <sodium.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/ledger_internal.h"
#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

constexpr int first_text = 1, prev_hash_column = first_text + static_cast<int>(ledger_texts.size()),
              hash_column = prev_hash_column + 1;

LedgerRowView view(const Statement& row)
{
    LedgerRowView seen;
    seen.seq = row.integer(0);
    int column = first_text;
    for (std::string_view& text : seen.texts)
        text = row.text_view(column++);
    seen.prev_hash = row.blob_view(prev_hash_column);
    seen.hash = row.blob_view(hash_column);
    return seen;
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
    const std::array<std::string, ledger_texts.size()> texts{utc_text(now), local_text(now), m_actor.name,
        m_actor.role, m_actor.terminal, entry.action, entry.object, entry.before, entry.after, entry.purpose};
    // What people type may be no UTF-8, but then it could not be exported as it was hashed.
    std::array<std::string, ledger_texts.size()> clean;
    std::array<std::string_view, ledger_texts.size()> hashed;
    for (std::size_t i = 0; i < texts.size(); ++i)
        hashed[i] = clean[i] = index::encoded(index::decoded(texts[i]));
    const Hash hash = row_hash(seq, hashed, previous);
    Statement row = m_catalogue->prepare("INSERT INTO ledger (seq, prev_hash, hash, utc, local, actor, role, "
                                         "terminal, action, object, before, after, purpose) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq, previous, Bytes(hash.begin(), hash.end()));
    int place = 3;
    for (const std::string_view text : hashed)
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

void Ledger::rows(const std::function<void(const LedgerRowView&)>& give)
{
    Statement row = m_catalogue->prepare(
        "SELECT seq, utc, local, actor, role, terminal, action, object, before, after, purpose, prev_hash, "
        "hash FROM ledger ORDER BY seq");
    while (row.next())
        give(view(row));
}

std::vector<Anchor> Ledger::anchors()
{
    std::vector<Anchor> all;
    Statement row = m_catalogue->prepare("SELECT seq, utc, hash, signature FROM anchor ORDER BY seq");
    while (row.next())
        all.push_back({row.integer(0), row.text(1), row.blob(2), row.blob(3)});
    return all;
}

LedgerVerdict Ledger::verify(std::span<const std::filesystem::path> kept_elsewhere)
{
    LedgerVerdict verdict;
    Anchors genuine(archive_uid(), m_premises->keys.verifying);
    const std::vector<Anchor> in_table = anchors();
    genuine.add(in_table, "the table of anchors", verdict);
    const std::vector<Anchor> filed = read_anchors(m_premises->anchors, verdict);
    genuine.add(filed, m_premises->anchors.string(), verdict);
    if (filed.empty() && !in_table.empty())
        verdict.faults.push_back(
            {0, "the file of anchors " + m_premises->anchors.string() + " is missing or empty"});
    for (const std::filesystem::path& file : kept_elsewhere)
        genuine.add(read_anchors(file, verdict), file.string(), verdict);
    verdict.anchors = genuine.count();
    LedgerChain chain(genuine, verdict);
    rows([&](const LedgerRowView& row) { chain.next(row); });
    chain.end();
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
