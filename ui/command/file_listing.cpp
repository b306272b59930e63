// file list, show, missing, overdue.
#include "ui/command/file_verbs.h"
#include "ui/file_report.h"
#include "ui/report.h"

namespace strongroom::ui {
namespace {

using archive::Filing;

template <class T>
ExitCode tell_all(const Arguments& arguments, Streams& streams, const char* name, const std::vector<T>& all,
    const std::string& text)
{
    if (!arguments.has("--json")) {
        streams.out << text;
        return ExitCode::done;
    }
    Json list = Json::array();
    for (const T& one : all)
        list.push_back(json_of(one));
    streams.out << on_one_line({{name, list}}) << '\n';
    return ExitCode::done;
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    archive::FileFilter filter;
    filter.project = text_of(arguments, "--project");
    filter.building = arguments.value("--building");
    filter.kind = text_of(arguments, "--kind");
    if (const auto state = arguments.value("--state")) {
        filter.state = archive::file_state_named(*state);
        if (!filter.state)
            return wrong_usage(
                streams, "file list", "--state " + *state + " is no state, such as KEYED or FILED.");
    }
    const Result<std::vector<archive::FileLine>> lines
        = arguments.has("--overdue") ? Filing(session).overdue() : Filing(session).list(filter);
    return lines ? tell_all(arguments, streams, "files", *lines, report(*lines))
                 : refuse(streams, lines.error());
}

ExitCode show(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> version = arguments.number("--version", 0);
    if (!version)
        return wrong_usage(streams, "file show", sentence(version.error()));
    const Result<archive::FileDetails> file
        = Filing(session).file(arguments.operands()[0], *version, text_of(arguments, "--purpose"));
    if (!file)
        return refuse(streams, file.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*file)) << '\n';
    else
        streams.out << report(*file);
    return ExitCode::done;
}

ExitCode missing_numbers(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const auto gaps = Filing(session).missing_numbers(text_of(arguments, "--project"));
    if (!gaps)
        return refuse(streams, gaps.error());
    std::vector<std::vector<std::string>> rows{{"project", "from", "to", "missing"}};
    for (const archive::NumberGap& gap : *gaps)
        rows.push_back({gap.project, harmless(gap.first), harmless(gap.last), std::to_string(gap.count)});
    return tell_all(arguments, streams, "gaps", *gaps, table(rows));
}

ExitCode missing_parts(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const auto parts = Filing(session).missing_parts({.project = text_of(arguments, "--project")});
    if (!parts)
        return refuse(streams, parts.error());
    std::vector<std::vector<std::string>> rows{{"file", "part", "why"}};
    for (const archive::MissingPart& part : *parts)
        rows.push_back({part.file, harmless(part.part), harmless(part.why)});
    return tell_all(arguments, streams, "parts", *parts, table(rows));
}

} // namespace

std::vector<Verb> file_listing_verbs()
{
    const Option project{"--project", "CODE", "only of this project"};
    return {
        {"list", "", "files by project, building and contract number",
            {project, {"--building", "NO", "only of this building"}, {"--kind", "KIND", "only of this kind"},
                {"--state", "STATE", "only in this state: KEYED, VERIFIED, REGISTERED, FILED, …"},
                {"--overdue", "", "those that nobody verified within 24 hours"}},
            {"file list --project BT01 --state KEYED --user arch1", "file list --overdue --user arch_head1"},
            list},
        {"show", "FILE", "all of a file: values, items, links, findings, history",
            {{"--version", "N", "an earlier version; the newest where it is not given"}, purpose_option},
            {"file show Q001-ZY·XS·BT01·2007·D30-0412 --purpose 核对 --user verify1"}, show},
        {"missing-numbers", "", "contract numbers that should be there and are not", {project},
            {"file missing-numbers --project BT01 --user arch1"}, missing_numbers},
        {"missing-parts", "", "signature pages, annexes and copies that should be there and are not",
            {project}, {"file missing-parts --project BT01 --user arch1"}, missing_parts},
    };
}

} // namespace strongroom::ui
