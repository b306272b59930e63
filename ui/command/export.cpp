#include <algorithm>
#include <iterator>

#include "ui/command/commands.h"
#include "ui/export/alto.h"
#include "ui/export/output_file.h"
#include "ui/export/searchable_pdf.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

constexpr std::string_view formats[] = {"pdf", "text", "alto", "json"};

/// Every page's text; a form feed between pages.
std::string text_of(const archive::Document& document)
{
    std::string text;
    for (const archive::PageContent& page : document.content.pages)
        text += (page.number > 1 ? "\f" : "") + ocr::plain_text(page.text);
    return text;
}

Result<void> write_document(archive::Access& access, const archive::Document& document,
    const std::string& format, const std::string& purpose, OutputFile& output)
{
    if (format == "pdf")
        return write_searchable_pdf(
            document,
            [&](int page) { return access.page_picture(document.uid, page, purpose, archive::Use::copy); },
            output);
    // A write that fails is remembered by the file and told by commit().
    if (format == "text")
        output.write(text_of(document));
    else if (format == "alto")
        output.write(alto(document));
    else
        output.write(on_one_line(json_of(document)) + '\n');
    return {};
}

Result<void> export_one(archive::Access& access, const std::string& reference, const std::string& format,
    const std::filesystem::path& path, Overwrite overwrite, const std::string& purpose)
{
    Result<OutputFile> output = OutputFile::create(path, overwrite);
    if (!output)
        return tl::make_unexpected(output.error());
    const Result<archive::Document> document = access.document(reference, purpose, archive::Use::copy);
    if (!document)
        return tl::make_unexpected(document.error());
    if (Result<void> written = write_document(access, *document, format, purpose, *output); !written)
        return written;
    // First the ledger, then the copy: no copy leaves without its row.
    if (Result<void> recorded = access.record_export(document->uid, format, purpose); !recorded)
        return recorded;
    return output->commit();
}

ExitCode export_document(const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().size() != 1)
        return wrong_usage(streams, "export", "name one document, as 'search' or 'ingest' printed it.");
    const std::string format = arguments.value("--format").value_or("");
    if (std::find(std::begin(formats), std::end(formats), format) == std::end(formats))
        return wrong_usage(streams, "export", "say --format pdf, text, alto or json.");
    const std::optional<std::string> path = arguments.value("--output");
    if (!path || path->empty())
        return wrong_usage(streams, "export", "say where to: --output FILE.");
    return with_access(arguments, streams, "export", [&](archive::Access& access) {
        const Result<void> exported = export_one(access, arguments.operands()[0], format, *path,
            arguments.has("--force") ? Overwrite::allow : Overwrite::refuse,
            arguments.value("--purpose").value_or(""));
        if (!exported)
            return refuse(streams, exported.error());
        streams.err << "Wrote " << harmless(*path) << '.' << std::endl;
        return ExitCode::done;
    });
}

} // namespace

Command export_command()
{
    return {"export", "DOCUMENT", "writes a document as searchable PDF, text, ALTO XML or JSON",
        {archive_option, user_option, password_file_option, {"--format", "FORMAT", "pdf, text, alto or json"},
            {"--output", "FILE", "where to; appears only when it is complete"},
            {"--force", "", "replace the file if it is there"}, purpose_option},
        export_document};
}

} // namespace strongroom::ui
