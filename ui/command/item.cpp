#include "ui/command/commands.h"
#include "ui/stacks_report.h"

namespace strongroom::ui {
namespace {

using archive::Session;
using archive::Shelves;
using archive::Traced;

constexpr auto required = Option::Need::required;
constexpr Option reason_option = {"--reason", "TEXT", "why; without names, as it is kept for ever", required};

std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

ExitCode where(Session& session, const Arguments& arguments, Streams& streams)
{
    std::vector<Traced> all;
    for (const std::string& thing : arguments.operands()) {
        const Result<std::vector<Traced>> found = Shelves(session).where(thing);
        if (!found)
            return refuse(streams, found.error());
        all.insert(all.end(), found->begin(), found->end());
    }
    answer(arguments, streams, "found", all);
    return ExitCode::done;
}

ExitCode adrift(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::Unplaced>> items = Shelves(session).without_location();
    if (!items)
        return refuse(streams, items.error());
    answer(arguments, streams, "items", *items);
    return ExitCode::done;
}

ExitCode move(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto trial = arguments.has("--preview") ? archive::Trial::preview : archive::Trial::carry_out;
    const Result<archive::Placed> placed = Shelves(session).move_items(arguments.operands(),
        text(arguments, "--from"), text(arguments, "--to"), text(arguments, "--reason"), trial);
    if (!placed)
        return refuse(streams, placed.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*placed)) << '\n';
    else
        streams.out << (arguments.has("--preview") ? "It would be so: " : "") << report(*placed);
    return ExitCode::done;
}

/// After an act: where the items are now.
ExitCode stands(Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act)
{
    return act ? where(session, arguments, streams) : refuse(streams, act.error());
}

ExitCode take_out(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).take_out(
            arguments.operands(), text(arguments, "--desk"), text(arguments, "--reason")));
}

ExitCode missing(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).mark_missing(arguments.operands(), text(arguments, "--reason")));
}

ExitCode found(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).mark_found(arguments.operands(), text(arguments, "--reason")));
}

} // namespace

Command item_command()
{
    return noun("item", "single papers: where they are, and moving them", Chapter::registers,
        {
            {"where", "THING...",
                "where an item, a file, a box or a location is: scan its label or give its code", {},
                {"item where Q001-ZY·XS·BT01·2007·D30-0412 --user arch1",
                    "item where SR:I:0A9ZBCDEFGHJ5 --user arch1"},
                where},
            {"adrift", "", "what is in no box on a shelf", {}, {"item adrift --user arch1"}, adrift},
            {"move", "ITEM...", "from one box into another of the same key",
                {{"--from", "BOX", "the box they are in", required},
                    {"--to", "BOX", "the box they go into", required}, reason_option,
                    {"--preview", "", "only say what would be done"}},
                {"item move Q001-…-0412-001 --from BT01-0007 --to BT01-0008 --reason 调整 --user arch1"},
                move},
            {"take-out", "ITEM...", "from the box onto a desk",
                {{"--desk", "DESK", "which desk", required}, reason_option},
                {"item take-out Q001-…-0412-001 --desk D1 --reason 修补 --user arch1"}, take_out},
            {"missing", "ITEM...", "was looked for and is not there", {reason_option},
                {"item missing Q001-…-0412-001 --reason 整理时未见 --user arch1"}, missing},
            {"found", "ITEM...", "turned up", {reason_option},
                {"item found Q001-…-0412-001 --reason 夹在邻盒 --user arch1"}, found},
        });
}

} // namespace strongroom::ui
