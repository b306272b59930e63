#include "archive/retention/appraisal.h"

#include <algorithm>

#include "archive/numbers_internal.h"
#include "archive/retention/appraisal_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/retention/steps_internal.h"

namespace strongroom::archive {
namespace {

using Basis = AppraisalScope::Basis;

std::string object_of(const std::string& number) { return "appraisal:" + number; }

std::int64_t id_of(Database& database, const std::string& number)
{
    Statement row = database.prepare("SELECT id FROM appraisal WHERE number = ?", number);
    return row.next() ? row.integer(0) : 0;
}

/// The number of the open round a file is in; empty where it is in none.
std::string open_round(Database& database, FileId file)
{
    Statement row
        = database.prepare("SELECT a.number FROM appraisal_file f JOIN appraisal a ON a.id = f.appraisal "
                           "WHERE f.file = ? AND a.state IN ('APPRAISAL_OPEN', 'ITEMS_REVIEWED')",
            file.value);
    return row.next() ? row.text(0) : std::string();
}

/// DUE files that wait for a decision: neither in an open round nor decided on by a signed one.
std::vector<FileRecord> waiting(Database& database, const std::string& project)
{
    std::vector<FileId> ids;
    Statement row = database.prepare("SELECT f.id FROM file f JOIN project p ON p.id = f.project WHERE "
                                     "f.state = 'DUE' AND (?1 = '' OR p.code "
                                     "= ?1) AND NOT EXISTS (SELECT 1 FROM appraisal_file x JOIN appraisal a "
                                     "ON a.id = x.appraisal WHERE x.file "
                                     "= f.id AND (a.state IN ('APPRAISAL_OPEN', 'ITEMS_REVIEWED') OR "
                                     "x.result IN ('destroy', 'transfer'))) "
                                     "ORDER BY f.id",
        project);
    while (row.next())
        ids.push_back({row.integer(0)});
    std::vector<FileRecord> files;
    for (const FileId id : ids)
        files.push_back(file_record(database, id));
    return files;
}

Result<void> may_be_appraised(Act& act, const FileRecord& file, Basis basis)
{
    if (const std::string round = open_round(act.database(), file.id); !round.empty())
        return failed(Code::conflict, file.label() + " is in the round " + round + " already",
            "give your opinion there");
    if (file.state == FileState::due)
        return {};
    if (basis == Basis::expired)
        return failed(Code::conflict,
            file.label() + " is " + std::string(name(file.state)) + ", not DUE"
                + (file.due_on.empty() ? "" : ": it is kept until " + file.due_on),
            "wait until it is due; 'strongroom retention run' marks what is");
    if (!rule_for(act.database(), file.kind).customer)
        return failed(Code::conflict,
            file.label() + " is a " + file.kind
                + ": only forms of people who did not buy are destroyed before their time (PIPL 47)",
            "leave it out");
    return set_file_state(act.database(), file, {FileState::filed}, FileState::due);
}

/// What a file is again that is kept: FILED, or REGISTERED where its paper was taken out of its box
/// meanwhile.
FileState kept_state(Database& database, FileId file)
{
    return database
               .prepare("SELECT 1 FROM item WHERE file = ? AND box IS NULL AND home IS NULL AND gone IS NULL",
                   file.value)
               .next()
        ? FileState::registered
        : FileState::filed;
}

/// Files of a cancelled round by deletion duty whose period is not over go back to where they were.
void back_to_the_shelf(Act& act, const AppraisalRound& round)
{
    for (const AppraisalLine& line : round.lines) {
        const FileRecord file = find_file(act.database(), line.file).value();
        if (file.state == FileState::due && (file.due_on.empty() || file.due_on >= act.today()))
            act.database().run("UPDATE file SET state = ? WHERE id = ?",
                name(kept_state(act.database(), file.id)), file.id.value);
    }
}

Result<AppraisalRound> moved_on(Act& act, const std::string& number, AppraisalState to)
{
    Result<AppraisalRound> round = appraisal_round(act.database(), number, act.today());
    if (!round)
        return round;
    const auto taken = step(appraisal_steps, round->state, to, "appraisal round " + number);
    if (!taken)
        return tl::make_unexpected(taken.error());
    if (const auto allowed = act.demand(taken->by, {}); !allowed)
        return tl::make_unexpected(allowed.error());
    act.database().run("UPDATE appraisal SET state = ? WHERE number = ?", name(to), number);
    return round;
}

} // namespace

Result<std::string> Appraisal::open(const AppraisalScope& scope)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        std::vector<FileRecord> files;
        for (const std::string& reference : scope.files) {
            Result<FileRecord> file = find_file(act.database(), reference);
            if (!file)
                return tl::make_unexpected(file.error());
            files.push_back(std::move(*file));
        }
        if (scope.files.empty() && scope.basis == Basis::expired)
            files = waiting(act.database(), scope.project);
        if (files.empty())
            return failed(Code::bad_input, "there is nothing to appraise",
                scope.basis == Basis::expired ? "mark what is due by 'strongroom retention run' first"
                                              : "name the files whose deletion was asked for");
        const std::string number = next_yearly_number(act.database(), "JD", act.today(), act.now());
        act.database().run(
            "INSERT INTO appraisal (number, basis, state, opened_by, opened_at) VALUES (?, ?, ?, ?, ?)",
            number, name(scope.basis), name(AppraisalState::open), act.person().id.value, act.now());
        const std::int64_t appraisal = act.database().last_id();
        for (const FileRecord& file : files) {
            if (const auto allowed = act.demand(Right::appraisal_review, file.subject()); !allowed)
                return tl::make_unexpected(allowed.error());
            if (const auto fit = may_be_appraised(act, file, scope.basis); !fit)
                return tl::make_unexpected(fit.error());
            act.database().run("INSERT INTO appraisal_file (appraisal, file, due_on) VALUES (?, ?, ?)",
                appraisal, file.id.value, file.due_on);
            act.tell({"appraisal.listed", file.object(), std::string(name(file.state)), "DUE", number});
        }
        act.tell({"appraisal.opened", object_of(number), "", std::string(name(AppraisalState::open)),
            std::string(name(scope.basis))});
        return number;
    });
}

