#include <algorithm>

#include "archive/handover/handover.h"
#include "archive/handover/handover_record_internal.h"
#include "archive/loans/things_internal.h"
#include "archive/numbers_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {
namespace {

/// Who is named to receive, if anybody. Errors: not_found, forbidden.
Result<std::int64_t> receiver_named(Act& act, const std::string& login, const Subject& subject)
{
    if (login.empty())
        return 0;
    const auto person = person_by_login(act.database(), login);
    if (!person)
        return failed(
            Code::not_found, "there is nobody with the login " + login, "name the receiver by login");
    if (person->id == act.person().id)
        return failed(
            Code::forbidden, login + " gives and cannot receive as well (SoD-4)", "name another receiver");
    if (const Verdict verdict = may(*person, Right::handover_receive, subject, act.today());
        !verdict.allowed())
        return failed(Code::forbidden, verdict.why, "name a receiver who has it");
    return person->id.value;
}

Result<void> write_line(
    Act& act, const HandoverRecord& handover, const ItemRecord& item, const FileRecord& file)
{
    if (file.project != handover.project)
        return failed(Code::bad_input,
            file.label() + " is of project " + file.project_code + ", the list of " + handover.project_code,
            "make a list for each project");
    if (auto allowed = act.demand(Right::handover_give, file.subject()); !allowed)
        return allowed;
    if (auto possible = can_be_handed_over(act, handover, item); !possible)
        return possible;
    if (handover.state == HandoverState::list_draft
        && act.database()
               .prepare("SELECT 1 FROM handover_line WHERE handover = ? AND item = ?", handover.id.value,
                   item.id.value)
               .next())
        return failed(Code::conflict, item.label() + " is on this list already", "name it once");
    act.database().run("INSERT INTO handover_line (handover, number, item, file, copies, pages) SELECT ?1, "
                       "coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM handover_line WHERE handover = ?1",
        handover.id.value, item.id.value, file.id.value, item.copies, item.pages);
    return {};
}

/// All of the project's own paper that is still here (DOMAIN §1.5 Q5).
Result<void> write_project(Act& act, const HandoverRecord& handover, std::span<const FileId> excluded)
{
    Statement row = act.database().prepare("SELECT i.id, i.file FROM item i JOIN file f ON f.id = i.file "
                                           "WHERE f.project = ? AND i.copy_role = 'own' "
                                           "AND i.gone IS NULL ORDER BY f.reference_code, i.number",
        handover.project.value);
    while (row.next()) {
        const FileId file{row.integer(1)};
        if (std::find(excluded.begin(), excluded.end(), file) != excluded.end())
            continue;
        if (auto written = write_line(act, handover, item_record(act.database(), {row.integer(0)}),
                file_record(act.database(), file));
            !written)
            return written;
    }
    return {};
}

Result<void> write_things(Act& act, const HandoverRecord& handover, std::span<const std::string> things)
{
    const auto named = named_items(act.database(), things);
    if (!named)
        return tl::make_unexpected(named.error());
    for (const NamedItem& each : *named)
        if (auto written = write_line(act, handover, each.item, each.file); !written)
            return written;
    return {};
}

Result<std::vector<FileId>> files_named(Database& database, std::span<const std::string> references)
{
    std::vector<FileId> files;
    for (const std::string& each : references) {
        const auto file = find_file(database, each);
        if (!file)
            return tl::make_unexpected(file.error());
        files.push_back(file->id);
    }
    return files;
}

Result<void> sound(const NewHandover& list)
{
    if (list.kind != HandoverKind::close_out && list.things.empty())
        return failed(Code::bad_input, "the list names nothing", "name files or items to hand over");
    if (list.kind != HandoverKind::close_out && list.desk.empty())
        return failed(Code::bad_input, "the list does not say where the papers go",
            "name the desk that receives them; only a close-out lets them leave for good");
    if (!list.excluded.empty() && list.excluded_reason.empty())
        return failed(Code::bad_input, "files are left out without a reason", "give the reason");
    return {};
}

/// The row of the list, still without lines.
Result<HandoverRecord> put(Act& act, const NewHandover& list)
{
    Database& database = act.database();
    Statement row
        = database.prepare("SELECT id, coalesce(closed, '') FROM project WHERE code = ?", list.project);
    if (!row.next())
        return failed(
            Code::not_found, "there is no project " + list.project, "name it by its code, like BT01");
    if (!row.text(1).empty())
        return failed(Code::conflict, "project " + list.project + " was closed out on " + row.text(1),
            "choose a project that is not closed");
    const Subject subject{ProjectId{row.integer(0)}, 3, {}, "project " + list.project};
    if (auto allowed = act.demand(Right::handover_give, subject); !allowed)
        return tl::make_unexpected(allowed.error());
    const auto receiver = receiver_named(act, list.receiver, subject);
    if (!receiver)
        return tl::make_unexpected(receiver.error());
    std::int64_t desk = 0;
    if (!list.desk.empty()) {
        const auto found = find_desk(database, list.desk);
        if (!found)
            return tl::make_unexpected(found.error());
        desk = found->id.value;
    }
    const std::string number = next_yearly_number(database, "JJ", act.today(), act.now());
    database.run(
        "INSERT INTO handover (number, state, kind, project, giver, receiver, receiving_unit, reason, "
        "desk, made_on) VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, nullif(?, 0), ?)",
        number, name(HandoverState::list_draft), name(list.kind), subject.project->value,
        act.person().id.value, *receiver, list.receiving_unit, list.reason, desk, act.today());
    return find_handover(database, number);
}

/// The list, where it may still be changed by the person signed in.
Result<HandoverRecord> draft_of_mine(Act& act, const std::string& number)
{
    auto handover = find_handover(act.database(), number);
    if (!handover)
        return handover;
    if (auto mine = is_giver(act, *handover, "change it"); !mine)
        return tl::make_unexpected(mine.error());
    if (handover->state != HandoverState::list_draft)
        return failed(Code::conflict,
            handover->label() + " is " + std::string(name(handover->state)) + " and no draft any more",
            handover->state == HandoverState::self_checked
                    || handover->state == HandoverState::counter_checked
                ? "have it sent back first"
                : "make another list");
    return handover;
}

} // namespace

