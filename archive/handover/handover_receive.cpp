#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/handover/handover.h"
#include "archive/handover/handover_record_internal.h"

namespace strongroom::archive {
namespace {

using Line = HandoverLine::State;
using Finding = LineCheck::Finding;

const HandoverItem* line_of(std::span<const HandoverItem> lines, const std::string& item)
{
    const auto line = std::find_if(lines.begin(), lines.end(),
        [&](const HandoverItem& each) { return each.item.uid == item && each.counts(); });
    return line == lines.end() ? nullptr : &*line;
}

tl::unexpected<Error> not_listed(const HandoverRecord& handover, const std::string& item)
{
    return failed(Code::bad_input, "item " + item + " is not on " + handover.label(),
        "look at the list with 'strongroom handover show'; what is not on it is given back");
}

/// Says what the receiver says of one line, where it makes sense.
Result<Line> judged(const HandoverItem& line, const LineCheck& check)
{
    const std::string item = "item " + check.item;
    if (check.finding == Finding::absent)
        return Line::absent;
    if (check.pages < 1 || check.copies < 1)
        return failed(Code::bad_input, "the copies and pages of " + item + " were not counted",
            "count them, and say how many");
    const bool same = check.copies == line.copies && check.pages == line.pages;
    if (check.finding == Finding::agrees && !same)
        return failed(Code::bad_input,
            item + " is listed with " + std::to_string(line.copies) + " copies of "
                + std::to_string(line.pages) + " pages, not " + std::to_string(check.copies) + " of "
                + std::to_string(check.pages),
            "count again, or say that it differs");
    if (check.finding == Finding::differs && check.condition.empty())
        return failed(
            Code::bad_input, "what is different about " + item + " is not said", "say it in a few words");
    return check.finding == Finding::agrees ? Line::agrees : Line::differs;
}

Result<void> tick_line(
    Act& act, const HandoverRecord& handover, const HandoverItem& line, const LineCheck& check)
{
    const auto state = judged(line, check);
    if (!state)
        return tl::make_unexpected(state.error());
    const bool there = *state != Line::absent;
    act.database().run(
        "UPDATE handover_line SET state = ?, found_copies = ?, found_pages = ?, condition = ? WHERE "
        "handover = ? AND number = ?",
        name(*state), there ? check.copies : 0, there ? check.pages : 0,
        sealed_text(act.archive(), handover, line, "condition", check.condition), handover.id.value,
        line.number);
    return {};
}

/// What the giver says to a line that differs.
Result<void> correct_line(
    Act& act, const HandoverRecord& handover, const HandoverItem& line, const LineCorrection& correction)
{
    Line to = Line::listed;
    if (correction.kind == LineCorrection::Kind::taken_off) {
        if (auto back = put_back(act, handover, line); !back)
            return back;
        to = Line::taken_off;
    } else if (correction.copies < 1 || correction.pages < 1) {
        return failed(Code::bad_input, "the copies and pages of item " + correction.item + " are missing",
            "say how many there are, or take it off");
    } else {
        const std::string before = std::to_string(line.copies) + "x" + std::to_string(line.pages),
                          after = std::to_string(correction.copies) + "x" + std::to_string(correction.pages);
        act.database().run("UPDATE item SET copies = ?, pages = ? WHERE id = ?", correction.copies,
            correction.pages, line.item.id.value);
        act.database().run("UPDATE handover_line SET copies = ?, pages = ? WHERE handover = ? AND number = ?",
            correction.copies, correction.pages, handover.id.value, line.number);
        if (before != after)
            act.tell({"item.recounted", line.item.object(), before, after, handover.object()});
    }
    if (!correction.note.empty()) {
        const std::string said = opened_text(act.archive(), handover, line, "condition", line.condition)
            + " → " + correction.note;
        act.database().run("UPDATE handover_line SET condition = ? WHERE handover = ? AND number = ?",
            sealed_text(act.archive(), handover, line, "condition", said), handover.id.value, line.number);
    }
    act.database().run("UPDATE handover_line SET state = ? WHERE handover = ? AND number = ?", name(to),
        handover.id.value, line.number);
    return {};
}

/// Custody and place of one line, together.
Result<void> receive(Act& act, const HandoverRecord& handover, const HandoverItem& line)
{
    const Whereabouts to = handover.desk ? Whereabouts{Whereabouts::Kind::desk, handover.desk->value}
                                         : Whereabouts{Whereabouts::Kind::transferred, 0};
    if (auto moved = move_item(act, line.item, to, handover.number); !moved)
        return moved;
    act.database().run(
        "UPDATE item SET custodian = ? WHERE id = ?", act.person().id.value, line.item.id.value);
    act.tell({"item.custody", line.item.object(), "person:" + std::to_string(handover.giver.value),
        "person:" + std::to_string(act.person().id.value), handover.number});
    act.database().run("UPDATE handover_line SET state = ? WHERE handover = ? AND number = ?",
        name(Line::received), handover.id.value, line.number);
    if (!to.gone())
        return {};
    const auto items = items_of(act.database(), line.file.id);
    const bool all
        = std::all_of(items.begin(), items.end(), [](const ItemRecord& each) { return each.at.gone(); });
    if (!all)
        return {};
    using enum FileState;
    if (auto set = set_file_state(act.database(), line.file, {registered, filed, due}, transferred); !set)
        return set;
    act.tell({"file.transferred", line.file.object(), std::string(name(line.file.state)),
        std::string(name(transferred)), handover.number});
    return {};
}

/// The electronic part, where there is one, is tested by both sides before anybody signs.
Result<void> tested(const HandoverRecord& handover, std::span<const HandoverItem> lines)
{
    const bool scans = std::any_of(lines.begin(), lines.end(),
        [](const HandoverItem& each) { return each.counts() && each.item.document.has_value(); });
    if (handover.kind != HandoverKind::close_out || !scans
        || (!handover.giver_test.empty() && !handover.receiver_test.empty()))
        return {};
    return failed(Code::conflict,
        "the electronic part of " + handover.label() + " was not tested by "
            + (handover.giver_test.empty() ? "the giver" : "the receiver"),
        "test accuracy, integrity, usability and safety, and record it with 'strongroom handover test'");
}

} // namespace

Result<void> Handover::tick(const std::string& number, std::span<const LineCheck> checks)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_receiver(act, *handover, "tick it"); !mine)
            return mine;
        if (handover->state != HandoverState::receiving)
            if (auto gone = go(act, *handover, HandoverState::receiving); !gone)
                return gone;
        if (checks.empty())
            return failed(Code::bad_input, "no line is named", "tick items by their uid");
        const auto lines = lines_of(act.database(), handover->id);
        for (const LineCheck& check : checks) {
            const HandoverItem* line = line_of(lines, check.item);
            if (!line)
                return not_listed(*handover, check.item);
            if (auto ticked = tick_line(act, *handover, *line, check); !ticked)
                return ticked;
        }
        act.database().run(
            "UPDATE handover SET receiver = ? WHERE id = ?", act.person().id.value, handover->id.value);
        act.tell({"handover.ticked", handover->object(), "", std::to_string(checks.size()), ""});
        return {};
    });
}

