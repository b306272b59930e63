#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

std::string text_of(const archive::LedgerVerdict& verdict)
{
    std::string text = "The ledger has " + std::to_string(verdict.rows) + " rows and "
        + std::to_string(verdict.anchors) + " signed anchors. ";
    if (verdict.intact())
        return text + "Every row is as it was written, and none is missing.\n";
    text += "It is NOT intact:\n";
    for (const archive::LedgerFault& fault : verdict.faults)
        text += "  row " + std::to_string(fault.seq) + ": " + harmless(fault.what) + '\n';
    return text;
}

ExitCode verify(const Arguments& arguments, Streams& streams)
{
    return with_archive(arguments, streams, "ledger verify", [&](archive::Archive& archive) {
        const Result<archive::LedgerVerdict> verdict = archive.verify_ledger();
        if (!verdict)
            return refuse(streams, verdict.error());
        if (arguments.has("--json"))
            streams.out << on_one_line(json_of(*verdict)) << '\n';
        else
            streams.out << text_of(*verdict);
        return verdict->intact() ? ExitCode::done : ExitCode::refused;
    });
}

} // namespace

Command ledger_command()
{
    return noun("ledger", "proves that no row of the ledger was changed or removed", Chapter::archive,
        {{"verify", "", "looks through every row, link and signed anchor", {archive_option, json_option},
            {"ledger verify --archive DIR"}, nullptr, verify}});
}

} // namespace strongroom::ui
