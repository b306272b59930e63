#include "ui/command/commands.h"
#include "ui/sheet_file.h"
#include "ui/stacks_report.h"

namespace strongroom::ui {
namespace {

using archive::Box;
using archive::Session;
using archive::Shelves;

constexpr auto required = Option::Need::required;
constexpr Option reason_option = {"--reason", "TEXT", "why; without names, as it is kept for ever", required};
constexpr Option preview_option = {"--preview", "", "only say what would be done"};

std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

const std::string& first(const Arguments& arguments) { return arguments.operands()[0]; }

ExitCode answer_box(const Arguments& arguments, Streams& streams, const Result<Box>& box)
{
    if (!box)
        return refuse(streams, box.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*box)) << '\n';
    else
        streams.out << report(std::vector{*box});
    return ExitCode::done;
}

/// After an act: the box as it stands now.
ExitCode stands(Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act)
{
    return act ? answer_box(arguments, streams, Shelves(session).box(first(arguments)))
               : refuse(streams, act.error());
}

ExitCode answer_placed(const Arguments& arguments, Streams& streams, const Result<archive::Placed>& placed)
{
    if (!placed)
        return refuse(streams, placed.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*placed)) << '\n';
    else
        streams.out << report(*placed);
    return ExitCode::done;
}

ExitCode add(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::NewBox wanted;
    wanted.key
        = {text(arguments, "--project"), text(arguments, "--building"), text(arguments, "--retention"), 2};
    wanted.location = text(arguments, "--in");
    wanted.temporary = arguments.has("--temporary");
    const Result<int> grade = arguments.number("--grade", wanted.key.grade),
                      thickness = arguments.number("--thickness-mm", wanted.thickness_mm),
                      pages = arguments.number("--pages", 1);
    for (const auto* number : {&grade, &thickness, &pages})
        if (!*number)
            return refuse(streams, number->error());
    wanted.key.grade = *grade;
    wanted.thickness_mm = *thickness;
    if (arguments.has("--pages"))
        wanted.page_limit = *pages;
    return answer_box(arguments, streams, Shelves(session).new_box(wanted));
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::BoxFilter filter{text(arguments, "--project"), text(arguments, "--building"),
        text(arguments, "--in"), {}, arguments.has("--with-room")};
    if (arguments.has("--state") && !(filter.state = archive::box_state_named(text(arguments, "--state"))))
        return wrong_usage(streams, "box list", "--state is temporary, open, closed or dissolved.");
    const Result<std::vector<Box>> boxes = Shelves(session).boxes(filter);
    if (!boxes)
        return refuse(streams, boxes.error());
    answer(arguments, streams, "boxes", *boxes);
    return ExitCode::done;
}

ExitCode show(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<Box> box = Shelves(session).box(first(arguments));
    if (!box)
        return refuse(streams, box.error());
    const Result<std::vector<archive::BoxedItem>> items = Shelves(session).contents(first(arguments));
    if (!items)
        return refuse(streams, items.error());
    if (!arguments.has("--json")) {
        streams.out << report(std::vector{*box}) << '\n' << report(*items);
        return ExitCode::done;
    }
    Json json = json_of(*box);
    json["contents"] = Json::array();
    for (const archive::BoxedItem& item : *items)
        json["contents"].push_back(json_of(item));
    streams.out << on_one_line(json) << '\n';
    return ExitCode::done;
}

ExitCode propose(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::Proposal>> proposals = Shelves(session).propose(first(arguments));
    if (!proposals)
        return refuse(streams, proposals.error());
    answer(arguments, streams, "proposals", *proposals);
    return ExitCode::done;
}

ExitCode place(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::vector<std::string> items(arguments.operands().begin() + 1, arguments.operands().end());
    return answer_placed(arguments, streams, Shelves(session).place(first(arguments), items));
}

ExitCode move(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> position = arguments.number("--position", 0, 0);
    if (!position)
        return refuse(streams, position.error());
    const Result<archive::MovedBox> moved = Shelves(session).move_box({first(arguments),
        text(arguments, "--to"), text(arguments, "--reason"), *position, text(arguments, "--from")});
    if (!moved)
        return refuse(streams, moved.error());
    answer(arguments, streams, "boxes", std::vector{*moved});
    return ExitCode::done;
}

