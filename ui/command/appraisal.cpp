#include "archive/retention/appraisal.h"

#include "ui/command/commands.h"
#include "ui/json_internal.h"
#include "ui/sheet_file.h"

namespace strongroom::ui {

namespace {

using archive::Appraisal;
using archive::AppraisalLine;
using archive::AppraisalRound;

std::string first(const Arguments& arguments) { return arguments.operands()[0]; }
std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

Json json_of(const AppraisalLine& line)
{
    Json opinions = Json::array();
    for (const AppraisalLine::Given& given : line.opinions)
        opinions.push_back({{"person", given.person}, {"opinion", name(given.opinion.opinion)},
            {"reason", given.opinion.reason}, {"extend_to", given.opinion.extend_to},
            {"open_matters", given.opinion.open_matters}});
    return {{"file", line.file}, {"reference_code", line.reference_code}, {"title", line.title},
        {"retention", line.retention}, {"kept_for", line.kept_for}, {"due_on", line.due_on},
        {"pages", line.pages}, {"opinions", opinions},
        {"result", line.result ? Json(name(*line.result)) : Json()}, {"extend_to", line.extend_to}};
}

Json json_of(const AppraisalRound& round)
{
    Json lines = Json::array();
    for (const AppraisalLine& line : round.lines)
        lines.push_back(json_of(line));
    return {{"round", round.number}, {"state", name(round.state)}, {"opened_by", round.opened_by},
        {"opened_on", round.opened_on}, {"signed_by", round.signed_by}, {"signed_on", round.signed_on},
        {"report", round.report}, {"files", lines}};
}

ExitCode done(const Arguments& arguments, Streams& streams, const Result<void>& result, std::string_view what)
{
    if (!result)
        return refuse(streams, result.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"round", first(arguments)}, {"done", what}}) << '\n';
    else
        streams.out << first(arguments) << ": " << what << ".\n";
    return ExitCode::done;
}

ExitCode open(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    archive::AppraisalScope scope;
    if (arguments.has("--deletion-duty"))
        scope.basis = archive::AppraisalScope::Basis::deletion_duty;
    scope.files = arguments.operands();
    scope.project = text(arguments, "--project");
    const Result<std::string> number = Appraisal(session).open(scope);
    if (!number)
        return refuse(streams, number.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"round", *number}}) << '\n';
    else
        streams.out << "Opened as " << *number << ".\n";
    return ExitCode::done;
}

ExitCode give(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const auto opinion = archive::opinion_named(arguments.operands()[2]);
    if (!opinion)
        return wrong_usage(streams, "appraisal give", "the opinion is extend, transfer or destroy.");
    return done(arguments, streams,
        Appraisal(session).give(first(arguments), arguments.operands()[1],
            {*opinion, text(arguments, "--reason"), text(arguments, "--until"),
                text(arguments, "--open-matters")}),
        "your opinion is written down");
}

ExitCode finish(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return done(arguments, streams, Appraisal(session).finish(first(arguments)), "reviewed");
}

ExitCode sign(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return done(arguments, streams, Appraisal(session).sign(first(arguments), text(arguments, "--report")),
        "the report is signed");
}

ExitCode cancel(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return done(arguments, streams, Appraisal(session).cancel(first(arguments), text(arguments, "--reason")),
        "given up");
}

ExitCode show(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<AppraisalRound> round = Appraisal(session).round(first(arguments));
    if (!round)
        return refuse(streams, round.error());
    if (arguments.has("--json")) {
        streams.out << on_one_line(json_of(*round)) << '\n';
        return ExitCode::done;
    }
    std::vector<std::vector<std::string>> rows{
        {"file", "title", "kept until", "opinions", "result", "until"}};
    for (const AppraisalLine& line : round->lines)
        rows.push_back({line.reference_code, line.title, line.due_on, std::to_string(line.opinions.size()),
            line.result ? std::string(name(*line.result)) : "", line.extend_to});
    streams.out << round->number << ' ' << name(round->state) << ", opened by " << round->opened_by << " on "
                << round->opened_on << '\n'
                << table(rows, 48);
    return ExitCode::done;
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<AppraisalRound>> rounds = Appraisal(session).rounds();
    if (!rounds)
        return refuse(streams, rounds.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows{{"round", "state", "opened", "by", "signed", "by"}};
    for (const AppraisalRound& round : *rounds) {
        Json one = json_of(round);
        one.erase("files");
        json.push_back(one);
        rows.push_back({round.number, std::string(name(round.state)), round.opened_on, round.opened_by,
            round.signed_on, round.signed_by});
    }
    if (arguments.has("--json"))
        streams.out << on_one_line({{"rounds", json}}) << '\n';
    else
        streams.out << table(rows);
    return ExitCode::done;
}

ExitCode print(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return write_sheet(arguments, streams, Appraisal(session).sheet(first(arguments)));
}

} // namespace

Command appraisal_command()
{
    constexpr Option reason
        = {"--reason", "TEXT", "why; without names, as reports are kept for ever", Option::Need::required};
    return noun("appraisal", "a group says what is to become of files that have fallen due",
        Chapter::registers,
        {
            {"open", "[FILE...]", "opens a round: of all that is due, or of these files",
                {{"--project", "CODE", "only of this project"},
                    {"--deletion-duty", "", "forms of people who did not buy, due or not (PIPL 47)"}},
                {"appraisal open --project BT01 --user arch1"}, open},
            {"give", "ROUND FILE OPINION", "your opinion: extend, transfer or destroy",
                {reason, {"--until", "DATE", "the new last day, where it is kept on"},
                    {"--open-matters", "TEXT", "unsettled debts, lawsuits, requests"}},
                {"appraisal give JD-2038-0001 7k2m destroy --reason 无继续保存价值 --user arch1",
                    "appraisal give JD-2038-0001 7k2m extend --until 2047-12-31 --reason 尚有争议 --user "
                    "arch2"},
                give},
            {"finish", "ROUND", "every file has its opinions", {},
                {"appraisal finish JD-2038-0001 --user arch1"}, finish},
            {"sign", "ROUND", "signs the report (head of the archive)",
                {{"--report", "TEXT", "what the group found", Option::Need::required}},
                {"appraisal sign JD-2038-0001 --report 同意鉴定小组意见 --user head1"}, sign},
            {"cancel", "ROUND", "gives the round up", {reason},
                {"appraisal cancel JD-2038-0001 --reason 重新组织 --user arch1"}, cancel},
            {"show", "ROUND", "its files and opinions", {}, {"appraisal show JD-2038-0001 --user arch1"},
                show},
            {"list", "", "all rounds, newest first", {}, {"appraisal list --user arch1"}, list},
            {"print", "ROUND", "the form 到期鉴定表 (F14)", {sheet_file_option},
                {"appraisal print JD-2038-0001 --output F14.pdf --user arch1"}, print},
        });
}

} // namespace strongroom::ui
