#include "archive/retention/holds.h"

#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::Hold;
using archive::Holds;

Json json_of(const Hold& hold)
{
    return {{"hold", hold.number}, {"file", hold.file}, {"reference_code", hold.reference_code},
        {"kind", name(hold.kind)}, {"blocks_loans", hold.scope == archive::HoldScope::destruction_and_loans},
        {"reason", hold.reason}, {"placed_by", hold.placed_by}, {"placed_on", hold.placed_on},
        {"reviewed_by", hold.reviewed_by}, {"reviewed_on", hold.reviewed_on}, {"review_due", hold.review_due},
        {"released_by", hold.released_by}, {"released_on", hold.released_on}};
}

ExitCode tell(const Arguments& arguments, Streams& streams, const Result<Hold>& hold)
{
    if (!hold)
        return refuse(streams, hold.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*hold)) << '\n';
    else if (hold->open())
        streams.out << hold->number << " holds " << hold->reference_code << "; look at it again by "
                    << hold->review_due << ".\n";
    else
        streams.out << hold->number << " is released.\n";
    return ExitCode::done;
}

ExitCode place(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string kind_name = arguments.value("--kind").value_or("");
    const auto kind = archive::hold_kind_named(kind_name);
    if (!kind)
        return wrong_usage(streams, "hold place",
            "--kind " + kind_name + " is none of dispute, lawsuit, audit, rights_request, unsettled.");
    const auto scope = arguments.has("--no-loan") ? archive::HoldScope::destruction_and_loans
                                                  : archive::HoldScope::destruction;
    const Result<std::vector<std::string>> numbers = Holds(session).place_all(
        arguments.operands(), *kind, arguments.value("--reason").value_or(""), scope);
    if (!numbers)
        return refuse(streams, numbers.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"holds", *numbers}}) << '\n';
    else
        for (std::size_t i = 0; i < numbers->size(); ++i)
            streams.out << harmless(arguments.operands()[i]) << " is held under " << (*numbers)[i] << ".\n";
    return ExitCode::done;
}

ExitCode review(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell(arguments, streams,
        Holds(session).review(arguments.operands()[0], arguments.value("--reason").value_or("")));
}

ExitCode release(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    return tell(arguments, streams,
        Holds(session).release(arguments.operands()[0], arguments.value("--reason").value_or("")));
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    using Which = archive::HoldFilter::Which;
    archive::HoldFilter filter;
    filter.which = arguments.has("--all") ? Which::all
        : arguments.has("--review-due")   ? Which::review_due
                                          : Which::open;
    if (!arguments.operands().empty())
        filter.file = arguments.operands()[0];
    const Result<std::vector<Hold>> holds = Holds(session).list(filter);
    if (!holds)
        return refuse(streams, holds.error());
    if (arguments.has("--json")) {
        Json all = Json::array();
        for (const Hold& hold : *holds)
            all.push_back(json_of(hold));
        streams.out << on_one_line({{"holds", all}}) << '\n';
        return ExitCode::done;
    }
    std::vector<std::vector<std::string>> rows{
        {"hold", "file", "kind", "since", "by", "review", "released", "reason"}};
    for (const Hold& hold : *holds)
        rows.push_back({hold.number, hold.reference_code, std::string(name(hold.kind)), hold.placed_on,
            hold.placed_by, hold.review_due, hold.released_on, harmless(hold.reason)});
    streams.out << table(rows);
    return ExitCode::done;
}

constexpr Option reason_option = {"--reason", "TEXT", "why, in a few words", Option::Need::required};

} // namespace

Command hold_command()
{
    return noun("hold", "keeps files from being destroyed while something is open", Chapter::registers,
        {
            {"place", "FILE...",
                "holds files, all or none; they are not destroyed until somebody else releases them",
                {{"--kind", "KIND", "dispute, lawsuit, audit, rights_request or unsettled",
                     Option::Need::required},
                    reason_option, {"--no-loan", "", "nor are they lent"}},
                {"hold place Q001-ZY·XS·BT01·2007·D30-0412 --kind lawsuit --reason 一审未结 --user arch1"},
                place},
            {"review", "HOLD", "says that it is still needed; due every six months", {reason_option},
                {"hold review DJ-2026-0001 --reason 二审未结 --user arch1"}, review},
            {"release", "HOLD", "ends it; not by the one who placed it", {reason_option},
                {"hold release DJ-2026-0001 --reason 判决已执行 --user exec1"}, release},
            {"list", "[FILE]", "the open holds",
                {{"--all", "", "the released ones too"},
                    {"--review-due", "", "only those to be looked at again"}},
                {"hold list --review-due --user arch1"}, list},
        });
}

} // namespace strongroom::ui