Result<std::string> Handover::draft(const NewHandover& list)
{
    if (auto checked = sound(list); !checked)
        return tl::make_unexpected(checked.error());
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        const auto handover = put(act, list);
        if (!handover)
            return tl::make_unexpected(handover.error());
        const auto excluded = files_named(act.database(), list.excluded);
        if (!excluded)
            return tl::make_unexpected(excluded.error());
        if (list.kind == HandoverKind::close_out) {
            const auto against
                = close_out_obstacles(act.database(), handover->project, *excluded, act.today());
            if (!against.empty())
                return failed(Code::conflict,
                    "project " + list.project + " cannot be closed out: " + against.front(),
                    "'strongroom handover obstacles " + list.project + "' lists all there is");
        }
        const auto written = list.things.empty() ? write_project(act, *handover, *excluded)
                                                 : write_things(act, *handover, list.things);
        if (!written)
            return tl::make_unexpected(written.error());
        if (!excluded->empty())
            add_reason(
                act, *handover, "不移交" + std::to_string(excluded->size()) + "卷: " + list.excluded_reason);
        for (const FileId file : *excluded)
            act.tell({"handover.excluded", handover->object(), "", file_record(act.database(), file).object(),
                ""});
        act.tell({"handover.drafted", handover->object(), "", std::string(name(handover->state)),
            std::string(name(list.kind))});
        return handover->number;
    });
}

Result<void> Handover::add(const std::string& number, std::span<const std::string> things)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const auto handover = draft_of_mine(act, number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto written = write_things(act, *handover, things); !written)
            return written;
        act.tell({"handover.changed", handover->object(), "", "+" + std::to_string(things.size()), ""});
        return {};
    });
}

Result<void> Handover::take_off(const std::string& number, std::span<const std::string> items)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const auto handover = draft_of_mine(act, number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        for (const std::string& each : items) {
            act.database().run(
                "DELETE FROM handover_line WHERE handover = ? AND item = (SELECT id FROM item WHERE "
                "uid = ?)",
                handover->id.value, each);
            if (act.database().changes() == 0)
                return failed(Code::not_found, "item " + each + " is not on " + handover->label(),
                    "look at the list with 'strongroom handover show'");
        }
        act.tell({"handover.changed", handover->object(), "", "-" + std::to_string(items.size()), ""});
        return {};
    });
}

} // namespace strongroom::archive
