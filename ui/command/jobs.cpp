#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

std::string text_of(const std::vector<archive::Job>& jobs)
{
    if (jobs.empty())
        return "Nothing waits.\n";
    std::vector<std::vector<std::string>> rows
        = {{"job", "work", "document", "page", "state", "tries", "reason"}};
    for (const archive::Job& job : jobs)
        rows.push_back({std::to_string(job.id.value), job.kind, shortened(job.document, 12),
            job.page ? std::to_string(job.page) : "", job.state, std::to_string(job.attempts),
            harmless(job.last_error)});
    return table(rows, 60);
}

ExitCode jobs(const Arguments& arguments, Streams& streams)
{
    if (!arguments.operands().empty())
        return wrong_usage(streams, "jobs", "this command takes options only.");
    return with_access(arguments, streams, "jobs", [&](archive::Access& access) {
        const Result<std::vector<archive::Job>> found = access.jobs();
        if (!found)
            return refuse(streams, found.error());
        if (!arguments.has("--json")) {
            streams.out << text_of(*found);
            return ExitCode::done;
        }
        for (const archive::Job& job : *found)
            streams.out << on_one_line(json_of(job)) << '\n';
        return ExitCode::done;
    });
}

} // namespace

Command jobs_command()
{
    return {"jobs", "", "lists work that waits or was set aside, and why",
        {archive_option, user_option, password_file_option, json_option}, jobs, {}, Chapter::archive};
}

} // namespace strongroom::ui
