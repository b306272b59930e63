#include "archive/handover/handover_record_internal.h"

#include <algorithm>

#include "archive/filing/file_key_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* columns
    = "SELECT h.id, h.number, h.state, h.kind, h.project, p.code, h.giver, h.checker, h.receiver, "
      "h.receiving_unit, h.reason, h.desk, h.made_on, h.sent_on, h.received_on, h.revision, h.digest, "
      "h.giver_test, h.receiver_test FROM handover h JOIN project p ON p.id = h.project ";

template <class Key>
std::optional<Key> key_in(const Statement& row, int column)
{
    return row.null(column) ? std::nullopt : std::optional(Key{row.integer(column)});
}

HandoverRecord read(const Statement& row)
{
    HandoverRecord handover;
    handover.id = {row.integer(0)};
    handover.number = row.text(1);
    handover.state = handover_state_named(row.text(2)).value();
    handover.kind = handover_kind_named(row.text(3)).value();
    handover.project = {row.integer(4)};
    handover.project_code = row.text(5);
    handover.giver = {row.integer(6)};
    handover.checker = key_in<PersonId>(row, 7);
    handover.receiver = key_in<PersonId>(row, 8);
    handover.receiving_unit = row.text(9);
    handover.reason = row.text(10);
    handover.desk = key_in<LocationId>(row, 11);
    handover.made_on = row.text(12);
    handover.sent_on = row.text(13);
    handover.received_on = row.text(14);
    handover.revision = static_cast<int>(row.integer(15));
    handover.digest = row.text(16);
    handover.giver_test = row.text(17);
    handover.receiver_test = row.text(18);
    return handover;
}

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lowered;
}

Cell cell(const HandoverRecord& handover, const HandoverItem& line, std::string_view column)
{
    return {"handover_line", column, handover.number + "/" + std::to_string(line.number)};
}

} // namespace

Result<HandoverRecord> find_handover(Database& database, const std::string& number)
{
    Statement row = database.prepare(std::string(columns) + "WHERE h.number = ?", number);
    if (!row.next())
        return failed(Code::not_found, "there is no hand-over " + number,
            "its number stands on the list, like JJ-2026-0001; 'strongroom handover list' shows them");
    return read(row);
}

std::vector<HandoverRecord> all_handovers(Database& database)
{
    Statement row = database.prepare(std::string(columns) + "ORDER BY h.id DESC");
    std::vector<HandoverRecord> all;
    while (row.next())
        all.push_back(read(row));
    return all;
}

