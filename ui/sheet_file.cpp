#include "ui/sheet_file.h"

#include "ui/export/output_file.h"
#include "ui/json_internal.h"
#include "ui/paper/print.h"
#include "ui/paper/spreadsheet.h"

namespace strongroom::ui {
namespace {

constexpr double hundredths = 100;

Json json_of(const archive::SheetValue& value)
{
    struct Writer {
        Json operator()(std::monostate) const { return {}; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(archive::Fen money) const { return static_cast<double>(money.value) / hundredths; }
        Json operator()(archive::FloorArea area) const
        {
            return static_cast<double>(area.hundredths) / hundredths;
        }
        Json operator()(const index::Date& date) const { return index::iso(date); }
    };
    return std::visit(Writer{}, value);
}

Json json_of(const archive::SheetRow& row)
{
    Json json = Json::object();
    for (const auto& [key, value] : row)
        json[key] = json_of(value);
    return json;
}

Json json_of(const archive::RegisterSheet& sheet)
{
    Json rows = Json::array();
    for (const archive::SheetRow& row : sheet.rows)
        rows.push_back(json_of(row));
    return {{"form", sheet.form}, {"number", sheet.number}, {"fonds", sheet.fonds},
        {"project", sheet.project}, {"made_on", index::iso(sheet.made_on)}, {"head", json_of(sheet.head)},
        {"rows", std::move(rows)}, {"foot", json_of(sheet.foot)}};
}

std::vector<std::uint8_t> bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

/// The form as what the ending of `path` says.
Result<std::vector<std::uint8_t>> written_as(
    const std::filesystem::path& path, const archive::RegisterSheet& sheet, Language language)
{
    const std::string ending = path.extension().string();
    if (ending == ".pdf")
        return printed(sheet);
    if (ending == ".xlsx")
        return xlsx(sheet, language);
    if (ending == ".csv")
        return bytes_of(csv(sheet, language));
    if (ending == ".json")
        return bytes_of(on_one_line(json_of(sheet)) + '\n');
    return failed(Code::bad_input, path.string() + " has an ending that nothing can be written as",
        "name a file that ends in .pdf, .xlsx, .csv or .json");
}

Result<void> write(const std::filesystem::path& path, std::span<const std::uint8_t> bytes)
{
    Result<OutputFile> file = OutputFile::create(path, Overwrite::refuse);
    if (!file)
        return tl::make_unexpected(file.error());
    file->write(bytes);
    return file->commit();
}

std::filesystem::path numbered(const std::filesystem::path& path, std::size_t number)
{
    return path.parent_path()
        / (path.stem().string() + '-' + std::to_string(number) + path.extension().string());
}

void say_written(const Arguments& arguments, Streams& streams, const std::string& path, std::size_t bytes)
{
    if (arguments.has("--json"))
        streams.out << on_one_line({{"file", path}, {"bytes", bytes}}) << '\n';
    else
        streams.out << "Written to " << harmless(path) << ".\n";
}

} // namespace

ExitCode write_file(const Arguments& arguments, Streams& streams, std::span<const std::uint8_t> bytes)
{
    const std::string path = arguments.value("--output").value_or("");
    if (const Result<void> done = write(path, bytes); !done)
        return refuse(streams, done.error());
    say_written(arguments, streams, path, bytes.size());
    return ExitCode::done;
}

ExitCode write_sheets(
    const Arguments& arguments, Streams& streams, std::span<const archive::RegisterSheet> sheets)
{
    const Result<Language> spoken = language(arguments);
    if (!spoken)
        return refuse(streams, spoken.error());
    const std::filesystem::path path = arguments.value("--output").value_or("");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::filesystem::path file = sheets.size() == 1 ? path : numbered(path, i + 1);
        const auto bytes = written_as(file, sheets[i], *spoken);
        if (!bytes)
            return refuse(streams, bytes.error());
        if (const Result<void> done = write(file, *bytes); !done)
            return refuse(streams, done.error());
        say_written(arguments, streams, file.string(), bytes->size());
    }
    return ExitCode::done;
}

ExitCode write_sheet(
    const Arguments& arguments, Streams& streams, const Result<archive::RegisterSheet>& sheet)
{
    return sheet ? write_sheets(arguments, streams, std::span(&*sheet, 1)) : refuse(streams, sheet.error());
}

} // namespace strongroom::ui
