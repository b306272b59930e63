#include "archive/retention/destruction.h"

#include <algorithm>

#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/retention/steps_internal.h"

namespace strongroom::archive {
namespace {

using S = DestructionState;
using Part = DestructionPart;

/// The list goes back to its proposer, as a new version that nobody has approved.
Result<void> back_to_draft(Act& act, ListRecord& record, PersonId maker, const std::string& why)
{
    for (DestructionLine& line : record.list.lines) {
        if (!line.removed.empty())
            continue;
        const FileRecord file = find_file(act.database(), line.file).value();
        DestructionLine now = line_of(act, file, record.deletion_duty);
        now.number = line.number;
        line = std::move(now);
    }
    put_version(act, record, maker);
    if (const auto moved = move_files(act, record, FileState::destruction_listed); !moved)
        return moved;
    if (record.list.state != S::draft)
        move_on(act, record, S::draft, why);
    return {};
}

Result<void> stop(Act& act, ListRecord& record, const std::string& why)
{
    if (const auto moved = move_files(act, record, FileState::due); !moved)
        return moved;
    act.database().run("UPDATE destruction SET cancelled = ? WHERE id = ?", why, record.id);
    move_on(act, record, S::cancelled, why);
    return {};
}

/// What somebody says of a list: something, and without names.
Result<std::string> said_without_names(
    Act& act, const ListRecord& record, const std::string& text, const std::string& what)
{
    Result<std::string> words = said(text, what);
    if (const auto clean = words ? names_nobody(act, record, *words) : Result<void>(); !clean)
        return tl::make_unexpected(clean.error());
    return words;
}

Result<ListRecord> to_be_stopped(Act& act, const std::string& number, Right right)
{
    Result<ListRecord> record = find_list(act, number);
    if (!record)
        return record;
    const S from = record->list.state;
    if (const auto there = step(destruction_steps, from, S::cancelled, record->label()); !there)
        return tl::make_unexpected(there.error());
    if (const auto allowed = act.demand(right, record->subject(act.database())); !allowed)
        return tl::make_unexpected(allowed.error());
    return record;
}

} // namespace

void move_on(Act& act, ListRecord& record, S to, const std::string& why)
{
    act.database().run("UPDATE destruction SET state = ? WHERE id = ?", name(to), record.id);
    act.tell({"destruction.moved", record.object(), std::string(name(record.list.state)),
        std::string(name(to)), why});
    record.list.state = to;
}

Result<void> move_files(Act& act, const ListRecord& record, FileState to)
{
    for (const DestructionLine& line : record.list.lines) {
        const FileRecord file = find_file(act.database(), line.file).value();
        if (!line.removed.empty() || file.state == to)
            continue;
        const auto moved = set_file_state(act.database(), file,
            {FileState::due, FileState::destruction_listed, FileState::destruction_approved,
                FileState::destruction_witnessed},
            to);
        if (!moved)
            return moved;
        act.tell({"file.moved", file.object(), std::string(name(file.state)), std::string(name(to)),
            record.list.number});
    }
    return {};
}

Result<ListRecord> before_step(Act& act, const std::string& number, S to, std::optional<Part> as)
{
    Result<ListRecord> record = find_list(act, number);
    if (!record)
        return record;
    const auto taken = step(destruction_steps, record->list.state, to, record->label());
    if (!taken)
        return tl::make_unexpected(taken.error());
    if (const auto allowed = act.demand(taken->by, record->subject(act.database())); !allowed)
        return tl::make_unexpected(allowed.error());
    if (as)
        if (const auto free = apart(*record, act.person(), *as); !free)
            return tl::make_unexpected(free.error());
    if (to <= S::executing)
        if (const auto clear = nothing_stands_against(act, *record); !clear)
            return tl::make_unexpected(clear.error());
    return record;
}

Result<void> Destruction::remove(const std::string& number, const std::string& reference, Removal why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = to_be_stopped(act, number, Right::destruction_propose);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto free = apart(*record, act.person(), Part::proposer); !free)
            return free;
        const Result<FileRecord> file = find_file(act.database(), reference);
        if (!file)
            return tl::make_unexpected(file.error());
        std::vector<DestructionLine>& lines = record->list.lines;
        const auto line = std::find_if(lines.begin(), lines.end(),
            [&](const DestructionLine& each) { return each.file == file->uid && each.removed.empty(); });
        if (line == lines.end())
            return failed(Code::not_found, file->label() + " is not on " + record->label(),
                "look at its files with 'strongroom destruction show'");
        if (record->list.files() == 1)
            return failed(Code::conflict, file->label() + " is the only file of " + record->label(),
                "cancel the list instead");
        line->removed = chinese(why);
        act.database().run("UPDATE destruction_line SET removed = ? WHERE destruction = ? AND number = ?",
            line->removed, record->id, line->number);
        if (const auto back = set_file_state(act.database(), *file,
                {FileState::destruction_listed, FileState::destruction_approved,
                    FileState::destruction_witnessed},
                FileState::due);
            !back)
            return back;
        act.tell({"destruction.file_removed", file->object(), number, "", std::string(name(why))});
        return back_to_draft(act, *record, act.person().id, std::string(name(why)));
    });
}

Result<void> Destruction::revise(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = to_be_stopped(act, number, Right::destruction_propose);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto free = apart(*record, act.person(), Part::proposer); !free)
            return free;
        const Result<std::string> why = said_without_names(act, *record, reason, "why the list is made anew");
        if (!why)
            return tl::make_unexpected(why.error());
        return back_to_draft(act, *record, act.person().id, *why);
    });
}

Result<void> Destruction::check(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::checked, Part::proposer);
        if (!record)
            return tl::make_unexpected(record.error());
        move_on(act, *record, S::checked);
        return {};
    });
}

Result<void> Destruction::cancel(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = to_be_stopped(act, number, Right::destruction_propose);
        if (!record)
            return tl::make_unexpected(record.error());
        const Result<std::string> why = said_without_names(act, *record, reason, "why the list is given up");
        if (!why)
            return tl::make_unexpected(why.error());
        return stop(act, *record, *why);
    });
}

Result<void> Destruction::veto(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = to_be_stopped(act, number, Right::destruction_veto);
        if (!record)
            return tl::make_unexpected(record.error());
        const Result<std::string> why = said_without_names(act, *record, reason, "the reason of the veto");
        if (!why)
            return tl::make_unexpected(why.error());
        put_decision(act, *record, "veto", "rejected", *why);
        return stop(act, *record, *why);
    });
}

Result<void> Destruction::reject(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = find_list(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        const bool first = record->list.state == S::checked;
        if (!first && record->list.state != S::approved_1)
            return failed(Code::conflict,
                record->label() + " is " + std::string(name(record->list.state))
                    + ": nobody has to decide on it",
                "only a list that waits for an approval can be rejected");
        const Right right = first ? Right::destruction_approve_1 : Right::destruction_approve_2;
        if (const auto allowed = act.demand(right, record->subject(act.database())); !allowed)
            return allowed;
        if (const auto free = apart(*record, act.person(), first ? Part::approver_1 : Part::approver_2);
            !free)
            return free;
        const Result<std::string> why = said_without_names(act, *record, reason, "why the list is sent back");
        if (!why)
            return tl::make_unexpected(why.error());
        put_decision(act, *record, first ? "approve_1" : "approve_2", "rejected", *why);
        const PersonId proposer = person_by_login(act.database(), record->list.proposed_by).value().id;
        return back_to_draft(act, *record, proposer, *why);
    });
}

} // namespace strongroom::archive
