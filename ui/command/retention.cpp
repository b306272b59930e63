#include "archive/retention/schedule.h"

#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::DueFile;
using archive::RetentionChange;
using archive::RetentionRule;
using archive::Schedule;

Json json_of(const DueFile& file)
{
    return {{"file", file.uid}, {"reference_code", file.reference_code}, {"title", file.title},
        {"kind", file.kind}, {"retention", file.retention}, {"due_on", file.due_on},
        {"extended_to", file.extended_to}, {"state", file.state}, {"holds", file.holds}};
}

Json json_of(const RetentionChange& change)
{
    return {{"change", change.number}, {"kind", change.kind}, {"former", change.former},
        {"code", change.code}, {"former_base", change.former_base}, {"base", change.base},
        {"reason", change.reason}, {"state", change.state}, {"proposed_by", change.proposed_by},
        {"proposed_on", change.proposed_on}, {"decided_by", change.decided_by},
        {"decided_on", change.decided_on}, {"files", change.files}, {"skipped", change.skipped}};
}

ExitCode tell(const Arguments& arguments, Streams& streams, const Result<std::vector<DueFile>>& files)
{
    if (!files)
        return refuse(streams, files.error());
    if (arguments.has("--json")) {
        Json all = Json::array();
        for (const DueFile& file : *files)
            all.push_back(json_of(file));
        streams.out << on_one_line({{"files", all}}) << '\n';
        return ExitCode::done;
    }
    std::vector<std::vector<std::string>> rows{{"file", "title", "state", "kept until", "holds"}};
    for (const DueFile& file : *files)
        rows.push_back({file.reference_code, file.title, file.state, file.due_on,
            file.holds.empty() ? "" : std::to_string(file.holds.size())});
    streams.out << table(rows, 48) << files->size() << " files\n";
    return ExitCode::done;
}

ExitCode rules(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<RetentionRule>> all = Schedule(session).rules();
    if (!all)
        return refuse(streams, all.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows{{"kind", "", "period", "from", "why"}};
    for (const RetentionRule& rule : *all) {
        json.push_back({{"kind", rule.kind}, {"zh", rule.chinese}, {"code", rule.period.code()},
            {"base", name(rule.base)}, {"basis", rule.basis}, {"change", rule.change}});
        rows.push_back(
            {rule.kind, rule.chinese, rule.period.code(), std::string(name(rule.base)), rule.basis});
    }
    if (arguments.has("--json"))
        streams.out << on_one_line({{"rules", json}}) << '\n';
    else
        streams.out << table(rows, 60);
    return ExitCode::done;
}

ExitCode run(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell(arguments, streams, Schedule(session).run_due());
}

ExitCode due(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> year = arguments.number("--year", std::stoi(session.today()) + 1, 1900);
    if (!year)
        return wrong_usage(streams, "retention due", sentence(year.error()));
    return tell(arguments, streams, Schedule(session).due_in(arguments.has("--now") ? 0 : *year));
}

ExitCode base(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> due_on
        = Schedule(session).record_base(arguments.operands()[0], arguments.value("--date").value_or(""));
    if (!due_on)
        return refuse(streams, due_on.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"due_on", *due_on}}) << '\n';
    else
        streams.out << (due_on->empty() ? "It is kept for ever.\n" : "It is kept until " + *due_on + ".\n");
    return ExitCode::done;
}

ExitCode propose(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string base_name = arguments.value("--from").value_or("");
    const auto event = archive::base_event_named(base_name);
    if (!event)
        return wrong_usage(streams, "retention propose",
            "--from " + base_name
                + " is none of created_year, performance_end, last_contact, loan_settled, manual.");
    const Result<std::string> number = Schedule(session).propose(
        arguments.operands()[0], arguments.operands()[1], *event, arguments.value("--reason").value_or(""));
    if (!number)
        return refuse(streams, number.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"change", *number}}) << '\n';
    else
        streams.out << "Put forward as " << *number << "; an executive decides it.\n";
    return ExitCode::done;
}

ExitCode decide(
    archive::Session& session, const Arguments& arguments, Streams& streams, archive::Decision decision)
{
    const Result<RetentionChange> change = Schedule(session).decide(
        arguments.operands()[0], decision, arguments.value("--reason").value_or(""));
    if (!change)
        return refuse(streams, change.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*change)) << '\n';
    else
        streams.out << change->number << " is " << change->state << "; " << change->files << " files moved, "
                    << change->skipped << " listed or held kept their day.\n";
    return ExitCode::done;
}

ExitCode approve(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return decide(session, arguments, streams, archive::Decision::approved);
}

ExitCode reject(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return decide(session, arguments, streams, archive::Decision::rejected);
}

ExitCode changes(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<RetentionChange>> all = Schedule(session).changes();
    if (!all)
        return refuse(streams, all.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows{
        {"change", "kind", "from", "to", "state", "by", "decided by", "reason"}};
    for (const RetentionChange& change : *all) {
        json.push_back(json_of(change));
        rows.push_back({change.number, change.kind, change.former, change.code, change.state,
            change.proposed_by, change.decided_by, harmless(change.reason)});
    }
    if (arguments.has("--json"))
        streams.out << on_one_line({{"changes", json}}) << '\n';
    else
        streams.out << table(rows);
    return ExitCode::done;
}

} // namespace

Command retention_command()
{
    return noun("retention", "how long files are kept, and which have fallen due", Chapter::registers,
        {
            {"rules", "", "how long each kind of file is kept, and why", {}, {"retention rules --user arch1"},
                rules},
            {"base", "FILE", "records the day its period counts from: title certificate issued, last contact",
                {{"--date", "DATE", "YYYY-MM-DD", Option::Need::required}},
                {"retention base Q001-ZY·XS·BT01·2007·D30-0412 --date 2009-06-30 --user arch1"}, base},
            {"run", "", "marks what has fallen due; run it every night", {}, {"retention run --user arch1"},
                run},
            {"due", "", "what falls due next year",
                {{"--year", "YEAR", "in that year"}, {"--now", "", "what has fallen due up to today"}},
                {"retention due --year 2038 --user arch1"}, due},
            {"propose", "KIND CODE", "puts a change of a rule forward (head of the archive)",
                {{"--from", "EVENT", "created_year, performance_end, last_contact, loan_settled or manual",
                     Option::Need::required},
                    {"--reason", "TEXT", "why", Option::Need::required}},
                {"retention propose sale_contract D50 --from performance_end --reason 争议发现较迟 --user "
                 "head1"},
                propose},
            {"approve", "CHANGE", "approves it (executive); files that follow the rule move to their new day",
                {{"--reason", "TEXT", "why"}}, {"retention approve BQ-2026-0001 --user exec1"}, approve},
            {"reject", "CHANGE", "rejects it", {{"--reason", "TEXT", "why"}},
                {"retention reject BQ-2026-0001 --reason 依据不足 --user exec1"}, reject},
            {"changes", "", "all changes of the rules, newest first", {}, {"retention changes --user arch1"},
                changes},
        });
}

} // namespace strongroom::ui