std::vector<HandoverItem> lines_of(Database& database, HandoverId handover)
{
    Statement row = database.prepare(
        "SELECT number, item, copies, pages, state, from_desk, from_box, found_copies, found_pages, told, "
        "condition FROM handover_line WHERE handover = ? ORDER BY number",
        handover.value);
    std::vector<HandoverItem> lines;
    while (row.next()) {
        HandoverItem line;
        line.number = static_cast<int>(row.integer(0));
        line.item = item_record(database, {row.integer(1)});
        line.file = file_record(database, line.item.file);
        line.copies = static_cast<int>(row.integer(2));
        line.pages = static_cast<int>(row.integer(3));
        line.state = handover_line_state_named(row.text(4)).value();
        line.from_desk = key_in<LocationId>(row, 5);
        line.from_box = key_in<BoxId>(row, 6);
        line.found_copies = static_cast<int>(row.integer(7));
        line.found_pages = static_cast<int>(row.integer(8));
        line.told = row.blob(9);
        line.condition = row.blob(10);
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<void> go(Act& act, HandoverRecord& handover, HandoverState to)
{
    const auto found = handover.kind == HandoverKind::custody
        ? step(handover_short_steps, handover.state, to, handover.label())
        : step(handover_steps, handover.state, to, handover.label());
    if (!found)
        return tl::make_unexpected(found.error());
    if (auto allowed = act.demand(found->by, handover.subject()); !allowed)
        return allowed;
    act.database().run("UPDATE handover SET state = ? WHERE id = ?", name(to), handover.id.value);
    act.tell({"handover." + lower(name(to)), handover.object(), std::string(name(handover.state)),
        std::string(name(to)), handover.digest});
    handover.state = to;
    return {};
}

Result<void> is_giver(Act& act, const HandoverRecord& handover, const std::string& doing)
{
    if (act.person().id == handover.giver)
        return {};
    return failed(Code::forbidden,
        act.person().login + " did not make " + handover.label() + " and may not " + doing,
        "have who made it do it");
}

Result<void> is_receiver(Act& act, const HandoverRecord& handover, const std::string& doing)
{
    if (act.person().id == handover.giver)
        return failed(Code::forbidden,
            act.person().login + " gives " + handover.number + " and so may not " + doing + " (SoD-4)",
            "have the receiver do it");
    if (handover.receiver && *handover.receiver != act.person().id)
        return failed(Code::forbidden,
            handover.label() + " is received by " + person_by_id(act.database(), *handover.receiver).login,
            "have them do it");
    return act.demand(Right::handover_receive, handover.subject());
}

Result<void> can_be_handed_over(Act& act, const HandoverRecord& handover, const ItemRecord& item)
{
    if (item.at.gone())
        return failed(Code::conflict, item.label() + " is " + item.at.text(), "leave it off the list");
    if (!item.missing_since.empty())
        return failed(Code::conflict, item.label() + " is missing since " + item.missing_since.substr(0, 10),
            "look for it, or leave it off the list");
    if (item.at.kind == Whereabouts::Kind::loan)
        return failed(Code::conflict, item.label() + " is lent", "have it brought back first");
    Statement other = act.database().prepare("SELECT h.number FROM handover_line l JOIN handover h ON h.id = "
                                             "l.handover WHERE l.item = ? AND h.id <> "
                                             "? AND l.state <> 'taken_off' AND h.state NOT IN (?, ?, ?)",
        item.id.value, handover.id.value, name(HandoverState::countersigned), name(HandoverState::closed),
        name(HandoverState::cancelled));
    if (other.next())
        return failed(Code::conflict, item.label() + " is on another list, " + other.text(0),
            "finish or cancel that one first");
    return {};
}

Bytes sealed_text(Archive::State& archive, const HandoverRecord& handover, const HandoverItem& line,
    std::string_view column, const std::string& text)
{
    return sealed(file_key(archive, line.file.uid), text, cell(handover, line, column));
}

std::string opened_text(Archive::State& archive, const HandoverRecord& handover, const HandoverItem& line,
    std::string_view column, const Bytes& value)
{
    if (value.empty() || !has_file_key(archive, line.file.uid))
        return {};
    return unsealed(file_key(archive, line.file.uid), value, cell(handover, line, column));
}

void add_reason(Act& act, const HandoverRecord& handover, const std::string& text)
{
    act.database().run("UPDATE handover SET reason = CASE reason WHEN '' THEN ?1 ELSE reason || '; ' || ?1 "
                       "END WHERE id = ?2",
        text, handover.id.value);
}

Result<void> put_back(Act& act, const HandoverRecord& handover, const HandoverItem& line)
{
    if (line.item.at != Whereabouts{Whereabouts::Kind::handover, handover.id.value})
        return {};
    if (line.from_desk)
        return move_item(act, line.item, {Whereabouts::Kind::desk, line.from_desk->value}, handover.number);
    const bool stands = line.from_box
        && act.database()
               .prepare("SELECT 1 FROM box WHERE id = ? AND state <> 'dissolved'", line.from_box->value)
               .next();
    if (stands)
        return move_item(act, line.item, {Whereabouts::Kind::box, line.from_box->value}, handover.number,
            line.item.position);
    if (handover.desk)
        return move_item(act, line.item, {Whereabouts::Kind::desk, handover.desk->value}, handover.number);
    return failed(Code::conflict, "the box that " + line.item.label() + " came from is dissolved",
        "have it received, and placed anew");
}

} // namespace strongroom::archive
