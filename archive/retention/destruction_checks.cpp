#include <algorithm>
#include <set>

#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Part = DestructionPart;
using S = DestructionState;

constexpr std::size_t most_shown = 5;

std::string part_in_words(Part part)
{
    switch (part) {
    case Part::proposer:
        return "proposer";
    case Part::approver_1:
        return "first approver";
    case Part::approver_2:
        return "second approver";
    case Part::executor:
        return "executor";
    case Part::witness_1:
    case Part::witness_2:
        return "witness";
    }
    return {};
}

FileState expected(S state)
{
    if (state <= S::approved_1)
        return FileState::destruction_listed;
    return state < S::prechecked ? FileState::destruction_approved : FileState::destruction_witnessed;
}

/// Units of who runs the archive: a witness from elsewhere belongs to none of them.
std::set<std::string> archive_units(const ListRecord& record)
{
    std::set<std::string> units;
    for (const DestructionAct& act : record.list.acts)
        if (act.part == Part::proposer || act.part == Part::approver_1)
            units.insert(act.unit);
    return units;
}

std::string unit_name(Database& database, const Person& person)
{
    Statement row = database.prepare("SELECT name FROM org_unit WHERE code = ?", person.unit);
    return row.next() ? row.text(0) : std::string();
}

/// Units of active people who could be witnesses of the list as it stands.
std::set<std::string> units_of_witnesses(Act& act, const ListRecord& record)
{
    std::vector<PersonId> people;
    Statement row
        = act.database().prepare("SELECT id FROM person WHERE state = 'active' AND unit IS NOT NULL");
    while (row.next())
        people.push_back({row.integer(0)});
    const Subject subject = record.subject(act.database());
    std::set<std::string> units;
    for (const PersonId id : people) {
        const Person person = person_by_id(act.database(), id);
        if (may(person, Right::destruction_witness, subject, act.today()).allowed()
            && apart(record, person, Part::witness_1))
            units.insert(unit_name(act.database(), person));
    }
    return units;
}

Result<void> enough_witnesses(Act& act, const ListRecord& record)
{
    const std::set<std::string> inside = archive_units(record), units = units_of_witnesses(act, record);
    const bool from_outside = std::any_of(
        units.begin(), units.end(), [&](const std::string& unit) { return !inside.contains(unit); });
    const std::size_t needed = record.list.short_path ? 1 : 2;
    if (units.size() >= needed && from_outside)
        return {};
    return failed(Code::conflict,
        record.label() + " has not enough people to witness it: "
            + (record.list.short_path ? "one from outside the archive is needed (SoD-3)"
                                      : "two of different units, one of them not the archive's, are needed "
                                        "(SoD-3)"),
        "have the right destruction.witness granted to somebody of another unit");
}

/// The name of the loan or hand-over an item is away on.
std::string away(Database& database, const ItemRecord& item)
{
    const bool loan = item.at.kind == Whereabouts::Kind::loan;
    Statement row = database.prepare(
        loan ? "SELECT number FROM loan WHERE id = ?" : "SELECT number FROM handover WHERE id = ?",
        item.at.id);
    return std::string(loan ? "lent on " : "on hand-over ") + (row.next() ? row.text(0) : "?");
}

void items_in_the_way(Act& act, const FileRecord& file, std::vector<std::string>& blocks)
{
    using Kind = Whereabouts::Kind;
    for (const ItemRecord& item : items_of(act.database(), file.id)) {
        if (!item.missing_since.empty())
            blocks.push_back(item.label() + " is missing");
        if (item.at.kind == Kind::loan || item.at.kind == Kind::handover)
            blocks.push_back(item.label() + " is " + away(act.database(), item));
        else if (item.at.gone())
            blocks.push_back(item.label() + " is " + item.at.text());
    }
}

/// Part of something that is kept longer: a supplement goes with its contract. Copies of identity papers go
/// before it (DOMAIN §2.8.3).
void kept_with_another(
    Act& act, const ListRecord& record, const FileRecord& file, std::vector<std::string>& blocks)
{
    if (file.kind == "id_copy")
        return;
    std::vector<FileId> wholes;
    Statement row = act.database().prepare(
        "SELECT to_file FROM file_link WHERE file = ? ORDER BY to_file", file.id.value);
    while (row.next())
        wholes.push_back({row.integer(0)});
    for (const FileId id : wholes) {
        const FileRecord whole = file_record(act.database(), id);
        const bool goes_too = std::any_of(record.list.lines.begin(), record.list.lines.end(),
            [&](const DestructionLine& line) { return line.file == whole.uid && line.removed.empty(); });
        const bool gone = whole.state == FileState::destroyed || whole.state == FileState::written_off;
        if (!goes_too && !gone && (whole.due_on.empty() || whole.due_on > file.due_on))
            blocks.push_back("it belongs to " + whole.label() + ", which is kept longer");
    }
}