Result<void> Handover::report_discrepancy(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_receiver(act, *handover, "report on it"); !mine)
            return mine;
        int differing = 0;
        for (const HandoverItem& line : lines_of(act.database(), handover->id)) {
            if (line.state == Line::listed)
                return failed(Code::conflict, "line " + std::to_string(line.number) + " is not ticked yet",
                    "tick all lines, so that the giver answers all at once");
            differing += line.state == Line::differs || line.state == Line::absent;
        }
        if (differing == 0)
            return failed(Code::conflict, "nothing differs on " + handover->label(), "countersign it");
        return go(act, *handover, HandoverState::discrepancy);
    });
}

Result<std::string> Handover::correct(const std::string& number, std::span<const LineCorrection> corrections)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_giver(act, *handover, "correct it"); !mine)
            return tl::make_unexpected(mine.error());
        if (auto gone = go(act, *handover, HandoverState::corrected); !gone)
            return tl::make_unexpected(gone.error());
        const auto lines = lines_of(act.database(), handover->id);
        for (const LineCorrection& each : corrections) {
            const HandoverItem* line = line_of(lines, each.item);
            if (!line || (line->state != Line::differs && line->state != Line::absent))
                return failed(Code::bad_input, "item " + each.item + " is no line that differs",
                    "answer those that do");
            if (auto corrected = correct_line(act, *handover, *line, each); !corrected)
                return tl::make_unexpected(corrected.error());
        }
        for (const HandoverItem& line : lines_of(act.database(), handover->id))
            if (line.state == Line::differs || line.state == Line::absent)
                return failed(Code::bad_input,
                    "line " + std::to_string(line.number) + ", item " + line.item.uid + ", is not answered",
                    "correct its counts, or take it off");
        ++handover->revision;
        return frozen(act, *handover);
    });
}

