#include <set>

#include <nlohmann/json.hpp>

#include "archive/numbers_internal.h"
#include "archive/retention/appraisal_internal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using S = DestructionState;

std::string places_of(const DestructionLine& line)
{
    nlohmann::json places = nlohmann::json::object();
    for (const DestructionItem& item : line.items)
        places[item.uid] = {{"box", item.box}, {"place", item.place}};
    return places.dump();
}

/// What the signed report says to destroy, and no list has yet.
std::vector<FileRecord> to_be_destroyed(Database& database, const std::string& round)
{
    std::vector<FileId> ids;
    Statement row = database.prepare(
        "SELECT f.id FROM appraisal_file x JOIN appraisal a ON a.id = x.appraisal JOIN file f ON f.id = "
        "x.file "
        "WHERE a.number = ? AND x.result = 'destroy' AND f.state = 'DUE' ORDER BY f.reference_code, f.id",
        round);
    while (row.next())
        ids.push_back({row.integer(0)});
    std::vector<FileRecord> files;
    for (const FileId id : ids)
        files.push_back(file_record(database, id));
    return files;
}

Result<void> of_one_project(
    std::vector<FileRecord>& files, const std::string& project, const std::string& round)
{
    std::set<std::string> projects;
    for (const FileRecord& file : files)
        projects.insert(file.project_code);
    if (project.empty() && projects.size() > 1)
        return failed(Code::bad_input, "the round " + round + " has files of several projects",
            "name the project this list is for");
    if (!project.empty())
        std::erase_if(files, [&](const FileRecord& file) { return file.project_code != project; });
    if (files.empty())
        return failed(Code::conflict,
            "the report of " + round + " leaves no file to destroy"
                + (project.empty() ? "" : " in project " + project),
            "look at the round: what was extended or listed already is not listed again");
    return {};
}

} // namespace

Result<std::string> Destruction::propose(const std::string& round_number, const std::string& project)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        const Result<AppraisalRound> round = appraisal_round(act.database(), round_number, act.today());
        if (!round)
            return tl::make_unexpected(round.error());
        if (round->state != AppraisalState::report_signed)
            return failed(Code::conflict,
                "appraisal round " + round_number + " is " + std::string(name(round->state))
                    + ": its report is not signed",
                "only what a signed report says is destroyed");
        std::vector<FileRecord> files = to_be_destroyed(act.database(), round_number);
        if (const auto fit = of_one_project(files, project, round_number); !fit)
            return tl::make_unexpected(fit.error());
        ListRecord record;
        DestructionList& list = record.list;
        list.version = 0;
        list.appraisal = round_number;
        list.project = files.front().project_code;
        list.short_path = true;
        record.deletion_duty = round->basis == AppraisalScope::Basis::deletion_duty;
        for (const FileRecord& file : files) {
            if (const auto allowed = act.demand(Right::destruction_propose, file.subject()); !allowed)
                return tl::make_unexpected(allowed.error());
            list.lines.push_back(line_of(act, file, record.deletion_duty));
            list.lines.back().number = static_cast<int>(list.lines.size());
            list.short_path = list.short_path && rule_for(act.database(), file.kind).customer;
        }
        Statement of = act.database().prepare(
            "SELECT name, fonds FROM project WHERE id = ?", files.front().project.value);
        of.next();
        list.project_name = of.text(0);
        list.fonds = of.text(1);
        list.number = next_yearly_number(act.database(), "XH", act.today(), act.now());
        act.database().run(
            "INSERT INTO destruction (number, state, appraisal, project, version, short_path, "
            "proposed_by, proposed_at) SELECT ?, ?, id, ?, 0, ?, ?, ? FROM appraisal WHERE number = ?",
            list.number, name(S::draft), files.front().project.value, list.short_path, act.person().id.value,
            act.now(), round_number);
        record.id = act.database().last_id();
        for (std::size_t i = 0; i < files.size(); ++i)
            act.database().run(
                "INSERT INTO destruction_line (destruction, number, file, places) VALUES (?, ?, ?, ?)",
                record.id, list.lines[i].number, files[i].id.value, places_of(list.lines[i]));
        act.tell({"destruction.proposed", record.object(), "", std::string(name(S::draft)), round_number});
        put_version(act, record, act.person().id);
        if (const auto moved = move_files(act, record, FileState::destruction_listed); !moved)
            return tl::make_unexpected(moved.error());
        return list.number;
    });
}

} // namespace strongroom::archive
