#include <algorithm>
#include <numeric>

#include <nlohmann/json.hpp>

#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json;
using Part = DestructionPart;

constexpr const char* columns
    = "SELECT d.id, d.number, d.state, a.number, a.basis, p.code, p.name, p.fonds, d.version, d.short_path, "
      "d.proposed_by, d.proposed_at, d.cooling_until, d.planned_on, d.planned_place, d.execution, d.ended, "
      "d.verification, d.certificate, d.closed_at, d.cancelled, v.digest, v.content FROM destruction d JOIN "
      "appraisal a ON a.id = d.appraisal JOIN project p ON p.id = d.project JOIN destruction_version v ON "
      "v.destruction = d.id AND v.version = d.version ";
constexpr int content_column = 22;

ListRecord read(Database& database, const Statement& row)
{
    ListRecord record;
    record.id = row.integer(0);
    DestructionList& list = record.list;
    list.number = row.text(1);
    list.state = destruction_state_named(row.text(2)).value();
    list.appraisal = row.text(3);
    record.deletion_duty = row.text(4) == "deletion_duty";
    list.project = row.text(5);
    list.project_name = row.text(6);
    list.fonds = row.text(7);
    list.version = static_cast<int>(row.integer(8));
    list.short_path = row.integer(9) != 0;
    list.proposed_by = login_of(database, {row.integer(10)});
    list.proposed_on = day_of(row.text(11));
    list.cooling_until = row.text(12);
    list.planned_on = row.text(13);
    list.planned_place = row.text(14);
    list.execution = execution_of(row.text(15));
    list.ended = row.text(16);
    list.verification = row.text(17);
    list.certificate = row.text(18);
    list.closed_on = day_of(row.text(19));
    list.cancelled = row.text(20);
    list.digest = row.text(21);
    return record;
}

DestructionAct act_of(Part part, const Statement& row)
{
    return {part, row.text(0), row.text(1), row.text(2), row.text(3)};
}

/// Boxes and places are not part of what is approved: shelves may be put in another order meanwhile.
void take_places(Database& database, ListRecord& record)
{
    Statement row
        = database.prepare("SELECT number, places FROM destruction_line WHERE destruction = ?", record.id);
    while (row.next()) {
        const Json places = Json::parse(row.text(1));
        for (DestructionLine& line : record.list.lines)
            if (line.number == row.integer(0))
                for (DestructionItem& item : line.items)
                    if (places.contains(item.uid)) {
                        item.box = places[item.uid].value("box", "");
                        item.place = places[item.uid].value("place", "");
                    }
    }
}

void take_seen(Database& database, ListRecord& record)
{
    Statement row
        = database.prepare("SELECT i.uid, s.part FROM destruction_seen s JOIN item i ON i.id = s.item "
                           "WHERE s.destruction = ? AND s.version = ?",
            record.id, record.list.version);
    while (row.next())
        for (DestructionLine& line : record.list.lines)
            for (DestructionItem& item : line.items) {
                if (item.uid != row.text(0))
                    continue;
                if (row.text(1) == "pull")
                    item.pulled = true;
                else
                    ++item.confirmed;
            }
}

/// Whoever searches the catalogue may see lists, and so may those who have to act on them; they name nobody.
Result<void> may_look(Act& act, const Subject& subject)
{
    for (const Right right :
        {Right::destruction_witness, Right::destruction_execute, Right::destruction_veto})
        if (may(act.person(), right, subject, act.today()).allowed())
            return {};
    return act.demand(Right::catalogue_search, subject);
}

template <class Count>
int sum(const std::vector<DestructionLine>& lines, Count count)
{
    return std::accumulate(lines.begin(), lines.end(), 0,
        [&](int all, const DestructionLine& line) { return line.removed.empty() ? all + count(line) : all; });
}

} // namespace

int DestructionList::files() const
{
    return sum(lines, [](const DestructionLine&) { return 1; });
}
int DestructionList::items() const
{
    return sum(lines, [](const DestructionLine& line) { return static_cast<int>(line.items.size()); });
}
int DestructionList::pages() const
{
    return sum(lines, [](const DestructionLine& line) { return line.pages; });
}