Result<void> Handover::countersign(const std::string& number, const std::string& digest)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_receiver(act, *handover, "countersign it"); !mine)
            return mine;
        if (digest != handover->digest || digest_of(act.database(), *handover) != handover->digest)
            return failed(Code::conflict,
                "the list before the receiver is not the one that was sent: its digest is "
                    + handover->digest,
                "print the list anew and compare it");
        const auto lines = lines_of(act.database(), handover->id);
        int received = 0;
        for (const HandoverItem& line : lines) {
            if (line.counts() && line.state != Line::agrees)
                return failed(Code::conflict,
                    "line " + std::to_string(line.number) + " is " + std::string(name(line.state))
                        + ", not agreed on",
                    line.state == Line::listed ? "tick it" : "report the discrepancy");
            received += line.counts();
        }
        if (received == 0)
            return failed(
                Code::conflict, "everything was taken off " + handover->label(), "have it cancelled");
        if (auto both = tested(*handover, lines); !both)
            return both;
        if (auto gone = go(act, *handover, HandoverState::countersigned); !gone)
            return gone;
        for (const HandoverItem& line : lines)
            if (line.counts())
                if (auto moved = receive(act, *handover, line); !moved)
                    return moved;
        act.database().run(
            "UPDATE handover SET received_on = ? WHERE id = ?", act.today(), handover->id.value);
        return {};
    });
}

Result<void> Handover::close(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        if (auto mine = is_giver(act, *handover, "close it"); !mine)
            return mine;
        if (auto gone = go(act, *handover, HandoverState::closed); !gone)
            return gone;
        if (handover->kind != HandoverKind::close_out)
            return {};
        act.database().run(
            "UPDATE project SET closed = ? WHERE id = ?", act.today(), handover->project.value);
        act.tell({"project.closed", "project:" + handover->project_code, "", act.today(), handover->number});
        return {};
    });
}

Result<void> Handover::record_test(
    const std::string& number, PropertyTest::Side side, const PropertyTest& test)
{
    constexpr std::size_t longest = 200;
    for (const std::string& each : test.results)
        if (each.empty() || each.size() > longest)
            return failed(Code::bad_input, "each of the five properties needs a result of up to 200 bytes",
                "say 合格, or what is wrong");
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const auto handover = find_handover(act.database(), number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        const bool gives = side == PropertyTest::Side::giver;
        if (auto mine = gives ? is_giver(act, *handover, "test it for the giver")
                              : is_receiver(act, *handover, "test it for the receiver");
            !mine)
            return mine;
        using enum HandoverState;
        if (handover->state == countersigned || handover->state == closed || handover->state == cancelled)
            return failed(Code::conflict,
                handover->label() + " is " + std::string(name(handover->state)) + "; it is too late to test",
                "test before the list is countersigned");
        const std::string json = nlohmann::json(test.results).dump();
        act.database().run(gives ? "UPDATE handover SET giver_test = ? WHERE id = ?"
                                 : "UPDATE handover SET receiver_test = ? WHERE id = ?",
            json, handover->id.value);
        act.tell({"handover.tested", handover->object(), "", gives ? "giver" : "receiver", ""});
        return {};
    });
}

} // namespace strongroom::archive
