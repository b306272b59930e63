#include <charconv>

#include "archive/people/people.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

using archive::GrantRequest;
using archive::Held;
using archive::People;

constexpr Option reason_option = {"--reason", "TEXT", "why, for the ledger", Option::Need::required};
constexpr Option reason_if_any = {"--reason", "TEXT", "why, for the ledger"};

Json json_of(const GrantRequest& request)
{
    return {{"request", request.number}, {"state", name(request.state)}, {"person", request.person},
        {"role", request.role}, {"clearance", request.clearance}, {"project", request.project},
        {"since", request.since}, {"until", request.until}, {"instructed", request.instructed},
        {"reason", request.reason}, {"requested_by", request.requested_by},
        {"requested_at", request.requested_at}, {"decided_by", request.decided_by}};
}

Json json_of(const Held& held)
{
    return {{"grant", held.id}, {"person", held.person}, {"role", held.role}, {"project", held.project},
        {"since", held.since}, {"until", held.until}, {"revoked", held.revoked}, {"request", held.request}};
}

std::string what(const GrantRequest& request)
{
    return request.role.empty() ? "clearance " + std::to_string(request.clearance) : request.role;
}

ExitCode request(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> clearance = arguments.number("--clearance", 0);
    if (!clearance)
        return wrong_usage(streams, "grant request", sentence(clearance.error()));
    const auto text = [&](std::string_view option) { return arguments.value(option).value_or(""); };
    const GrantRequest wanted{.person = arguments.operands()[0],
        .role = text("--role"),
        .project = text("--project"),
        .since = text("--since"),
        .until = text("--until"),
        .clearance = *clearance,
        .instructed = text("--instructed"),
        .reason = text("--reason")};
    const Result<std::string> number = People(session).request_grant(wanted);
    if (!number)
        return refuse(streams, number.error());
    return answer(arguments, streams, {{"request", *number}},
        "Request " + *number + " for " + wanted.person + ": " + what(wanted)
            + ". An executive approves it with: strongroom grant approve " + *number);
}

ExitCode decide(
    archive::Session& session, const Arguments& arguments, Streams& streams, People::Decision decision)
{
    const std::string& number = arguments.operands()[0];
    const bool yes = decision == People::Decision::approve;
    return answer(arguments, streams,
        People(session).decide_grant(number, decision, arguments.value("--reason").value_or("")),
        {{"request", number}, {"state", yes ? "approved" : "rejected"}},
        yes ? number
                + " is approved. The security administrator carries it out with: strongroom grant execute "
                + number
            : number + " is rejected.");
}

ExitCode approve(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return decide(session, arguments, streams, People::Decision::approve);
}

ExitCode reject(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return decide(session, arguments, streams, People::Decision::reject);
}

ExitCode execute(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& number = arguments.operands()[0];
    return answer(arguments, streams, People(session).execute_grant(number),
        {{"request", number}, {"state", "granted"}}, number + " is carried out.");
}

ExitCode revoke(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& number = arguments.operands()[0];
    std::int64_t id = 0;
    if (const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), id);
        failure != std::errc() || end != number.data() + number.size())
        return wrong_usage(streams, "grant revoke", "'" + harmless(number) + "' is no number of a grant.");
    return answer(arguments, streams, People(session).revoke(id, arguments.value("--reason").value_or("")),
        {{"grant", id}, {"revoked", true}}, "Grant " + number + " is revoked.");
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<GrantRequest>> requests = People(session).requests();
    if (!requests)
        return refuse(streams, requests.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows = {
        {"request", "state", "person", "what", "project", "until", "requested by", "decided by", "reason"}};
    for (const GrantRequest& one : *requests) {
        json.push_back(json_of(one));
        rows.push_back({one.number, std::string(name(one.state)), one.person, what(one), one.project,
            one.until, one.requested_by, one.decided_by, harmless(one.reason)});
    }
    return answer(arguments, streams, {{"requests", std::move(json)}}, table(rows));
}

ExitCode held(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<Held>> grants = People(session).held();
    if (!grants)
        return refuse(streams, grants.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows
        = {{"grant", "person", "role", "project", "since", "until", "revoked", "request"}};
    for (const Held& one : *grants) {
        json.push_back(json_of(one));
        rows.push_back({std::to_string(one.id), one.person, one.role, one.project, one.since, one.until,
            one.revoked, one.request});
    }
    return answer(arguments, streams, {{"grants", std::move(json)}}, table(rows));
}

ExitCode review(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<People::ReviewLine>> lines = People(session).access_review();
    if (!lines)
        return refuse(streams, lines.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows
        = {{"grant", "person", "unit", "role", "project", "since", "until", "last seen", "finding"}};
    for (const People::ReviewLine& line : *lines) {
        Json one = json_of(line.held);
        one["unit"] = line.unit;
        one["last_seen"] = line.last_seen;
        one["active"] = line.active;
        one["finding"] = line.finding;
        json.push_back(std::move(one));
        rows.push_back({std::to_string(line.held.id), line.held.person, line.unit, line.held.role,
            line.held.project, line.held.since, line.held.until, line.last_seen, line.finding});
    }
    return answer(arguments, streams, {{"review", std::move(json)}}, table(rows));
}

} // namespace

Command grant_command()
{
    return noun("grant", "gives rights: requested, approved and carried out by three people", Chapter::people,
        {
            {"request", "LOGIN", "asks for a role, or the clearance for grade 1 (head of the department)",
                {{"--role", "CODE", "the role"}, {"--project", "CODE", "for one project only"},
                    {"--since", "DATE", "first day; today where it is not given"},
                    {"--until", "DATE", "last day; open where it is not given"},
                    {"--clearance", "GRADE", "in place of a role: 1 or 2"},
                    {"--instructed", "DATE", "of the instruction in secrecy, for grade 1"}, reason_option},
                {"grant request chen --role ARCH --project BT01 --reason 新任档案管理员 --user feng",
                    "grant request chen --clearance 1 --instructed 2026-11-20 --until 2027-11-20 --reason "
                    "管理保密室 --user feng"},
                request},
            {"approve", "REQUEST", "approves a request (executive)", {reason_if_any},
                {"grant approve SQ-2026-0001 --user wang"}, approve},
            {"reject", "REQUEST", "rejects a request (executive)", {reason_option},
                {"grant reject SQ-2026-0001 --reason 未培训 --user wang"}, reject},
            {"execute", "REQUEST", "carries out an approved request (security administrator)", {},
                {"grant execute SQ-2026-0001 --user wu"}, execute},
            {"revoke", "GRANT", "takes a role away at once (security administrator)", {reason_option},
                {"grant revoke 7 --reason 调岗 --user wu"}, revoke},
            {"list", "", "lists requests and what became of them", {}, {"grant list --user wu"}, list},
            {"held", "", "lists who holds or held which role", {}, {"grant held --user wu"}, held},
            {"review", "", "the periodic review: who holds what, when last seen, what to look at", {},
                {"grant review --user zheng"}, review},
        });
}

} // namespace strongroom::ui
