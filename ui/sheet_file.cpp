#include "ui/sheet_file.h"

#include "ui/export/output_file.h"
#include "ui/json_internal.h"
#include "ui/paper/print.h"
#include "ui/paper/spreadsheet.h"

namespace strongroom::ui {

ExitCode write_file(const Arguments& arguments, Streams& streams, std::span<const std::uint8_t> bytes)
{
    const std::string path = arguments.value("--out").value_or("");
    Result<OutputFile> file = OutputFile::create(path, Overwrite::refuse);
    if (!file)
        return refuse(streams, file.error());
    file->write(bytes);
    if (const Result<void> done = file->commit(); !done)
        return refuse(streams, done.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"file", path}, {"bytes", bytes.size()}}) << '\n';
    else
        streams.out << "Written to " << harmless(path) << ".\n";
    return ExitCode::done;
}

ExitCode write_sheet(
    const Arguments& arguments, Streams& streams, const Result<archive::RegisterSheet>& sheet)
{
    if (!sheet)
        return refuse(streams, sheet.error());
    const std::string path = arguments.value("--out").value_or("");
    if (path.ends_with(".pdf"))
        return write_file(arguments, streams, printed(*sheet));
    if (path.ends_with(".xlsx"))
        return write_file(arguments, streams, xlsx(*sheet));
    if (path.ends_with(".csv")) {
        const std::string text = csv(*sheet);
        return write_file(
            arguments, streams, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }
    return refuse(streams,
        {Code::bad_input, path + " has an ending that nothing can be written as",
            "name a file that ends in .pdf, .xlsx or .csv"});
}

} // namespace strongroom::ui
