#include "archive/handover/handover.h"

#include <charconv>

#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::Handover;
using archive::Session;

constexpr Option reason_option = {"--reason", "TEXT", "why", Option::Need::required};

std::string given(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

const std::string& number_of(const Arguments& arguments) { return arguments.operands()[0]; }

std::vector<std::string> rest_of(const Arguments& arguments)
{
    return {arguments.operands().begin() + 1, arguments.operands().end()};
}

int whole(std::string_view text)
{
    int number = 0;
    const char* end = text.data() + text.size();
    return std::from_chars(text.data(), end, number).ptr == end ? number : 0;
}

ExitCode tell(const Arguments& arguments, Streams& streams, const Json& json, const std::string& text)
{
    if (arguments.has("--json"))
        streams.out << on_one_line(json) << '\n';
    else
        streams.out << text;
    return ExitCode::done;
}

ExitCode told(
    const Arguments& arguments, Streams& streams, const Result<void>& result, const std::string& text)
{
    if (!result)
        return refuse(streams, result.error());
    return tell(
        arguments, streams, {{"handover", number_of(arguments)}}, number_of(arguments) + " " + text + ".\n");
}

/// The list was frozen: its digest is what the receiver signs.
ExitCode told(const Arguments& arguments, Streams& streams, const Result<std::string>& digest)
{
    if (!digest)
        return refuse(streams, digest.error());
    return tell(arguments, streams, {{"handover", number_of(arguments)}, {"digest", *digest}},
        number_of(arguments) + " is frozen: " + *digest + "\n");
}

/// "ITEM=1x12" or "ITEM=1x12:多一页": copies and pages.
struct Counted {
    std::string item, note;
    int copies = 0, pages = 0;
};
Result<std::vector<Counted>> counted(const std::vector<std::string>& words)
{
    std::vector<Counted> all;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('='), cross = word.find('x', equals == word.npos ? 0 : equals);
        if (equals == word.npos || cross == word.npos)
            return failed(Code::bad_input, "'" + word + "' does not say how many copies and pages",
                "write ITEM=COPIESxPAGES, like 7k2m9xq4t0wz=1x12");
        const std::size_t end = std::min(word.find(':', cross), word.size());
        all.push_back({word.substr(0, equals), end < word.size() ? word.substr(end + 1) : "",
            whole(word.substr(equals + 1, cross - equals - 1)),
            whole(word.substr(cross + 1, end - cross - 1))});
    }
    return all;
}

ExitCode draft(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::NewHandover list;
    const std::string kind = arguments.value("--kind").value_or("daily");
    const auto named = archive::handover_kind_named(kind);
    if (!named)
        return wrong_usage(
            streams, "handover draft", "--kind " + kind + " is none of daily, custody, close_out.");
    list.kind = *named;
    list.project = given(arguments, "--project");
    list.receiver = given(arguments, "--receiver");
    list.receiving_unit = given(arguments, "--unit");
    list.desk = given(arguments, "--desk");
    list.reason = given(arguments, "--reason");
    list.things = arguments.operands();
    list.excluded = arguments.values("--exclude");
    list.excluded_reason = given(arguments, "--exclude-reason");
    const Result<std::string> number = Handover(session).draft(list);
    if (!number)
        return refuse(streams, number.error());
    return tell(arguments, streams, {{"handover", *number}}, "Drafted as " + *number + ".\n");
}

ExitCode add(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(
        arguments, streams, Handover(session).add(number_of(arguments), rest_of(arguments)), "is longer");
}

ExitCode take_off(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Handover(session).take_off(number_of(arguments), rest_of(arguments)),
        "is shorter");
}

ExitCode check(Session& session, const Arguments& arguments, Streams& streams)
{
    Handover handover(session);
    return arguments.has("--self")
        ? told(arguments, streams, handover.self_check(number_of(arguments)), "is checked by who gives")
        : told(arguments, streams, handover.counter_check(number_of(arguments)), "is checked");
}

ExitCode send_back(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Handover(session).send_back(number_of(arguments), given(arguments, "--reason")), "is a draft again");
}

ExitCode send(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Handover(session).send(number_of(arguments)));
}

ExitCode tick(Session& session, const Arguments& arguments, Streams& streams)
{
    using Finding = archive::LineCheck::Finding;
    const Finding finding = arguments.has("--absent") ? Finding::absent
        : arguments.has("--differs")                  ? Finding::differs
                                                      : Finding::agrees;
    std::vector<archive::LineCheck> checks;
    if (finding == Finding::absent) {
        for (const std::string& item : rest_of(arguments))
            checks.push_back({item, finding, 0, 0, {}});
    } else {
        const auto lines = counted(rest_of(arguments));
        if (!lines)
            return refuse(streams, lines.error());
        for (const Counted& each : *lines)
            checks.push_back({each.item, finding, each.copies, each.pages,
                each.note.empty() ? given(arguments, "--differs") : each.note});
    }
    return told(arguments, streams, Handover(session).tick(number_of(arguments), checks),
        "has " + std::to_string(checks.size()) + " more lines ticked");
}

