#include "archive/loans/loans.h"
#include "ui/command/commands.h"
#include "ui/command/loan_report.h"

namespace strongroom::ui {

namespace {

using archive::Loans;
using archive::Session;

std::string given(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

/// What the options of `list` and `register` ask for. Errors: bad_input.
Result<archive::LoanFilter> filter_of(const Arguments& arguments)
{
    archive::LoanFilter filter;
    if (const auto state = arguments.value("--state")) {
        filter.state = archive::loan_state_named(*state);
        if (!filter.state)
            return failed(Code::bad_input, "--state " + *state + " is no state of a loan",
                "say APPLIED, APPROVED, LENT, OVERDUE, … as the list shows them");
    }
    filter.borrower = given(arguments, "--borrower");
    filter.item = given(arguments, "--item");
    filter.project = given(arguments, "--project");
    filter.from = given(arguments, "--from");
    filter.until = given(arguments, "--until");
    using Only = archive::LoanFilter::Only;
    filter.only = arguments.has("--overdue") ? Only::overdue
        : arguments.has("--out")             ? Only::out
        : arguments.has("--to-decide")       ? Only::to_decide
                                             : Only::all;
    return filter;
}

template <class T>
ExitCode each_on_a_line(const Arguments& arguments, Streams& streams, const Result<std::vector<T>>& found)
{
    if (!found)
        return refuse(streams, found.error());
    if (!arguments.has("--json")) {
        streams.out << text_of(*found);
        return ExitCode::done;
    }
    for (const T& each : *found)
        streams.out << on_one_line(json_of(each)) << '\n';
    return ExitCode::done;
}

template <class T>
ExitCode one(const Arguments& arguments, Streams& streams, const Result<T>& found)
{
    if (!found)
        return refuse(streams, found.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*found)) << '\n';
    else
        streams.out << text_of(*found);
    return ExitCode::done;
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto filter = filter_of(arguments);
    return filter ? each_on_a_line(arguments, streams, Loans(session).list(*filter))
                  : refuse(streams, filter.error());
}

ExitCode show(Session& session, const Arguments& arguments, Streams& streams)
{
    return one(arguments, streams, Loans(session).loan(arguments.operands()[0]));
}

ExitCode due(Session& session, const Arguments& arguments, Streams& streams)
{
    return one(arguments, streams, Loans(session).due_work(given(arguments, "--on")));
}

ExitCode notices(Session& session, const Arguments& arguments, Streams& streams)
{
    return each_on_a_line(arguments, streams,
        Loans(session).notices(arguments.has("--all") ? std::string() : session.person().login));
}

ExitCode waiting(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto lines = Loans(session).waiting(arguments.operands()[0]);
    if (!lines)
        return refuse(streams, lines.error());
    std::vector<std::vector<std::string>> rows = {{"loan", "borrower", "priority", "applied"}};
    for (const archive::WaitingLine& each : *lines) {
        if (arguments.has("--json"))
            streams.out << on_one_line({{"loan", each.number}, {"borrower", each.borrower},
                {"priority", each.priority}, {"applied_on", each.applied_on}})
                        << '\n';
        rows.push_back(
            {each.number, harmless(each.borrower), std::to_string(each.priority), each.applied_on});
    }
    if (!arguments.has("--json"))
        streams.out << (lines->empty() ? "Nobody waits.\n" : table(rows));
    return ExitCode::done;
}

ExitCode disclosures(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto found = Loans(session).disclosures(given(arguments, "--from"), given(arguments, "--until"));
    if (!found)
        return refuse(streams, found.error());
    std::vector<std::vector<std::string>> rows
        = {{"number", "loan", "to", "paper", "approved by", "on", "items"}};
    for (const archive::Disclosure& each : *found) {
        if (arguments.has("--json"))
            streams.out << on_one_line({{"disclosure", each.number}, {"loan", each.loan}, {"to", each.to},
                {"legal_paper", each.legal_paper}, {"approver", each.approver}, {"on", each.on},
                {"items", each.items}})
                        << '\n';
        rows.push_back({each.number, each.loan, each.to, each.legal_paper, harmless(each.approver), each.on,
            std::to_string(each.items)});
    }
    if (!arguments.has("--json"))
        streams.out << (found->empty() ? "Nothing was disclosed.\n" : table(rows));
    return ExitCode::done;
}

} // namespace

std::vector<Verb> loan_look_verbs()
{
    const std::vector<Option> which{{"--state", "STATE", "APPLIED, LENT, OVERDUE, …"},
        {"--borrower", "LOGIN", "whose"}, {"--item", "ITEM", "by uid"}, {"--project", "CODE", "of a project"},
        {"--from", "DATE", "applied for on or after"}, {"--until", "DATE", "applied for on or before"},
        {"--out", "", "out now"}, {"--overdue", "", "overdue now"},
        {"--to-decide", "", "waiting for a decision"}};
    const Option from{"--from", "DATE", "first day"}, until{"--until", "DATE", "last day"};
    return {
        {"list", "", "lists loans, newest first", which,
            {"loan list --overdue", "loan list --borrower li --json"}, list},
        {"show", "LOAN", "shows all of a loan", {}, {"loan show JY-2026-0001"}, show},
        {"waiting", "ITEM", "tells who waits for an item, next first", {}, {"loan waiting 7k2m9xq4t0wz"},
            waiting},
        {"due", "", "does the day's work: reminders, recalls, what was not collected, access that ends",
            {{"--on", "DATE", "a day that was missed; today where it is not given"}},
            {"loan due", "loan due --json"}, due},
        {"notices", "", "tells what you were told", {{"--all", "", "what everybody was told"}},
            {"loan notices", "loan notices --all"}, notices},
        {"disclosures", "", "lists what was lent to people from outside", {from, until},
            {"loan disclosures --from 2026-01-01"}, disclosures},
    };
}

} // namespace strongroom::ui