Subject ListRecord::subject(Database& database) const
{
    Subject subject;
    Statement row = database.prepare("SELECT id FROM project WHERE code = ?", list.project);
    if (row.next())
        subject.project = ProjectId{row.integer(0)};
    for (const DestructionLine& line : list.lines)
        subject.grade = std::min(subject.grade, line.grade);
    subject.label = label();
    return subject;
}

std::vector<DestructionAct> acts_of(Database& database, std::int64_t list, const DestructionList& known)
{
    std::vector<DestructionAct> acts;
    constexpr const char* person = "SELECT p.login, p.name, coalesce(o.name, ''), ";
    constexpr const char* unit = " JOIN person p ON p.id = x.person LEFT JOIN org_unit o ON o.id = p.unit ";
    const auto take = [&](Part part, Statement row) {
        while (row.next())
            acts.push_back(act_of(part, row));
    };
    take(Part::proposer,
        database.prepare(std::string(person) + "min(x.utc) FROM destruction_version x" + unit
                + "WHERE x.destruction = ? GROUP BY x.person ORDER BY 4",
            list));
    for (const Part part : {Part::approver_1, Part::approver_2})
        take(part,
            database.prepare(std::string(person) + "x.utc FROM approval x" + unit
                    + "WHERE x.object = ? AND x.step = ? AND x.round = ? AND x.decision = 'approved'",
                "destruction:" + known.number, part == Part::approver_1 ? "approve_1" : "approve_2",
                known.version));
    for (const Part part : {Part::witness_1, Part::witness_2})
        take(part,
            database.prepare(std::string(person) + "max(x.utc) FROM destruction_seen x" + unit
                    + "WHERE x.destruction = ? AND x.version = ? AND x.part = ? GROUP BY x.person",
                list, known.version, name(part)));
    take(Part::executor,
        database.prepare(std::string(person)
                + "x.ended FROM (SELECT id, executor AS person, ended FROM destruction) x" + unit
                + "WHERE x.id = ?",
            list));
    return acts;
}

Result<ListRecord> find_list(Act& act, const std::string& number)
{
    Statement row = act.database().prepare(std::string(columns) + "WHERE d.number = ?", number);
    if (!row.next())
        return failed(Code::not_found, "there is no destruction list " + number,
            "name one of 'strongroom destruction list'");
    ListRecord record = read(act.database(), row);
    take_content(record.list, row.text(content_column));
    record.list.acts = acts_of(act.database(), record.id, record.list);
    take_places(act.database(), record);
    take_seen(act.database(), record);
    const std::string until = record.list.ended.empty() ? act.today() : day_of(record.list.ended);
    for (DestructionLine& line : record.list.lines)
        line.kept_for = kept_for(line.base_date, until);
    return record;
}

Result<DestructionList> Destruction::list(const std::string& number)
{
    return guarded([&]() -> Result<DestructionList> {
        Act act(m_session->state());
        Result<ListRecord> record = find_list(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto allowed = may_look(act, record->subject(act.database())); !allowed)
            return tl::make_unexpected(allowed.error());
        if (record->list.state < DestructionState::executing)
            find_blocks(act, *record);
        return record->list;
    });
}

Result<std::vector<DestructionList>> Destruction::lists()
{
    return guarded([&]() -> Result<std::vector<DestructionList>> {
        Act act(m_session->state());
        if (const auto allowed = may_look(act, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<DestructionList> all;
        Statement row = act.database().prepare(std::string(columns) + "ORDER BY d.id DESC");
        while (row.next())
            all.push_back(read(act.database(), row).list);
        return all;
    });
}

Result<DestructionLine> Destruction::stub(const std::string& reference)
{
    return guarded([&]() -> Result<DestructionLine> {
        Act act(m_session->state());
        const Result<FileRecord> file = find_file(act.database(), reference);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto allowed = act.demand(Right::catalogue_search, file->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        Statement row = act.database().prepare(
            "SELECT d.number FROM stub s JOIN destruction d ON d.id = s.destruction WHERE s.file = ?",
            file->id.value);
        if (!row.next())
            return failed(Code::not_found, file->label() + " is not destroyed", "look at the file itself");
        const Result<ListRecord> record = find_list(act, row.text(0));
        if (!record)
            return tl::make_unexpected(record.error());
        return *std::find_if(record->list.lines.begin(), record->list.lines.end(),
            [&](const DestructionLine& line) { return line.file == file->uid; });
    });
}

} // namespace strongroom::archive