ExitCode discrepancy(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Handover(session).report_discrepancy(number_of(arguments)),
        "is back with who gives it");
}

ExitCode correct(Session& session, const Arguments& arguments, Streams& streams)
{
    using Kind = archive::LineCorrection::Kind;
    std::vector<archive::LineCorrection> corrections;
    const auto lines = counted(rest_of(arguments));
    if (!lines)
        return refuse(streams, lines.error());
    for (const Counted& each : *lines)
        corrections.push_back({each.item, Kind::counts, each.copies, each.pages});
    for (const std::string& item : arguments.values("--take-off"))
        corrections.push_back({item, Kind::taken_off});
    return told(arguments, streams, Handover(session).correct(number_of(arguments), corrections));
}

ExitCode countersign(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Handover(session).countersign(number_of(arguments), given(arguments, "--digest")), "is received");
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Handover(session).close(number_of(arguments)), "is closed");
}

ExitCode cancel(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Handover(session).cancel(number_of(arguments), given(arguments, "--reason")),
        "is cancelled; everything is back where it was");
}

ExitCode test(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::PropertyTest test;
    std::size_t place = 0;
    for (const char* option : {"--accuracy", "--integrity", "--usability", "--safety", "--media"})
        test.results.at(place++) = arguments.value(option).value_or("合格");
    using Side = archive::PropertyTest::Side;
    return told(arguments, streams,
        Handover(session).record_test(
            number_of(arguments), arguments.has("--receiver") ? Side::receiver : Side::giver, test),
        "is tested");
}

Json json_of(const archive::HandoverSummary& handover)
{
    return {{"handover", handover.number}, {"kind", archive::name(handover.kind)},
        {"state", archive::name(handover.state)}, {"project", handover.project}, {"giver", handover.giver},
        {"receiver", handover.receiver}, {"receiving_unit", handover.receiving_unit},
        {"made_on", handover.made_on}, {"sent_on", handover.sent_on}, {"received_on", handover.received_on},
        {"items", handover.lines}, {"ticked", handover.ticked}, {"differing", handover.differing},
        {"revision", handover.revision}, {"digest", handover.digest}};
}

Json json_of(const archive::HandoverLine& line)
{
    return {{"no", line.number}, {"item", line.item}, {"reference", line.reference}, {"file", line.file},
        {"title", line.title}, {"copies", line.copies}, {"pages", line.pages},
        {"state", archive::name(line.state)}, {"found_copies", line.found_copies},
        {"found_pages", line.found_pages}, {"condition", line.condition}};
}

std::string text_of(const std::vector<archive::HandoverSummary>& handovers)
{
    if (handovers.empty())
        return "No hand-overs.\n";
    std::vector<std::vector<std::string>> rows = {{"hand-over", "kind", "state", "project", "giver",
        "receiver", "made", "items", "ticked", "differing"}};
    for (const archive::HandoverSummary& each : handovers)
        rows.push_back(
            {each.number, std::string(archive::name(each.kind)), std::string(archive::name(each.state)),
                each.project, harmless(each.giver), harmless(each.receiver), each.made_on,
                std::to_string(each.lines), std::to_string(each.ticked), std::to_string(each.differing)});
    return table(rows);
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::HandoverFilter filter;
    if (const auto state = arguments.value("--state")) {
        filter.state = archive::handover_state_named(*state);
        if (!filter.state)
            return wrong_usage(streams, "handover list", "--state " + harmless(*state) + " is no state.");
    }
    filter.project = given(arguments, "--project");
    filter.from = given(arguments, "--from");
    filter.until = given(arguments, "--until");
    const auto found = Handover(session).list(filter);
    if (!found)
        return refuse(streams, found.error());
    if (!arguments.has("--json"))
        streams.out << text_of(*found);
    else
        for (const archive::HandoverSummary& each : *found)
            streams.out << on_one_line(json_of(each)) << '\n';
    return ExitCode::done;
}

ExitCode show(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto found = Handover(session).handover(number_of(arguments));
    if (!found)
        return refuse(streams, found.error());
    Json json = json_of(found->summary);
    json["reason"] = found->reason;
    json["checker"] = found->checker;
    json["lines"] = Json::array();
    std::vector<std::vector<std::string>> rows
        = {{"no", "item", "reference", "title", "copies", "pages", "state"}};
    for (const archive::HandoverLine& line : found->lines) {
        json["lines"].push_back(json_of(line));
        rows.push_back({std::to_string(line.number), line.item, harmless(line.reference),
            harmless(line.title), std::to_string(line.copies), std::to_string(line.pages),
            std::string(archive::name(line.state))});
    }
    const std::string digest
        = found->summary.digest.empty() ? "" : "SHA-256 of the list: " + found->summary.digest + "\n";
    return tell(arguments, streams, json, text_of({found->summary}) + digest + '\n' + table(rows));
}

