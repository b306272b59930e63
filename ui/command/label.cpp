#include "ui/paper/label.h"
#include "archive/shelves/scan_code.h"
#include "archive/shelves/shelves.h"
#include "ui/command/commands.h"
#include "ui/sheet_file.h"

namespace strongroom::ui {
namespace {

using archive::Labelled;
using archive::Session;
using archive::Shelves;

std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

/// Prints the labels on the paper that --paper names, from label --first on.
ExitCode print(const Arguments& arguments, Streams& streams, const std::vector<Label>& labels)
{
    const Result<int> first = arguments.number("--first", 1);
    if (!first)
        return refuse(streams, first.error());
    const auto pdf = printed_labels(labels, arguments.value("--paper").value_or("L7160"), *first);
    return pdf ? write_file(arguments, streams, *pdf) : refuse(streams, pdf.error());
}

ExitCode box(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<archive::RegisterSheet> sheet = Shelves(session).spine_sheet(arguments.operands());
    if (!sheet)
        return refuse(streams, sheet.error());
    const auto pdf = printed_spines(*sheet, arguments.has("--a3") ? SpinePaper::a3 : SpinePaper::a4);
    return pdf ? write_file(arguments, streams, *pdf) : refuse(streams, pdf.error());
}

ExitCode item(Session& session, const Arguments& arguments, Streams& streams)
{
    std::vector<Label> labels;
    for (const std::string& thing : arguments.operands()) {
        const Result<std::vector<archive::Traced>> found = Shelves(session).where(thing);
        if (!found)
            return refuse(streams, found.error());
        for (const archive::Traced& each : *found) {
            if (each.kind != "item")
                return refuse(streams,
                    {Code::bad_input, thing + " is a " + each.kind + ", not an item or a file",
                        "use 'strongroom label box' or 'strongroom label shelf'"});
            labels.push_back(
                {archive::text_of({Labelled::item, each.uid}), each.label, {{"盒号", each.box}}});
            if (each.box.empty())
                labels.back().lines.clear();
        }
    }
    return print(arguments, streams, labels);
}

ExitCode shelf(Session& session, const Arguments& arguments, Streams& streams)
{
    std::vector<Label> labels;
    for (const std::string& reference : arguments.operands()) {
        const Result<std::vector<archive::Location>> found = arguments.has("--all-inside")
            ? Shelves(session).locations(reference)
            : Shelves(session).location(reference).map(
                [](const archive::Location& one) { return std::vector{one}; });
        if (!found)
            return refuse(streams, found.error());
        for (const archive::Location& each : *found)
            if (!arguments.has("--all-inside") || each.capacity_mm > 0)
                labels.push_back({archive::text_of({Labelled::location, each.uid}), each.full_code,
                    {{"密级", std::to_string(each.grade)}}});
    }
    return print(arguments, streams, labels);
}

ExitCode separator(Session&, const Arguments& arguments, Streams& streams)
{
    const Result<int> pages = arguments.number("--pages", 0, 0), copies = arguments.number("--copies", 1);
    for (const auto* number : {&pages, &copies})
        if (!*number)
            return refuse(streams, number->error());
    constexpr int most = 500;
    if (*copies > most)
        return refuse(streams, {Code::bad_input, "--copies is at most 500", "print them in several files"});
    const Separator one{text(arguments, "--project"), text(arguments, "--building"),
        text(arguments, "--unit"), text(arguments, "--room"), text(arguments, "--kind"), *pages};
    return write_file(arguments, streams,
        printed_separators(std::vector<Separator>(static_cast<std::size_t>(*copies), one)));
}

constexpr Option output_option
    = {"--output", "FILE", "the PDF to write; it must not be there yet", Option::Need::required};
constexpr Option paper_option
    = {"--paper", "NAME", "L7160 (21 on A4), L7159, L7163, L4743, L7173, roll-60x40, roll-100x50"};
constexpr Option first_option
    = {"--first", "N", "the label of the sheet to begin with, on a sheet begun before"};

} // namespace

Command label_command()
{
    return noun("label", "labels with QR codes, as PDF", Chapter::registers,
        {
            {"box", "BOX...", "spines of boxes, to be cut out",
                {output_option, {"--a3", "", "as high as the box; A4 is a little shorter"}},
                {"label box BT01-0007 BT01-0008 --output spines.pdf --user arch1"}, box},
            {"item", "ITEM...", "of items, or of all items of a file",
                {output_option, paper_option, first_option},
                {"label item Q001-ZY·XS·BT01·2007·D30-0412 --paper L7160 --first 5 --output items.pdf --user "
                 "arch1"},
                item},
            {"shelf", "LOCATION...", "of shelves and places",
                {output_option, paper_option, first_option,
                    {"--all-inside", "", "and of all in it that hold boxes"}},
                {"label shelf 01 --all-inside --output shelves.pdf --user arch1"}, shelf},
            {"separator", "", "a sheet laid before a document when many are scanned in one go",
                {output_option, {"--project", "CODE", "whose document follows"},
                    {"--building", "TEXT", "of which building"}, {"--unit", "TEXT", "and unit"},
                    {"--room", "TEXT", "and room"},
                    {"--kind", "KIND", "of what kind it is: sale_contract, …"},
                    {"--pages", "N", "how many pages it should have"}, {"--copies", "N", "so many sheets"}},
                {"label separator --project BT01 --building 3 --pages 40 --copies 10 --output separators.pdf "
                 "--user arch1"},
                separator},
        });
}

} // namespace strongroom::ui
