#include "archive/ledger.h"

#include <fstream>

#include "archive/certificate.h"
#include "ui/command/commands.h"
#include "ui/export/output_file.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::ExportVerdict;
using archive::LedgerRow;
using archive::LedgerVerdict;

std::string faults_of(const LedgerVerdict& verdict)
{
    std::string text = "It is NOT intact:\n";
    for (const archive::LedgerFault& fault : verdict.faults)
        text += (fault.seq > 0 ? "  row " + std::to_string(fault.seq) + ": " : "  ") + harmless(fault.what)
            + '\n';
    return text;
}

std::string text_of(const LedgerVerdict& verdict)
{
    return "The ledger has " + std::to_string(verdict.rows) + " rows and " + std::to_string(verdict.anchors)
        + " signed anchors. "
        + (verdict.intact() ? "Every row is as it was written, and none is missing.\n" : faults_of(verdict));
}

std::string text_of(const ExportVerdict& verdict)
{
    std::string text = "Archive:     " + harmless(verdict.archive)
        + "\nExported:    " + harmless(verdict.made) + "\nKey:         " + archive::digits_of(*verdict.key)
        + "\nFingerprint: " + archive::fingerprint(*verdict.key) + '\n' + text_of(verdict.ledger);
    if (!verdict.key_compared)
        text += "Whose key that is was not compared: give --key, or compare the fingerprint by telephone.\n";
    return text;
}

Json json_of(const ExportVerdict& verdict)
{
    Json json = ui::json_of(verdict.ledger);
    json["archive"] = verdict.archive;
    json["made"] = verdict.made;
    json["key"] = archive::digits_of(*verdict.key);
    json["fingerprint"] = archive::fingerprint(*verdict.key);
    json["key_compared"] = verdict.key_compared;
    return json;
}

std::vector<std::filesystem::path> anchor_files(const Arguments& arguments)
{
    if (const std::optional<std::string> file = arguments.value("--anchors"))
        return {*file};
    return {};
}

ExitCode verify_export(const Arguments& arguments, Streams& streams, const std::string& name)
{
    std::optional<archive::PublicKey> key;
    if (const std::optional<std::string> digits = arguments.value("--key")) {
        key = archive::public_key(*digits);
        if (!key)
            return refuse(streams,
                {Code::bad_input, "--key is not a public key",
                    "give the 64 hexadecimal digits that "
                    "'strongroom certificate key' prints"});
    }
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return refuse(streams, {Code::not_found, name + " cannot be read", "give the name of an export"});
    const Result<ExportVerdict> verdict = archive::verify_ledger_export(file, key, anchor_files(arguments));
    if (!verdict)
        return refuse(streams, verdict.error());
    streams.out << (arguments.has("--json") ? on_one_line(json_of(*verdict)) + '\n' : text_of(*verdict));
    return verdict->ledger.intact() ? ExitCode::done : ExitCode::refused;
}

ExitCode verify(const Arguments& arguments, Streams& streams)
{
    if (const std::optional<std::string> file = arguments.value("--file"))
        return verify_export(arguments, streams, *file);
    return with_access(arguments, streams, "ledger verify", [&](archive::Access& access) {
        const Result<LedgerVerdict> verdict = access.verify_ledger(anchor_files(arguments));
        if (!verdict)
            return refuse(streams, verdict.error());
        streams.out << (arguments.has("--json") ? on_one_line(ui::json_of(*verdict)) + '\n'
                                                : text_of(*verdict));
        return verdict->intact() ? ExitCode::done : ExitCode::refused;
    });
}

Json json_of(const LedgerRow& row)
{
    return {{"seq", row.seq}, {"utc", row.utc}, {"local", row.local}, {"actor", row.actor},
        {"role", row.role}, {"terminal", row.terminal}, {"action", row.action}, {"object", row.object},
        {"before", row.before}, {"after", row.after}, {"purpose", row.purpose}, {"hash", row.hash}};
}