Result<void> Appraisal::give(
    const std::string& number, const std::string& reference, const GivenOpinion& opinion)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<AppraisalRound> round = appraisal_head(act.database(), number);
        if (!round)
            return tl::make_unexpected(round.error());
        const Result<FileRecord> file = find_file(act.database(), reference);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto allowed = act.demand(Right::appraisal_review, file->subject()); !allowed)
            return allowed;
        if (round->state != AppraisalState::open)
            return failed(Code::conflict,
                "appraisal round " + number + " is " + std::string(name(round->state))
                    + ": no more opinions are given",
                "opinions are given while a round is APPRAISAL_OPEN");
        if (!act.database()
                 .prepare("SELECT 1 FROM appraisal_file WHERE appraisal = ? AND file = ?",
                     id_of(act.database(), number), file->id.value)
                 .next())
            return failed(Code::not_found, file->label() + " is not in the round " + number,
                "look at its files with 'strongroom appraisal show'");
        const Result<std::string> why = said(opinion.reason, "the value analysis");
        if (!why)
            return tl::make_unexpected(why.error());
        for (const std::string& text : {opinion.reason, opinion.open_matters})
            if (const auto clean = names_nobody(act, *file, text); !clean)
                return clean;
        const bool extend = opinion.opinion == Opinion::extend;
        if (extend
            && (!is_date(opinion.extend_to) || opinion.extend_to <= std::max(act.today(), file->due_on)))
            return failed(Code::bad_input,
                "a file that is kept on needs its new last day, after today and after " + file->due_on,
                "say it as YYYY-MM-DD");
        if (!extend && !opinion.extend_to.empty())
            return failed(Code::bad_input, "only a file that is kept on has a new last day", "leave it out");
        if (opinion.opinion == Opinion::destroy && !opinion.open_matters.empty())
            return failed(Code::bad_input,
                file->label() + " has open matters and may not be destroyed (会计档案管理办法 19)",
                "keep it on until they are settled");
        act.database().run(
            "INSERT OR REPLACE INTO appraisal_opinion (appraisal, file, person, opinion, reason, "
            "extend_to, open_matters, utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            id_of(act.database(), number), file->id.value, act.person().id.value, name(opinion.opinion), *why,
            opinion.extend_to, opinion.open_matters, act.now());
        act.tell({"appraisal.opinion", file->object(), number, std::string(name(opinion.opinion)),
            opinion.extend_to});
        return {};
    });
}