ExitCode split(Session& session, const Arguments& arguments, Streams& streams)
{
    const bool preview = arguments.has("--preview");
    const Result<archive::Split> split = Shelves(session).split_box(
        first(arguments), preview ? archive::Trial::preview : archive::Trial::carry_out);
    if (!split)
        return refuse(streams, split.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"from", split->from}, {"to", split->to},
            {"first_moved", split->first_moved}, {"items", split->items}})
                    << '\n';
    else
        streams.out << split->items << " items, from " << harmless(split->first_moved) << " on, "
                    << (preview ? "would go" : "go") << " from box " << split->from << " into the new box "
                    << split->to << ".\n";
    return ExitCode::done;
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).close_box(first(arguments), text(arguments, "--reason")));
}

ExitCode open(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).open_box(first(arguments), text(arguments, "--reason")));
}

ExitCode dissolve(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).dissolve_box(first(arguments), text(arguments, "--reason")));
}

ExitCode confirm(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_placed(arguments, streams, Shelves(session).confirm_box(first(arguments)));
}

ExitCode spine(Session& session, const Arguments& arguments, Streams& streams)
{
    return write_sheet(arguments, streams, Shelves(session).spine_sheet(arguments.operands()));
}

ExitCode note(Session& session, const Arguments& arguments, Streams& streams)
{
    return write_sheet(arguments, streams, Shelves(session).note_sheet(first(arguments)));
}

} // namespace

Command box_command()
{
    return noun("box", "archive boxes: where they stand and what is in them", Chapter::registers,
        {
            {"add", "", "a new box",
                {{"--project", "CODE", "whose files it takes", required},
                    {"--building", "TEXT", "of which building"},
                    {"--retention", "CODE", "Y, D30, D10; not for a temporary box"},
                    {"--grade", "1|2|3", "2 if not given"},
                    {"--in", "LOCATION", "the shelf or place it is put on"},
                    {"--thickness-mm", "MM", "of its spine: 50"},
                    {"--pages", "N", "page sides it takes; 10 for each millimetre"},
                    {"--temporary", "", "for contracts boxed on the day, before they are verified"}},
                {"box add --project BT01 --building 3 --retention D30 --in 01-03-02-05 --user arch1"}, add},
            {"list", "", "the boxes, in shelf order",
                {{"--project", "CODE", "of one project"}, {"--building", "TEXT", "of one building"},
                    {"--in", "LOCATION", "in that location"},
                    {"--state", "STATE", "temporary, open, closed or dissolved"},
                    {"--with-room", "", "only those that are not full"}},
                {"box list --in 01-03 --user arch1"}, list},
            {"show", "BOX", "the box and its contents from the front", {},
                {"box show BT01-0007 --user arch1"}, show},
            {"propose", "FILE", "boxes and places for a file, best first, and why", {},
                {"box propose Q001-ZY·XS·BT01·2007·D30-0412 --user arch1"}, propose},
            {"place", "BOX ITEM...", "puts items into the box: scan its label, then theirs", {},
                {"box place SR:B:7K2M9XQ4T0WZP SR:I:0A9ZBCDEFGHJ5 --user arch1"}, place},
            {"move", "BOX", "puts the box on a shelf, or on another one",
                {{"--to", "LOCATION", "where to", required},
                    {"--from", "LOCATION", "where you saw it; refused where it is not there any more"},
                    {"--position", "N", "from the left; the right end if not given"}, reason_option},
                {"box move BT01-0007 --to 01-03-02-06 --reason 调架 --user arch1"}, move},
            {"split", "BOX", "moves the second half into a new box beside it", {preview_option},
                {"box split BT01-0007 --preview --user arch1"}, split},
            {"close", "BOX", "nothing more comes in", {reason_option},
                {"box close BT01-0007 --reason 已满 --user arch1"}, close},
            {"open", "BOX", "something comes in again", {reason_option},
                {"box open BT01-0007 --reason 补卷 --user arch1"}, open},
            {"confirm", "BOX", "a temporary box becomes an ordinary one", {},
                {"box confirm BT01-0009 --user arch1"}, confirm},
            {"dissolve", "BOX", "an empty box goes", {reason_option},
                {"box dissolve BT01-0007 --reason 并盒 --user arch1"}, dissolve},
            {"spine", "BOX...", "the spine form F7", {sheet_file_option},
                {"box spine BT01-0007 --output spine.pdf --user arch1"}, spine},
            {"note", "BOX", "the note sheet F8", {sheet_file_option},
                {"box note BT01-0007 --output note.pdf --user arch1"}, note},
        });
}

} // namespace strongroom::ui