ExitCode obstacles(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto found = Handover(session).obstacles(number_of(arguments), arguments.values("--exclude"));
    if (!found)
        return refuse(streams, found.error());
    std::string text;
    for (const std::string& each : *found)
        text += harmless(each) + ".\n";
    return tell(arguments, streams, {{"project", number_of(arguments)}, {"obstacles", *found}},
        text.empty() ? "Nothing stands against closing it out.\n" : text);
}

} // namespace

Command handover_command()
{
    const Option exclude = {"--exclude", "FILE", "stays here; may be given several times"};
    const Option from{"--from", "DATE", "made on or after"}, until{"--until", "DATE", "made on or before"};
    const std::string_view result = "合格 where it is not given";
    return noun("handover", "hands papers over, line by line", Chapter::registers,
        {
            {"draft", "[THING...]",
                "makes a list of files, items or boxes; of a close-out, of all that is ours",
                {{"--project", "CODE", "the project", Option::Need::required},
                    {"--kind", "KIND", "daily, custody or close_out; daily where it is not given"},
                    {"--receiver", "LOGIN", "who receives it; else whoever may"},
                    {"--unit", "NAME", "the receiving unit, as printed"},
                    {"--desk", "DESK", "where it ends; without, it leaves for good (close_out)"},
                    {"--reason", "TEXT", "交接事由"}, exclude,
                    {"--exclude-reason", "TEXT", "why these stay"}},
                {"handover draft Q001-ZY·XS·BT01·2007·D30-0412 --project BT01 --desk D1 --unit 信息部",
                    "handover draft --project BT01 --kind close_out --receiver recv --unit 集团办公室"},
                draft},
            {"add", "LIST THING...", "puts more on a draft", {}, {"handover add JJ-2026-0001 7k2m9xq4t0wz"},
                add},
            {"take-off", "LIST ITEM...", "takes items off a draft", {},
                {"handover take-off JJ-2026-0001 7k2m9xq4t0wz"}, take_off},
            {"check", "LIST", "checks the list against the papers", {{"--self", "", "as who gives them"}},
                {"handover check JJ-2026-0001 --self", "handover check JJ-2026-0001"}, check},
            {"send-back", "LIST", "makes it a draft again", {reason_option},
                {"handover send-back JJ-2026-0001 --reason 页数不符"}, send_back},
            {"send", "LIST", "freezes the list; the papers are on their way", {},
                {"handover send JJ-2026-0001"}, send},
            {"tick", "LIST ITEM=COPIESxPAGES...", "ticks lines, as the receiver",
                {{"--differs", "TEXT", "they are not as listed: how"},
                    {"--absent", "", "they are not there; items without counts"}},
                {"handover tick JJ-2026-0001 7k2m9xq4t0wz=1x12",
                    "handover tick JJ-2026-0001 7k2m9xq4t0wz=1x11 --differs 缺第4页",
                    "handover tick JJ-2026-0001 7k2m9xq4t0wz --absent"},
                tick},
            {"discrepancy", "LIST", "gives it back to be corrected, as the receiver", {},
                {"handover discrepancy JJ-2026-0001"}, discrepancy},
            {"correct", "LIST [ITEM=COPIESxPAGES...]",
                "answers every line that differs; the list is frozen anew",
                {{"--take-off", "ITEM", "goes back to where it was; may be given several times"}},
                {"handover correct JJ-2026-0001 7k2m9xq4t0wz=1x11",
                    "handover correct JJ-2026-0001 --take-off 7k2m9xq4t0wz"},
                correct},
            {"countersign", "LIST", "receives it: custody and place change",
                {{"--digest", "SHA256", "of the list before you", Option::Need::required}},
                {"handover countersign JJ-2026-0001 --digest 9f2c…"}, countersign},
            {"close", "LIST", "both copies are signed and filed", {}, {"handover close JJ-2026-0001"}, close},
            {"cancel", "LIST", "gives everything back to where it was", {reason_option},
                {"handover cancel JJ-2026-0001 --reason 改日移交"}, cancel},
            {"test", "LIST", "records how the electronic part was found",
                {{"--receiver", "", "as the receiver; else as the giver"}, {"--accuracy", "TEXT", result},
                    {"--integrity", "TEXT", result}, {"--usability", "TEXT", result},
                    {"--safety", "TEXT", result}, {"--media", "TEXT", result}},
                {"handover test JJ-2026-0001", "handover test JJ-2026-0001 --receiver --media 外壳破损"},
                test},
            {"list", "", "lists hand-overs, newest first",
                {{"--state", "STATE", "SENT, RECEIVING, …"}, {"--project", "CODE", "of a project"}, from,
                    until},
                {"handover list --state SENT"}, list},
            {"show", "LIST", "shows a list with its lines", {}, {"handover show JJ-2026-0001 --json"}, show},
            {"obstacles", "PROJECT", "tells what stands against closing a project out", {exclude},
                {"handover obstacles BT01"}, obstacles},
        });
}

} // namespace strongroom::ui
