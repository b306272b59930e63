// file verify, send-back, register, void-code, withdraw, change, end, dispute; amount approve, reject.
#include "ui/command/commands.h"
#include "ui/command/file_verbs.h"
#include "ui/json_internal.h"

namespace strongroom::ui {
namespace {

using archive::Filing;

constexpr Option reason_option
    = {"--reason", "TEXT", "why, in a few words; without names and numbers", Option::Need::required};
constexpr Option sealed_reason_option
    = {"--reason", "TEXT", "why; sealed with the file", Option::Need::required};

ExitCode verify(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    archive::Verification verification;
    verification.confirmed = arguments.values("--confirm");
    const auto overrides = given_values(arguments.values("--override"));
    if (!overrides)
        return wrong_usage(streams, "file verify", "--override takes RULE=REASON, such as V-DC-04=另行催交.");
    for (const archive::GivenValue& rule : *overrides)
        verification.overrides[rule.name] = rule.text;
    return tell_done(
        arguments, streams, Filing(session).verify(arguments.operands()[0], verification), "Verified.");
}

ExitCode send_back(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).send_back(arguments.operands()[0], text_of(arguments, "--reason")), "Sent back.");
}

ExitCode put_on_record(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    archive::Registration wanted{text_of(arguments, "--retention"), text_of(arguments, "--base-event"),
        text_of(arguments, "--base-date"), std::nullopt};
    const Result<int> year = arguments.number("--year", 0);
    if (!year)
        return wrong_usage(streams, "file register", sentence(year.error()));
    if (*year > 0)
        wanted.year = *year;
    const Result<archive::OnRecord> record = Filing(session).put_on_record(arguments.operands()[0], wanted);
    if (!record)
        return refuse(streams, record.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"reference_code", record->reference_code},
            {"central_no", record->central_no}, {"version", record->version}})
                    << '\n';
    else
        streams.out << record->reference_code << ", central number " << record->central_no << ", version "
                    << record->version << ".\n";
    return ExitCode::done;
}

ExitCode void_code(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).void_code(arguments.operands()[0], text_of(arguments, "--reason")),
        "Void: it will not be given again.");
}

ExitCode withdraw(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).withdraw(arguments.operands()[0], text_of(arguments, "--reason")), "Withdrawn.");
}

archive::Change change_of(const Arguments& arguments)
{
    return {text_of(arguments, "--reason"), text_of(arguments, "--on"), text_of(arguments, "--before"),
        text_of(arguments, "--after"), text_of(arguments, "--document")};
}

ExitCode change(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).open_change(arguments.operands()[0], change_of(arguments)),
        "Open: correct the values, have them verified, and register again.");
}

ExitCode dispute(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).record_dispute(arguments.operands()[0], change_of(arguments)),
        "Recorded. 'strongroom hold place' keeps the file from being destroyed.");
}

ExitCode end(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string how = text_of(arguments, "--as");
    const auto kind = archive::contract_end_named(how);
    if (!kind)
        return wrong_usage(
            streams, "file end", "--as " + how + " is none of performed, rescinded, terminated.");
    const Result<int> settled = arguments.number("--settled", -1, 0);
    if (!settled)
        return wrong_usage(streams, "file end", sentence(settled.error()));
    archive::ContractEnd wanted{*kind, text_of(arguments, "--on"), text_of(arguments, "--reason"),
        text_of(arguments, "--settlement"), std::nullopt};
    constexpr std::int64_t fen = 100;
    if (*settled >= 0)
        wanted.settled_fen = *settled * fen;
    return tell_done(arguments, streams, Filing(session).end_contract(arguments.operands()[0], wanted),
        "Ended: the room is free, and keeping begins to count.");
}

template <archive::AmountDecision decision>
ExitCode decide(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell_done(arguments, streams,
        Filing(session).decide_amount(arguments.operands()[0], decision, text_of(arguments, "--reason")),
        decision == archive::AmountDecision::approved ? "Approved." : "Rejected.");
}

} // namespace

std::vector<Verb> file_record_verbs()
{
    const std::vector<Option> of_a_change{sealed_reason_option,
        {"--on", "DATE", "from which day it holds, as 2008-03-01", Option::Need::required},
        {"--before", "TEXT", "what was agreed before"}, {"--after", "TEXT", "what is agreed now"},
        {"--document", "DOCUMENT", "the supplement's scan; it becomes an item"}};
    return {
        {"verify", "FILE", "says that its values are right; not by whoever keyed them",
            {{"--confirm", "NAME", "a value looked at on the page; may be repeated; all"},
                {"--override", "RULE=REASON", "lets a finding pass; may be repeated"}},
            {"file verify 7k2m --confirm all --override V-DC-04=身份证复印件另行催交 --user verify1"},
            verify},
        {"send-back", "FILE", "back to whoever keyed it", {reason_option},
            {"file send-back 7k2m --reason 房号存疑 --user verify1"}, send_back},
        {"register", "FILE", "gives the reference code, or puts a change on record",
            {{"--retention", "CODE", "Y, D30, D10; as the schedule says where it is not given"},
                {"--base-event", "EVENT",
                    "created_year, performance_end, last_contact, loan_settled, manual"},
                {"--base-date", "DATE", "when that was"},
                {"--year", "YEAR", "of the code; the year of signing"}},
            {"file register 7k2m --user arch1"}, put_on_record},
        {"void-code", "FILE", "takes a wrong reference code out of use for ever", {reason_option},
            {"file void-code Q001-ZY·XS·BT01·2007·D30-0412 --reason 项目归属有误 --user arch1"}, void_code},
        {"withdraw", "FILE", "a file made by mistake; its documents are free again", {reason_option},
            {"file withdraw 7k2m --reason 重复建档 --user arch1"}, withdraw},
        {"change", "FILE", "opens the next version of a contract on record", of_a_change,
            {"file change Q001-ZY·XS·BT01·2007·D30-0412 --reason 面积差结算 --on 2008-03-01 --document 9xq4 "
             "--user index1"},
            change},
        {"dispute", "FILE", "records a dispute about a contract", of_a_change,
            {"file dispute Q001-ZY·XS·BT01·2007·D30-0412 --reason 交房逾期 --on 2009-02-01 --user index1"},
            dispute},
        {"end", "FILE", "the contract was performed, rescinded or terminated",
            {{"--as", "KIND", "performed, rescinded or terminated", Option::Need::required},
                {"--on", "DATE", "the day, as 2009-06-30", Option::Need::required}, sealed_reason_option,
                {"--settlement", "TEXT", "the settlement paper"},
                {"--settled", "YUAN", "the amount settled"}},
            {"file end Q001-ZY·XS·BT01·2007·D30-0412 --as performed --on 2009-06-30 --reason 产权证已办 "
             "--user arch1"},
            end},
    };
}

Command amount_command()
{
    using enum archive::AmountDecision;
    return noun("amount", "decides on large contracts before they are registered", Chapter::registers,
        {
            {"approve", "FILE", "the amount may be put on record", {reason_option},
                {"amount approve 7k2m --reason 同意 --user exec1"}, decide<approved>},
            {"reject", "FILE", "it may not; it can be decided on again once it was corrected",
                {reason_option}, {"amount reject 7k2m --reason 超出授权 --user exec1"}, decide<rejected>},
        });
}

} // namespace strongroom::ui
