#include "archive/handover/handover.h"
#include "archive/handover/handover_record_internal.h"

namespace strongroom::archive {
namespace {

Result<void> not_empty(Act& act, const HandoverRecord& handover)
{
    for (const HandoverItem& line : lines_of(act.database(), handover.id))
        if (line.counts())
            return {};
    return failed(Code::conflict, handover.label() + " has nothing on it", "add items, or cancel it");
}

/// The files of the project that the list leaves here.
std::vector<FileId> left_here(Act& act, const HandoverRecord& handover)
{
    Statement row = act.database().prepare("SELECT id FROM file WHERE project = ? AND id NOT IN (SELECT file "
                                           "FROM handover_line WHERE handover = ?)",
        handover.project.value, handover.id.value);
    std::vector<FileId> files;
    while (row.next())
        files.push_back({row.integer(0)});
    return files;
}

/// On their way: each remembers where it came from.
Result<void> take_along(Act& act, const HandoverRecord& handover)
{
    for (const HandoverItem& line : lines_of(act.database(), handover.id)) {
        if (auto possible = can_be_handed_over(act, handover, line.item); !possible)
            return possible;
        const bool desk = line.item.at.kind == Whereabouts::Kind::desk;
        act.database().run(
            "UPDATE handover_line SET from_desk = nullif(?, 0), from_box = nullif(?, 0), copies = "
            "?, pages = ? WHERE handover = ? AND number = ?",
            desk ? line.item.at.id : 0, desk ? 0 : line.item.at.id, line.item.copies, line.item.pages,
            handover.id.value, line.number);
        if (auto moved
            = move_item(act, line.item, {Whereabouts::Kind::handover, handover.id.value}, handover.number);
            !moved)
            return moved;
    }
    return {};
}

} // namespace

Result<void> Handover::self_check(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_giver(act, *handover, "check it for them"); !mine)
            return mine;
        if (auto some = not_empty(act, *handover); !some)
            return some;
        return go(act, *handover, HandoverState::self_checked);
    });
}

Result<void> Handover::counter_check(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (handover->giver == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " made " + handover->number + "; another person checks it (SoD-4)",
                "have the sales administrator or the project manager check it");
        act.database().run(
            "UPDATE handover SET checker = ? WHERE id = ?", act.person().id.value, handover->id.value);
        return go(act, *handover, HandoverState::counter_checked);
    });
}

Result<void> Handover::send_back(const std::string& number, const std::string& reason)
{
    if (reason.empty())
        return failed(Code::bad_input, "the reason is missing", "say what is wrong with the list");
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (handover->giver != act.person().id)
            if (auto checks = act.demand(Right::handover_check, handover->subject()); !checks)
                return checks;
        const HandoverState before = handover->state;
        if (auto found = step(handover_steps, before, HandoverState::list_draft, handover->label()); !found)
            return tl::make_unexpected(found.error());
        act.database().run("UPDATE handover SET state = ?, checker = NULL WHERE id = ?",
            name(HandoverState::list_draft), handover->id.value);
        add_reason(act, *handover, "退回: " + reason);
        act.tell({"handover.sent_back", handover->object(), std::string(name(before)),
            std::string(name(HandoverState::list_draft)), ""});
        return {};
    });
}

Result<std::string> Handover::send(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_giver(act, *handover, "send it"); !mine)
            return tl::make_unexpected(mine.error());
        if (auto some = not_empty(act, *handover); !some)
            return tl::make_unexpected(some.error());
        if (auto gone = go(act, *handover, HandoverState::sent); !gone)
            return tl::make_unexpected(gone.error());
        if (handover->kind == HandoverKind::close_out) {
            const auto against = close_out_obstacles(
                act.database(), handover->project, left_here(act, *handover), act.today());
            if (!against.empty())
                return failed(Code::conflict,
                    "project " + handover->project_code + " cannot be closed out: " + against.front(),
                    "'strongroom handover obstacles " + handover->project_code + "' lists all there is");
        }
        if (auto taken = take_along(act, *handover); !taken)
            return tl::make_unexpected(taken.error());
        act.database().run("UPDATE handover SET sent_on = ? WHERE id = ?", act.today(), handover->id.value);
        ++handover->revision;
        return frozen(act, *handover);
    });
}

Result<void> Handover::cancel(const std::string& number, const std::string& reason)
{
    if (reason.empty())
        return failed(Code::bad_input, "the reason is missing", "say why it is cancelled");
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_giver(act, *handover, "cancel it"); !mine)
            return mine;
        if (auto gone = go(act, *handover, HandoverState::cancelled); !gone)
            return gone;
        for (const HandoverItem& line : lines_of(act.database(), handover->id))
            if (auto back = put_back(act, *handover, line); !back)
                return back;
        add_reason(act, *handover, "撤销: " + reason);
        return {};
    });
}

} // namespace strongroom::archive
