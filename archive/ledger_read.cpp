// What is asked of the ledger from outside, but for its export.
#include <vector>

#include "archive/act_internal.h"
#include "archive/failure_internal.h"

namespace strongroom::archive {
namespace {

std::string show(std::string_view text) { return std::string(text); }

LedgerRow row_of(const Statement& row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
        row.text(7), row.text(8), row.text(9), row.text(10), hexadecimal(row.blob_view(11))};
}

Result<void> expect_date(const std::string& date, const char* option)
{
    if (date.empty() || is_date(date))
        return {};
    return failed(Code::bad_input, show(option) + " " + date + " is not a date", "write it as 2026-11-23");
}

Result<void> expect_files(std::span<const std::filesystem::path> files)
{
    std::error_code ignored;
    for (const std::filesystem::path& file : files)
        if (!std::filesystem::is_regular_file(file, ignored))
            return failed(Code::not_found, "there is no file of anchors " + file.string(),
                "name a file with lines as 'strongroom ledger anchor' prints them");
    return {};
}

} // namespace

std::string LedgerAnchor::line() const
{
    return std::to_string(seq) + ' ' + utc + ' ' + hash + ' ' + signature;
}

Result<LedgerVerdict> looked_through(Archive::State& state, std::span<const std::filesystem::path> anchors)
{
    return guarded([&]() -> Result<LedgerVerdict> {
        if (Result<void> there = expect_files(anchors); !there)
            return tl::make_unexpected(there.error());
        return state.ledger.verify(anchors);
    });
}

Result<LedgerVerdict> verify_ledger(Archive& archive, std::span<const std::filesystem::path> anchors)
{
    return guarded([&]() -> Result<LedgerVerdict> {
        Archive::State& state = archive.state();
        Result<LedgerVerdict> verdict = looked_through(state, anchors);
        if (verdict)
            state.note({"ledger.verified", "archive", "", verdict->intact() ? "intact" : "faulty", ""});
        return verdict;
    });
}

Result<void> read_ledger(
    Session& session, const LedgerQuestion& question, const std::function<void(const LedgerRow&)>& give)
{
    return guarded([&]() -> Result<void> {
        for (const auto& [date, option] : {std::pair(question.since, "--since"), {question.until, "--until"}})
            if (Result<void> right = expect_date(date, option); !right)
                return right;
        std::string actor = question.actor;
        const Result<void> allowed = carried_out(session, [&](Act& act) -> Result<void> {
            if (Result<void> may = act.demand(Right::ledger_read, {}, Extent::own); !may)
                return may;
            if (session.may(Right::ledger_read, {}).extent < Extent::yes) {
                if (!actor.empty() && actor != act.person().login)
                    return failed(Code::forbidden,
                        act.person().login + " may read only what they did themselves", "ask an auditor");
                actor = act.person().login;
            }
            act.tell({"ledger.read", "archive", "", "", ""});
            return {};
        });
        if (!allowed)
            return allowed;
        // U+10FFFF sorts behind whatever a name may go on with.
        Statement row = session.state().archive.database.prepare(
            "SELECT * FROM (SELECT seq, utc, local, actor, role, terminal, action, object, before, after, "
            "purpose, hash FROM ledger WHERE (?1 = '' OR (object >= ?1 AND object < ?1 || char(1114111))) "
            "AND (?2 = '' OR actor = ?2) AND (?3 = '' OR (action >= ?3 AND action < ?3 || char(1114111))) "
            "AND (?4 = '' OR substr(local, 1, 10) >= ?4) AND (?5 = '' OR substr(local, 1, 10) <= ?5) "
            "ORDER BY seq DESC LIMIT ?6) ORDER BY seq",
            question.object, actor, question.action, question.since, question.until,
            question.newest > 0 ? question.newest : std::int64_t{-1});
        while (row.next())
            give(row_of(row));
        return {};
    });
}

Result<LedgerAnchor> anchor_ledger(Archive& archive)
{
    return guarded([&]() -> Result<LedgerAnchor> {
        Archive::State& state = archive.state();
        state.note({"ledger.anchored", "archive", "", "", ""});
        state.ledger.anchor();
        const std::vector<Anchor> anchors = state.ledger.anchors();
        const Anchor& newest = anchors.back();
        return LedgerAnchor{newest.seq, newest.utc, hexadecimal(newest.hash), hexadecimal(newest.signature),
            state.ledger.archive_uid(), state.premises.keys.verifying};
    });
}

} // namespace strongroom::archive
