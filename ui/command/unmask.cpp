#include "archive/people/unmasking.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

using archive::Unmasking;
using archive::UnmaskRequest;

constexpr Option reason_option = {"--reason", "TEXT", "why, for the ledger", Option::Need::required};
constexpr Option wanted_purpose
    = {"--purpose", "TEXT", "what the values are needed for, for the ledger", Option::Need::required};

std::string purpose(const Arguments& arguments) { return arguments.value("--purpose").value_or(""); }
std::string reason(const Arguments& arguments) { return arguments.value("--reason").value_or(""); }

ExitCode apply(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> number = Unmasking(session).apply(arguments.operands()[0], purpose(arguments));
    if (!number)
        return refuse(streams, number.error());
    return answer(arguments, streams, {{"request", *number}},
        *number + " is written down. Somebody else approves it with: strongroom unmask approve " + *number);
}

ExitCode emergency(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> number
        = Unmasking(session).break_glass(arguments.operands()[0], purpose(arguments));
    if (!number)
        return refuse(streams, number.error());
    return answer(arguments, streams, {{"request", *number}},
        "The document is open to you. Somebody else has to review " + *number
            + " within a day: strongroom unmask review " + *number);
}

ExitCode approve(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& number = arguments.operands()[0];
    return answer(arguments, streams,
        Unmasking(session).decide(number, Unmasking::Decision::approve, reason(arguments)),
        {{"request", number}, {"state", "open"}}, number + " is approved.");
}

ExitCode reject(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& number = arguments.operands()[0];
    return answer(arguments, streams,
        Unmasking(session).decide(number, Unmasking::Decision::reject, reason(arguments)),
        {{"request", number}, {"state", "rejected"}}, number + " is rejected.");
}

ExitCode review(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string &number = arguments.operands()[0], &finding = arguments.operands()[1];
    if (finding != "justified" && finding != "unjustified")
        return wrong_usage(streams, "unmask review", "say justified or unjustified.");
    return answer(arguments, streams,
        Unmasking(session).review(number,
            finding == "justified" ? Unmasking::Finding::justified : Unmasking::Finding::unjustified,
            reason(arguments)),
        {{"request", number}, {"state", finding}}, number + " is reviewed: " + finding + ".");
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<UnmaskRequest>> requests = Unmasking(session).requests();
    if (!requests)
        return refuse(streams, requests.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows = {{"request", "state", "person", "document", "purpose",
        "asked", "open until", "review by", "decided by"}};
    for (const UnmaskRequest& one : *requests) {
        json.push_back({{"request", one.number}, {"state", name(one.state)}, {"emergency", one.emergency},
            {"person", one.person}, {"document", one.document}, {"purpose", one.purpose},
            {"asked_at", one.asked_at}, {"open_until", one.open_until}, {"review_by", one.review_by},
            {"review_overdue", one.review_overdue}, {"decided_by", one.decided_by}});
        rows.push_back({one.number, std::string(name(one.state)), one.person, shortened(one.document, 12),
            harmless(one.purpose), one.asked_at, one.open_until,
            one.review_by + (one.review_overdue ? " OVERDUE" : ""), one.decided_by});
    }
    return answer(arguments, streams, {{"requests", std::move(json)}}, table(rows));
}

} // namespace

Command unmask_command()
{
    return noun("unmask", "opens what is masked in a document, for a purpose", Chapter::people,
        {
            {"apply", "DOCUMENT", "asks somebody else to open it for three days", {wanted_purpose},
                {"unmask apply 7k2m --purpose 法院调取 --user chen"}, apply},
            {"approve", "REQUEST", "opens it (who may unmask without asking; for grade 1 an executive)",
                {{"--reason", "TEXT", "why, for the ledger"}}, {"unmask approve JM-2026-0001 --user feng"},
                approve},
            {"reject", "REQUEST", "does not open it", {reason_option},
                {"unmask reject JM-2026-0001 --reason 用途不明 --user feng"}, reject},
            {"emergency", "DOCUMENT", "opens it at once; reviewed by somebody else within a day",
                {wanted_purpose}, {"unmask emergency 7k2m --purpose 警方紧急查询 --user chen"}, emergency},
            {"review", "REQUEST FINDING",
                "reviews an emergency: justified or unjustified (who reads the ledger)", {reason_option},
                {"unmask review JM-2026-0002 justified --reason 有公函 --user zheng"}, review},
            {"list", "", "lists your requests; all of them for those who decide or audit", {},
                {"unmask list --user chen"}, list},
        });
}

} // namespace strongroom::ui
