#include "archive/retention/destruction.h"

#include <fstream>

#include "ui/command/commands.h"
#include "ui/command/destruction_verbs.h"
#include "ui/destruction_report.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::Destruction;
using archive::DestructionLine;
using archive::DestructionList;
using archive::Session;

/// Labels from the command line, and one a line from --labels.
Result<std::vector<std::string>> labels(const Arguments& arguments)
{
    std::vector<std::string> all(arguments.operands().begin() + 1, arguments.operands().end());
    const std::optional<std::string> path = arguments.value("--labels");
    if (!path)
        return all;
    std::ifstream in(*path);
    if (!in)
        return failed(Code::not_found, *path + " cannot be read", "name the file your scanner wrote");
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            all.push_back(line);
    }
    return all;
}

ExitCode propose(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> number
        = Destruction(session).propose(first(arguments), text(arguments, "--project"));
    if (!number)
        return refuse(streams, number.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"list", *number}}) << '\n';
    else
        streams.out << "Listed as " << *number << ".\n";
    return ExitCode::done;
}

ExitCode show(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<DestructionList> list = Destruction(session).list(first(arguments));
    if (!list)
        return refuse(streams, list.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*list)) << '\n';
    else
        streams.out << report(*list);
    return ExitCode::done;
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<DestructionList>> lists = Destruction(session).lists();
    if (!lists)
        return refuse(streams, lists.error());
    Json all = Json::array();
    for (const DestructionList& one : *lists) {
        Json json = json_of(one);
        json.erase("files");
        json.erase("acts");
        all.push_back(json);
    }
    if (arguments.has("--json"))
        streams.out << on_one_line({{"lists", all}}) << '\n';
    else
        streams.out << report(*lists);
    return ExitCode::done;
}

ExitCode remove(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto why = archive::removal_named(text(arguments, "--why"));
    if (!why)
        return wrong_usage(streams, "destruction remove", "--why is not_approved, held, missing or kept.");
    return stands(session, arguments, streams,
        Destruction(session).remove(first(arguments), arguments.operands()[1], *why));
}

ExitCode revise(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).revise(first(arguments), text(arguments, "--reason")));
}

ExitCode check(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams, Destruction(session).check(first(arguments)));
}

ExitCode approve(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).approve(
            first(arguments), text(arguments, "--sha256"), text(arguments, "--reason")));
}

ExitCode reject(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).reject(first(arguments), text(arguments, "--reason")));
}

ExitCode veto(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).veto(first(arguments), text(arguments, "--reason")));
}

ExitCode cancel(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).cancel(first(arguments), text(arguments, "--reason")));
}

ExitCode schedule(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).schedule(first(arguments), text(arguments, "--on"), text(arguments, "--place")));
}

ExitCode pull(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<std::string>> scanned = labels(arguments);
    if (!scanned)
        return refuse(streams, scanned.error());
    return stands(session, arguments, streams,
        Destruction(session).pull(first(arguments), *scanned, text(arguments, "--desk")));
}

ExitCode confirm(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<std::string>> scanned = labels(arguments);
    if (!scanned)
        return refuse(streams, scanned.error());
    return stands(session, arguments, streams, Destruction(session).confirm(first(arguments), *scanned));
}

constexpr auto required = Option::Need::required;
constexpr Option reason_option = {"--reason", "TEXT", "why; without names, as it is kept for ever", required};
constexpr Option labels_option = {"--labels", "FILE", "labels as the scanner wrote them, one a line"};

} // namespace

ExitCode stands(
    archive::Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act)
{
    if (!act)
        return refuse(streams, act.error());
    const Result<DestructionList> list = Destruction(session).list(first(arguments));
    if (!list)
        return refuse(streams, list.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"list", list->number}, {"state", name(list->state)},
            {"version", list->version}, {"sha256", list->digest}})
                    << '\n';
    else
        streams.out << list->number << " is " << name(list->state) << " now.\n";
    return ExitCode::done;
}

std::vector<Verb> destruction_verbs_before_execution()
{
    return {
        {"propose", "ROUND", "lists what the signed report of an appraisal says to destroy",
            {{"--project", "CODE", "needed where the round spans several projects"}},
            {"destruction propose JD-2038-0001 --user arch1"}, propose},
        {"show", "LIST", "its files, who did what, and what stands against it", {},
            {"destruction show XH-2038-0001 --user arch1"}, show},
        {"list", "", "all lists, newest first", {}, {"destruction list --user arch1"}, list},
        {"remove", "LIST FILE", "takes a file off the list; what was approved is so no more",
            {{"--why", "WHY", "not_approved, held, missing or kept", required}},
            {"destruction remove XH-2038-0001 7k2m --why held --user arch1"}, remove},
        {"revise", "LIST", "makes it anew with the facts of today; what was approved is so no more",
            {reason_option}, {"destruction revise XH-2038-0001 --reason 页数更正 --user arch1"}, revise},
        {"check", "LIST", "looks whether anything stands against a file, and hands it to the approvers", {},
            {"destruction check XH-2038-0001 --user arch1"}, check},
        {"approve", "LIST", "the next approval: head of the archive, then executive",
            {{"--sha256", "DIGEST", "of the version you looked at; refused where it was changed since"},
                {"--reason", "TEXT", "what you want to say about it"}},
            {"destruction approve XH-2038-0001 --sha256 3f9a… --user head1"}, approve},
        {"reject", "LIST", "the approver sends it back", {reason_option},
            {"destruction reject XH-2038-0001 --reason 请补充说明 --user exec1"}, reject},
        {"veto", "LIST", "the data protection officer stops it for good", {reason_option},
            {"destruction veto XH-2038-0001 --reason 权利请求未办结 --user dpo1"}, veto},
        {"cancel", "LIST", "gives it up; its files are DUE again", {reason_option},
            {"destruction cancel XH-2038-0001 --reason 清册有误 --user arch1"}, cancel},
        {"schedule", "LIST", "sets day and place once the cooling period is over",
            {{"--on", "DATE", "YYYY-MM-DD", required}, {"--place", "TEXT", "where", required}},
            {"destruction schedule XH-2038-0001 --on 2038-02-10 --place 销毁车间 --user arch2"}, schedule},
        {"pull", "LIST [ITEM...]", "the paper is taken from its boxes to a desk and counted",
            {{"--desk", "DESK", "where it is laid", required}, labels_option},
            {"destruction pull XH-2038-0001 --labels scanned.txt --desk D1 --user arch2"}, pull},
        {"confirm", "LIST [ITEM...]", "a witness has compared these items with the list", {labels_option},
            {"destruction confirm XH-2038-0001 --labels scanned.txt --user witness1"}, confirm},
    };
}

Command destruction_command()
{
    std::vector<Verb> verbs = destruction_verbs_before_execution(),
                      later = destruction_verbs_from_execution_on();
    verbs.insert(verbs.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
    return noun(
        "destruction", "from the signed report to the certificate", Chapter::registers, std::move(verbs));
}

} // namespace strongroom::ui