std::string text_of(const LedgerRow& row)
{
    std::string text = std::to_string(row.seq) + "  " + row.local + "  " + row.actor + " (" + row.role
        + ") at " + row.terminal + "  " + row.action + "  " + row.object;
    if (!row.before.empty() || !row.after.empty())
        text += "  " + row.before + " -> " + row.after;
    if (!row.purpose.empty())
        text += "  (" + row.purpose + ')';
    return harmless(text) + '\n';
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    archive::LedgerQuestion question{arguments.value("--object").value_or(""),
        arguments.value("--actor").value_or(""), arguments.value("--action").value_or(""),
        arguments.value("--since").value_or(""), arguments.value("--until").value_or("")};
    if (const std::optional<std::string> newest = arguments.value("--newest")) {
        if (newest->empty() || newest->size() > 9
            || newest->find_first_not_of("0123456789") != std::string::npos)
            return wrong_usage(streams, "ledger list", "--newest wants a number.");
        question.newest = std::stoll(*newest);
    }
    const bool as_json = arguments.has("--json");
    const Result<void> read = archive::read_ledger(session, question, [&](const LedgerRow& row) {
        streams.out << (as_json ? on_one_line(json_of(row)) + '\n' : text_of(row));
    });
    return read ? ExitCode::done : refuse(streams, read.error());
}

ExitCode export_all(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const archive::LedgerFormat format
        = arguments.has("--csv") ? archive::LedgerFormat::csv : archive::LedgerFormat::json_lines;
    const std::optional<std::string> name = arguments.value("--output");
    if (!name) {
        const Result<void> done
            = archive::export_ledger(session, format, [&](std::string_view text) { streams.out << text; });
        return done ? ExitCode::done : refuse(streams, done.error());
    }
    Result<OutputFile> file = OutputFile::create(*name, Overwrite::refuse);
    if (!file)
        return refuse(streams, file.error());
    if (const Result<void> done
        = archive::export_ledger(session, format, [&](std::string_view text) { file->write(text); });
        !done)
        return refuse(streams, done.error());
    const Result<void> complete = file->commit();
    return complete ? ExitCode::done : refuse(streams, complete.error());
}

ExitCode anchor(const Arguments& arguments, Streams& streams)
{
    return with_archive(arguments, streams, "ledger anchor", [&](archive::Archive& archive) {
        const Result<archive::LedgerAnchor> made = archive::anchor_ledger(archive);
        if (!made)
            return refuse(streams, made.error());
        const std::string key = archive::digits_of(made->key);
        if (arguments.has("--json"))
            streams.out << on_one_line(
                {{"seq", made->seq}, {"utc", made->utc}, {"hash", made->hash}, {"signature", made->signature},
                    {"archive", made->archive}, {"key", key}, {"line", made->line()}})
                        << '\n';
        else
            streams.out << "Row:         " << made->seq << "\nSigned:      " << made->utc
                        << "\nHash:        " << made->hash << "\nSignature:   " << made->signature
                        << "\nArchive:     " << made->archive << "\nKey:         " << key
                        << "\nFingerprint: " << archive::fingerprint(made->key)
                        << "\n\nKeep this line elsewhere, on paper or in a file for --anchors:\n"
                        << made->line() << '\n';
        return ExitCode::done;
    });
}

} // namespace

Command ledger_command()
{
    return noun("ledger",
        "proves that no row of the ledger was changed or removed; shows, exports and signs it",
        Chapter::archive,
        {{"verify", "", "looks through every row, link and signed anchor, of an archive or of an export",
             {archive_option, user_option, password_file_option, json_option,
                 {"--file", "EXPORT", "an export, read without the archive"},
                 {"--key", "HEX", "of an export: the archive's public key, as 'certificate key' tells it"},
                 {"--anchors", "FILE", "lines of 'ledger anchor' that were kept elsewhere"}},
             {"ledger verify --archive DIR", "ledger verify --file ledger.jsonl --anchors printed.txt"},
             nullptr, verify},
            {"list", "", "shows rows, oldest first",
                {{"--object", "NAME", "about what; all that begins so, as in loan: or document:ab12"},
                    {"--actor", "NAME", "by whom"},
                    {"--action", "NAME", "what was done; all that begins so, as in destruction."},
                    {"--since", "DATE", "from that day on"}, {"--until", "DATE", "up to that day"},
                    {"--newest", "N", "the newest N only"}},
                {"ledger list --action loan. --since 2026-01-01", "ledger list --object item: --newest 20"},
                list},
            {"export", "", "writes all rows with their hashes and signed anchors, for 'ledger verify --file'",
                {{"--csv", "", "for a spreadsheet instead; this proves nothing"},
                    {"--output", "FILE", "into a new file, complete or not at all"}},
                {"ledger export --output ledger.jsonl", "ledger export --csv --output ledger.csv"},
                export_all},
            {"anchor", "", "signs the newest row and prints the line to keep elsewhere",
                {archive_option, json_option}, {"ledger anchor >> /mnt/elsewhere/anchors.txt"}, nullptr,
                anchor}});
}

} // namespace strongroom::ui