void block(Act& act, const ListRecord& record, DestructionLine& line)
{
    const FileRecord file = find_file(act.database(), line.file).value();
    std::vector<std::string>& blocks = line.blocked;
    blocks.clear();
    if (file.state != expected(record.list.state))
        blocks.push_back("it is " + std::string(name(file.state)) + ", not "
            + std::string(name(expected(record.list.state))));
    if (!record.deletion_duty) {
        if (file.due_on.empty())
            blocks.push_back(file.retention == "Y" ? "it is kept for ever" : "its period has not begun");
        else if (file.due_on >= act.today())
            blocks.push_back("it is kept until " + file.due_on);
    }
    for (const std::string& hold : holds_on(act.database(), file.id))
        blocks.push_back("it is on hold " + hold);
    items_in_the_way(act, file, blocks);
    kept_with_another(act, record, file, blocks);
    DestructionList as_listed, as_is;
    as_listed.lines = {line};
    as_is.lines = {line_of(act, file, record.deletion_duty)};
    as_is.lines[0].number = line.number;
    if (content_of(as_listed) != content_of(as_is))
        blocks.push_back("it is not as it was listed (SHA-256 of the list does not fit any more)");
}

} // namespace

Result<void> apart(const ListRecord& record, const Person& person, Part as)
{
    const auto same = [&](Part a, Part b) { return part_in_words(a) == part_in_words(b); };
    for (const DestructionAct& act : record.list.acts)
        if (act.login == person.login && !same(act.part, as))
            return failed(Code::forbidden,
                person.login + " is the " + part_in_words(act.part) + " of " + record.list.number
                    + " and cannot be its " + part_in_words(as) + " too (SoD-3)",
                "another person has to do it");
    return {};
}

Result<void> names_nobody(Act& act, const ListRecord& record, const std::string& text)
{
    for (const DestructionLine& line : record.list.lines)
        if (const auto clean = names_nobody(act, find_file(act.database(), line.file).value(), text); !clean)
            return clean;
    return {};
}

void find_blocks(Act& act, ListRecord& record)
{
    for (DestructionLine& line : record.list.lines)
        if (line.removed.empty())
            block(act, record, line);
}

Result<void> nothing_stands_against(Act& act, ListRecord& record)
{
    Statement stored = act.database().prepare(
        "SELECT content FROM destruction_version WHERE destruction = ? AND version = ?", record.id,
        record.list.version);
    stored.next();
    if (hexadecimal(sha256(bytes_of(stored.text(0)))) != record.list.digest)
        return failed(Code::conflict, record.label() + " is not what was approved: its SHA-256 does not fit",
            "tell the security administrator; nothing of it may be destroyed");
    find_blocks(act, record);
    std::string all;
    std::size_t count = 0;
    for (const DestructionLine& line : record.list.lines)
        for (const std::string& block : line.blocked)
            if (++count <= most_shown)
                all += (all.empty() ? "" : "; ") + line.reference_code + ": " + block;
    if (count > most_shown)
        all += "; and " + std::to_string(count - most_shown) + " more";
    if (count > 0)
        return failed(Code::conflict, record.label() + " cannot go on: " + all,
            "take the file off the list ('strongroom destruction remove') or settle the matter first");
    if (record.list.state < S::prechecked)
        return enough_witnesses(act, record);
    return {};
}

Result<Part> witness_part(Act& act, const ListRecord& record)
{
    const std::vector<DestructionAct>& acts = record.list.acts;
    const auto of = [&](Part part) {
        const auto found = std::find_if(
            acts.begin(), acts.end(), [&](const DestructionAct& each) { return each.part == part; });
        return found == acts.end() ? nullptr : &*found;
    };
    const Person& person = act.person();
    const DestructionAct *first = of(Part::witness_1), *second = of(Part::witness_2);
    if (first && first->login == person.login)
        return Part::witness_1;
    if (second && second->login == person.login)
        return Part::witness_2;
    if (second || (first && record.list.short_path))
        return failed(Code::forbidden,
            record.label() + " has its witnesses already, and " + person.login + " is none of them (SoD-3)",
            "the one who began confirms the rest");
    const std::string unit = unit_name(act.database(), person);
    const std::set<std::string> inside = archive_units(record);
    if (unit.empty())
        return failed(Code::forbidden,
            person.login + " belongs to no unit and cannot witness a destruction (SoD-3)",
            "have the security administrator enter the unit");
    if (first && first->unit == unit)
        return failed(Code::forbidden,
            person.login + " is of the same unit as the other witness, " + first->login + " (SoD-3)",
            "the witnesses come from two units");
    const bool others_inside = first ? inside.contains(first->unit) : record.list.short_path;
    if (others_inside && inside.contains(unit))
        return failed(Code::forbidden,
            person.login
                + " is of the archive's own unit, and one witness has to come from outside it (SoD-3)",
            "somebody of another unit witnesses");
    return first ? Part::witness_2 : Part::witness_1;
}

} // namespace strongroom::archive
