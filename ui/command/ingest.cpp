#include "ui/command/commands.h"
#include "ui/ingest_report.h"
#include "ui/interrupt.h"
#include "ui/progress.h"
#include "ui/reading_options.h"
#include "ui/walk.h"

namespace strongroom::ui {

namespace {

using Files = std::vector<std::filesystem::path>;

std::vector<Files> documents_of(const std::vector<std::filesystem::path>& files, bool as_one)
{
    if (as_one)
        return files.empty() ? std::vector<Files>{} : std::vector<Files>{files};
    std::vector<Files> documents;
    for (const std::filesystem::path& file : files)
        documents.push_back({file});
    return documents;
}

ExitCode file_documents(archive::Access& access, const Arguments& arguments, Streams& streams)
{
    const Walked walked = walk(arguments.operands());
    ExitCode code = ExitCode::done;
    for (const Error& error : walked.refused)
        code = worse(code, refuse(streams, error));

    ocr::ReaderOptions reader = reader_options();
    reader.page_picture = true;
    const archive::Stages stages = archive::real_stages(reader);
    Interrupt interrupt;
    Progress progress(streams.err, streams.err_kind);
    IngestReport report(streams, progress, arguments.has("--json") ? Form::json : Form::text);
    const archive::Watch watch = {
        .progress = [&](const archive::Progress& now) { progress.update(work_done(now)); },
        .document = [&](const archive::Outcome& outcome) { report.add(outcome); },
    };
    archive::IntakeOptions options;
    options.purpose = arguments.value("--purpose").value_or("");
    const Result<archive::IntakeReport> taken_in = access.take_in(
        documents_of(walked.files, arguments.has("--as-one")), stages, watch, options, interrupt.token());
    if (!taken_in)
        return worse(code, refuse(streams, taken_in.error()));
    return worse(code, report.summary(*taken_in));
}

ExitCode ingest(const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().empty())
        return wrong_usage(streams, "ingest", "name at least one file or folder.");
    return with_access(arguments, streams, "ingest",
        [&](archive::Access& access) { return file_documents(access, arguments, streams); });
}

} // namespace

Command ingest_command()
{
    return {"ingest", "FILE|FOLDER...",
        "files documents in the archive; goes on where an earlier run was stopped",
        {archive_option, user_option, password_file_option, json_option,
            {"--as-one", "", "all files are one document, in the order given"}, purpose_option},
        ingest};
}

} // namespace strongroom::ui