Result<void> Appraisal::finish(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<AppraisalRound> round = moved_on(act, number, AppraisalState::reviewed);
        if (!round)
            return tl::make_unexpected(round.error());
        for (const AppraisalLine& line : round->lines)
            if (!line.result)
                return failed(Code::conflict,
                    line.reference_code + " has "
                        + (line.opinions.empty() ? "no opinion yet"
                                                 : "one opinion only, and two are needed to destroy"),
                    "every file needs the opinions of the group");
        act.tell({"appraisal.finished", object_of(number), std::string(name(round->state)),
            std::string(name(AppraisalState::reviewed)), ""});
        return {};
    });
}

Result<void> Appraisal::sign(const std::string& number, const std::string& report)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<AppraisalRound> round = moved_on(act, number, AppraisalState::report_signed);
        if (!round)
            return tl::make_unexpected(round.error());
        const Result<std::string> text = said(report, "the report");
        if (!text)
            return tl::make_unexpected(text.error());
        const std::int64_t appraisal = id_of(act.database(), number);
        for (const AppraisalLine& line : round->lines) {
            const FileRecord file = find_file(act.database(), line.file).value();
            if (const auto clean = names_nobody(act, file, *text); !clean)
                return clean;
            act.database().run(
                "UPDATE appraisal_file SET result = ?, extend_to = ? WHERE appraisal = ? AND file = ?",
                name(*line.result), line.extend_to, appraisal, file.id.value);
            if (line.result != Opinion::extend)
                continue;
            if (const auto kept
                = set_file_state(act.database(), file, {FileState::due}, kept_state(act.database(), file.id));
                !kept)
                return kept;
            act.database().run(
                "INSERT INTO retention_extension (file, former, until, appraisal, utc) VALUES (?, "
                "?, ?, ?, ?)",
                file.id.value, file.due_on, line.extend_to, appraisal, act.now());
            act.database().run("UPDATE file SET due_on = ? WHERE id = ?", line.extend_to, file.id.value);
            act.tell({"retention.extended", file.object(), file.due_on, line.extend_to, number});
        }
        act.database().run("UPDATE appraisal SET signed_by = ?, signed_at = ?, report = ? WHERE id = ?",
            act.person().id.value, act.now(), *text, appraisal);
        act.tell({"appraisal.signed", object_of(number), std::string(name(round->state)),
            std::string(name(AppraisalState::report_signed)), ""});
        return {};
    });
}

Result<void> Appraisal::cancel(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<AppraisalRound> round = moved_on(act, number, AppraisalState::cancelled);
        if (!round)
            return tl::make_unexpected(round.error());
        const Result<std::string> why = said(reason, "why the round is given up");
        if (!why)
            return tl::make_unexpected(why.error());
        back_to_the_shelf(act, *round);
        act.tell({"appraisal.cancelled", object_of(number), std::string(name(round->state)),
            std::string(name(AppraisalState::cancelled)), *why});
        return {};
    });
}

} // namespace strongroom::archive
