#include <algorithm>

#include "archive/numbers_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/retention/schedule.h"

namespace strongroom::archive {
namespace {

std::string object_of(const std::string& number) { return "retention:" + number; }

RetentionChange read(Database& database, const Statement& row)
{
    RetentionChange change;
    change.number = row.text(0);
    change.kind = row.text(1);
    change.former = row.text(2);
    change.code = row.text(3);
    change.former_base = row.text(4);
    change.base = row.text(5);
    change.reason = row.text(6);
    change.state = row.text(7);
    change.proposed_by = login_of(database, {row.integer(8)});
    change.proposed_on = day_of(row.text(9));
    change.files = static_cast<int>(row.integer(10));
    change.skipped = static_cast<int>(row.integer(11));
    Statement decided = database.prepare(
        "SELECT person, utc FROM approval WHERE object = ? AND step = 'executive'", object_of(change.number));
    if (decided.next()) {
        change.decided_by = login_of(database, {decided.integer(0)});
        change.decided_on = day_of(decided.text(1));
    }
    return change;
}

std::vector<RetentionChange> changes_like(Database& database, const std::string& number)
{
    std::vector<RetentionChange> changes;
    Statement row = database.prepare(
        "SELECT number, kind, former, code, former_base, base, reason, state, proposed_by, proposed_at, "
        "files, skipped FROM retention_change WHERE ?1 = '' OR number = ?1 ORDER BY id DESC",
        number);
    while (row.next())
        changes.push_back(read(database, row));
    return changes;
}

/// Files that follow the rule as it was; a rule for all others follows them where they have none of their
/// own.
std::vector<FileRecord> followers(Database& database, const RetentionChange& change)
{
    std::vector<std::pair<FileId, std::string>> candidates;
    Statement row = database.prepare("SELECT id, kind FROM file WHERE retention IS NOT NULL AND base_event = "
                                     "? AND state NOT IN ('DESTROYED', 'TRANSFERRED', 'WRITTEN_OFF') "
                                     "ORDER BY id",
        change.former_base);
    while (row.next())
        candidates.emplace_back(FileId{row.integer(0)}, row.text(1));
    std::vector<FileRecord> files;
    for (const auto& [id, kind] : candidates)
        if (rule_for(database, kind).kind == change.kind)
            files.push_back(file_record(database, id));
    return files;
}

/// Empty: for ever, or not known yet. It never comes earlier than that of an appraisal.
std::string new_day(const Keeping& now, const RetentionPeriod& period, BaseEvent base)
{
    const bool same = now.base_event == name(base);
    const std::string from = same                         ? now.base_date
        : base == BaseEvent::created_year && now.year > 0 ? std::to_string(now.year)
                                                          : std::string();
    const std::string due = from.empty() ? "" : due_on(period, from);
    return due.empty() ? due : std::max(due, now.extended_to);
}

bool comes_earlier(const std::string& due, const std::string& former)
{
    return !due.empty() && (former.empty() || due < former);
}

} // namespace

Result<std::string> Schedule::propose(
    const std::string& kind, const std::string& code, BaseEvent base, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        if (const auto allowed = act.demand(Right::retention_propose, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const Result<std::string> why = said(reason, "a reason for the change");
        if (!why)
            return why;
        const RetentionRule now = rule_for(act.database(), kind);
        if (now.kind != kind)
            return failed(Code::not_found, "no rule is about the kind '" + kind + "'",
                "name one of 'strongroom retention rules', or '*' for all others");
        const std::optional<RetentionPeriod> period = retention_period(code);
        if (!period)
            return failed(Code::bad_input, "'" + code + "' is not a retention period",
                "say Y (for ever) or D and a number of years: D30");
        if (*period == now.period && base == now.base)
            return failed(Code::conflict, "the rule for " + kind + " is " + code + " already",
                "look at the rules with 'strongroom retention rules'");
        const std::string number = next_yearly_number(act.database(), "BQ", act.today(), act.now());
        act.database().run("INSERT INTO retention_change (number, kind, former, code, former_base, base, "
                           "reason, state, proposed_by, proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?, "
                           "'PROPOSED', ?, ?)",
            number, kind, now.period.code(), code, name(now.base), name(base), *why, act.person().id.value,
            act.now());
        act.tell({"retention.proposed", object_of(number), kind + ' ' + now.period.code(), kind + ' ' + code,
            *why});
        return number;
    });
}

Result<RetentionChange> Schedule::decide(
    const std::string& number, Decision decision, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RetentionChange> {
        if (const auto allowed = act.demand(Right::retention_approve, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const std::vector<RetentionChange> found = changes_like(act.database(), number);
        if (number.empty() || found.empty())
            return failed(Code::not_found, "there is no change of the schedule " + number,
                "name one of 'strongroom retention changes'");
        const RetentionChange& change = found.front();
        if (change.proposed_by == act.person().login)
            return failed(Code::forbidden,
                act.person().login + " put " + number + " forward and may not decide it too (SoD-8)",
                "another executive decides");
        if (change.state != "PROPOSED")
            return failed(Code::conflict, number + " is " + change.state + " already",
                "look at the rules with 'strongroom retention rules'");
        const bool approved = decision == Decision::approved;
        act.database().run("INSERT INTO approval (object, step, person, decision, reason, utc) VALUES (?, "
                           "'executive', ?, ?, ?, ?)",
            object_of(number), act.person().id.value, approved ? "approved" : "rejected", reason, act.now());
        int moved = 0, skipped = 0;
        // Before the change is in force: who follows the rule is told by the rules as they are.
        if (approved)
            for (const FileRecord& file : followers(act.database(), change)) {
                const Keeping now = keeping_of(act.database(), file.id);
                const BaseEvent base = base_event_named(change.base).value();
                const std::string due = new_day(now, retention_period(change.code).value(), base);
                const bool kept = is_listed(file.state) || !holds_on(act.database(), file.id).empty();
                if (kept && comes_earlier(due, now.due_on)) {
                    ++skipped;
                    continue;
                }
                act.database().run(
                    "UPDATE file SET due_on = nullif(?, ''), base_event = ?, base_date = CASE "
                    "WHEN base_event = ?2 THEN base_date WHEN ?2 = 'created_year' AND year > 0 "
                    "THEN year || '-01-01' ELSE NULL END WHERE id = ?",
                    due, change.base, file.id.value);
                if (due != now.due_on) {
                    act.tell({"retention.moved", file.object(), now.due_on, due, number});
                    ++moved;
                }
            }
        act.database().run("UPDATE retention_change SET state = ?, files = ?, skipped = ? WHERE number = ?",
            approved ? "APPROVED" : "REJECTED", moved, skipped, number);
        act.tell({"retention.decided", object_of(number), change.state, approved ? "APPROVED" : "REJECTED",
            reason});
        return changes_like(act.database(), number).front();
    });
}

Result<std::vector<RetentionChange>> Schedule::changes()
{
    return guarded([&]() -> Result<std::vector<RetentionChange>> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        return changes_like(act.database(), "");
    });
}

} // namespace strongroom::archive
