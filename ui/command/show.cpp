#include "ui/command/commands.h"
#include "ui/json_internal.h"
#include "ui/report.h"

namespace strongroom::ui {

namespace {

std::string text_of(const archive::Document& document, Language language)
{
    const auto word = [&](std::string_view key) { return label("words", key, language); };
    std::string text = word("document") + ' ' + document.uid + ", " + word("state") + ' '
        + std::string(archive::name(document.state)) + ", " + word("filed") + ' ' + document.received + '\n'
        + report(document.content, document.title, language) + '\n' + word("history") + '\n';
    std::vector<std::vector<std::string>> rows;
    for (const archive::Event& event : document.history)
        rows.push_back({"  " + event.utc, event.actor, event.action, harmless(event.purpose)});
    return text + table(rows, 48);
}

ExitCode show(const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().size() != 1)
        return wrong_usage(streams, "show", "name one document, as 'search' or 'ingest' printed it.");
    const Result<Language> spoken = language(arguments);
    if (!spoken)
        return wrong_usage(streams, "show", sentence(spoken.error()));
    return with_access(arguments, streams, "show", [&](archive::Access& access) {
        const Result<archive::Document> document
            = access.document(arguments.operands()[0], arguments.value("--purpose").value_or(""));
        if (!document)
            return refuse(streams, document.error());
        if (arguments.has("--json"))
            streams.out << on_one_line(json_of(*document)) << '\n';
        else
            streams.out << text_of(*document, *spoken);
        return ExitCode::done;
    });
}

} // namespace

Command show_command()
{
    return {"show", "DOCUMENT", "prints a document of the archive: what it says, its state and history",
        {archive_option, user_option, password_file_option, json_option, language_option, purpose_option},
        show};
}

} // namespace strongroom::ui
