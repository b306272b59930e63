#include <charconv>

#include "ui/command/commands.h"
#include "ui/contract_table.h"
#include "ui/json_internal.h"
#include "ui/search_report.h"

namespace strongroom::ui {

namespace {

/// A whole number of 1 or more; none for anything else.
std::optional<int> count_named(const std::string& text)
{
    int count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc() || end != text.data() + text.size() || count < 1)
        return std::nullopt;
    return count;
}

/// The hits as a table of what the documents say.
Result<std::string> contracts(archive::Access& access, const archive::SearchResult& found,
    const std::string& purpose, Language language)
{
    std::vector<std::vector<std::string>> rows = {contract_heading(language)};
    for (const archive::Hit& hit : found.hits) {
        const Result<archive::Document> document = access.document(hit.document, purpose);
        if (!document)
            return tl::make_unexpected(document.error());
        rows.push_back(contract_row(*document, language));
    }
    return table(rows, 28);
}

ExitCode print(archive::Access& access, const archive::SearchResult& found, const Arguments& arguments,
    Language language, Streams& streams)
{
    if (arguments.has("--json")) {
        streams.out << on_one_line(json_of(found)) << '\n';
        return ExitCode::done;
    }
    if (!arguments.has("--table")) {
        streams.out << report(found, streams.out_kind);
        return ExitCode::done;
    }
    const Result<std::string> rows
        = contracts(access, found, arguments.value("--purpose").value_or(""), language);
    if (!rows)
        return refuse(streams, rows.error());
    streams.out << *rows;
    return ExitCode::done;
}

ExitCode search(const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().empty())
        return wrong_usage(streams, "search", "say what to look for; '' finds everything.");
    std::string query;
    for (const std::string& word : arguments.operands())
        query += (query.empty() ? "" : " ") + word;
    const Result<Language> spoken = language(arguments);
    if (!spoken)
        return wrong_usage(streams, "search", sentence(spoken.error()));
    archive::SearchOptions options;
    if (const std::optional<std::string> limit = arguments.value("--limit")) {
        const std::optional<int> count = count_named(*limit);
        if (!count)
            return wrong_usage(
                streams, "search", "--limit takes a whole number from 1, not '" + *limit + "'.");
        options.limit = *count;
    }
    options.purpose = arguments.value("--purpose").value_or("");
    return with_access(arguments, streams, "search", [&](archive::Access& access) {
        const Result<archive::SearchResult> found = access.search(query, options);
        return found ? print(access, *found, arguments, *spoken, streams) : refuse(streams, found.error());
    });
}

} // namespace

Command search_command()
{
    return {"search", "QUERY", "finds documents by words, names, rooms, numbers",
        {archive_option, user_option, password_file_option, json_option,
            {"--table", "", "the hits as a table of what they say"},
            {"--limit", "N", "at most so many hits; 20 where it is not given"}, language_option,
            purpose_option},
        search};
}

} // namespace strongroom::ui
