// file make, add-item, link, key, correct, arrange.
#include "ui/command/file_verbs.h"
#include "ui/json_internal.h"

namespace strongroom::ui {
namespace {

using archive::Filing;

constexpr Option reason_option
    = {"--reason", "TEXT", "why, in a few words; without names and numbers", Option::Need::required};
constexpr Option desk_option
    = {"--desk", "DESK", "where its paper lies; the first desk where it is not given"};

ExitCode tell_made(
    const Arguments& arguments, Streams& streams, const char* what, const Result<std::string>& made)
{
    if (!made)
        return refuse(streams, made.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{what, *made}}) << '\n';
    else
        streams.out << "Made " << what << ' ' << *made << ".\n";
    return ExitCode::done;
}

Result<std::optional<int>> grade_of(const Arguments& arguments)
{
    if (!arguments.has("--grade"))
        return std::optional<int>();
    const Result<int> grade = arguments.number("--grade", 2);
    return grade ? Result<std::optional<int>>(*grade) : tl::make_unexpected(grade.error());
}

ExitCode make(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::optional<int>> grade = grade_of(arguments);
    if (!grade)
        return wrong_usage(streams, "file make", sentence(grade.error()));
    archive::NewFile file{
        arguments.operands(), text_of(arguments, "--project"), text_of(arguments, "--kind")};
    file.building = arguments.value("--building");
    file.grade = *grade;
    file.owner = text_of(arguments, "--owner");
    file.desk = text_of(arguments, "--desk");
    return tell_made(arguments, streams, "file", Filing(session).make(file));
}

ExitCode add_item(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> pages = arguments.number("--pages", 0), sheets = arguments.number("--sheets", 0),
                      copies = arguments.number("--copies", 1);
    for (const Result<int>* number : {&pages, &sheets, &copies})
        if (!*number)
            return wrong_usage(streams, "file add-item", sentence(number->error()));
    archive::NewItem item{
        text_of(arguments, "--document"), text_of(arguments, "--kind"), *pages, *sheets, *copies};
    if (const auto role = arguments.value("--copy-role"))
        item.copy_role = *role;
    item.title = text_of(arguments, "--title");
    item.document_no = text_of(arguments, "--number");
    item.creator = text_of(arguments, "--creator");
    item.date = text_of(arguments, "--date");
    item.desk = text_of(arguments, "--desk");
    return tell_made(arguments, streams, "item", Filing(session).add_item(arguments.operands()[0], item));
}

ExitCode link(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string wanted = arguments.value("--as").value_or("supplement_of");
    const auto kind = archive::link_kind_named(wanted);
    if (!kind)
        return wrong_usage(streams, "file link",
            "--as " + wanted + " is none of supplement_of, subscription_of, change_of, belongs_to.");
    return tell_done(arguments, streams,
        Filing(session).link(arguments.operands()[0], arguments.operands()[1], *kind), "Linked.");
}

ExitCode key(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const auto values = given_values({arguments.operands().begin() + 1, arguments.operands().end()});
    if (!values)
        return wrong_usage(streams, "file key", sentence(values.error()));
    return tell_done(arguments, streams, Filing(session).key(arguments.operands()[0], *values), "Keyed.");
}

ExitCode correct(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const auto values = given_values({arguments.operands().begin() + 1, arguments.operands().end()});
    if (!values)
        return wrong_usage(streams, "file correct", sentence(values.error()));
    return tell_done(arguments, streams,
        Filing(session).correct(arguments.operands()[0], *values, text_of(arguments, "--reason")),
        "Corrected.");
}

ExitCode arrange(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::optional<int>> grade = grade_of(arguments);
    if (!grade)
        return wrong_usage(streams, "file arrange", sentence(grade.error()));
    const archive::Arrangement wanted{
        arguments.value("--project"), arguments.value("--building"), arguments.value("--owner"), *grade};
    return tell_done(arguments, streams,
        Filing(session).arrange(arguments.operands()[0], wanted, text_of(arguments, "--reason")),
        "Arranged.");
}

} // namespace

std::vector<Verb> file_making_verbs()
{
    const Option project{
        "--project", "CODE", "the project; the one the documents name where it is not given"},
        building{"--building", "NO", "the building; the one the contract names where it is not given"},
        grade{"--grade", "N", "secrecy grade 1, 2 or 3; 2 for contracts where it is not given"},
        owner{"--owner", "LOGIN", "the sales representative whose customer it is"};
    return {
        {"make", "[DOCUMENT...]", "a new file of documents; what was read of them becomes its values",
            {project,
                {"--kind", "KIND",
                    "sale_contract, supplement, …; as it was recognised where it is not given"},
                building, grade, owner, desk_option},
            {"file make 7k2m 9xq4 --project BT01 --user index1"}, make},
        {"add-item", "FILE", "one more item: a later document, or a paper that is not scanned",
            {{"--document", "DOCUMENT", "its scan; none for paper only"},
                {"--kind", "KIND", "id_copy, receipt, …"}, {"--pages", "N", "sides with text or picture"},
                {"--sheets", "N", "sheets of paper"}, {"--copies", "N", "how many; 1"},
                {"--copy-role", "ROLE", "whose copy it is: own, buyer, …"},
                {"--title", "TEXT", "what it is called"}, {"--number", "TEXT", "its own number"},
                {"--creator", "TEXT", "who made it"}, {"--date", "DATE", "of the paper, as 2007-04-02"},
                desk_option},
            {"file add-item Q001-ZY·XS·BT01·2007·D30-0412 --document 9xq4 --user index1",
                "file add-item 7k2m --kind id_copy --pages 1 --user index1"},
            add_item},
        {"link", "FILE TO", "a supplement or a subscription to its contract",
            {{"--as", "KIND",
                "supplement_of (where it is not given), subscription_of, change_of, belongs_to"}},
            {"file link 9xq4 Q001-ZY·XS·BT01·2007·D30-0412 --user index1"}, link},
        {"key", "FILE NAME=VALUE...", "gives values that were not read", {},
            {"file key 7k2m valid_to=未约定 total_price=812,345.00元 --user index1"}, key},
        {"correct", "FILE NAME=VALUE...",
            "gives values in place of wrong ones; the old ones stay in the history", {reason_option},
            {"file correct 7k2m room_no=1201 --reason 看错一位 --user index1"}, correct},
        {"arrange", "FILE", "moves it to another project, building, grade or owner",
            {project, building, grade, owner, reason_option},
            {"file arrange 7k2m --grade 1 --reason 大额合同 --user arch_head1"}, arrange},
    };
}

} // namespace strongroom::ui
