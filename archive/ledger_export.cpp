#include <algorithm>
#include <istream>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "archive/act_internal.h"
#include "archive/failure_internal.h"
#include "archive/ledger_export_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::ordered_json;

/// A text as JSON, between quotation marks.
void put_text(std::string& line, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    line += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            line += "\\u00";
            line += digits[byte >> 4];
            line += digits[byte & 15];
        } else {
            line += c;
        }
    }
    line += '"';
}

/// A spreadsheet takes what begins with one of =+-@ for a formula, and would run it.
void put_cell(std::string& line, std::string_view text)
{
    line += '"';
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        line += '\'';
    for (const char c : text) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

std::string csv_line(const LedgerRowView& row)
{
    std::string line = std::to_string(row.seq);
    for (const std::string_view text : row.texts) {
        line += ',';
        put_cell(line, text);
    }
    return line + ',' + hexadecimal(row.hash) + "\r\n";
}

std::string csv_head()
{
    std::string line = "\xEF\xBB\xBFseq";
    for (const std::string_view name : ledger_texts)
        (line += ',') += name;
    return line + ",hash\r\n";
}

std::string first_lines(Ledger& ledger, const Premises& premises, const std::vector<Anchor>& anchors)
{
    ExportHead head{ledger.archive_uid(), premises.utc_now(), anchors.back().seq};
    Bytes made(crypto_sign_BYTES, 0);
    const std::string text = head.statement();
    crypto_sign_detached(
        made.data(), nullptr, bytes_of(text).data(), text.size(), premises.keys.signing.data());
    std::string lines = Json{{"format", ExportHead::format}, {"archive", head.archive},
                            {"key", digits_of(premises.keys.verifying)}, {"made", head.made},
                            {"rows", head.rows}, {"signature", hexadecimal(made)}}
                            .dump()
        + '\n';
    for (const Anchor& anchor : anchors)
        lines += Json{{"anchor",
                          {{"seq", anchor.seq}, {"utc", anchor.utc}, {"hash", hexadecimal(anchor.hash)},
                              {"signature", hexadecimal(anchor.signature)}}}}
                     .dump()
            + '\n';
    return lines;
}

} // namespace

std::string json_line(const LedgerRowView& row)
{
    std::string line = "{\"seq\":" + std::to_string(row.seq);
    for (std::size_t i = 0; i < ledger_texts.size(); ++i) {
        line += ",\"";
        line += ledger_texts[i];
        line += "\":";
        put_text(line, row.texts[i]);
    }
    return line + ",\"prev_hash\":\"" + hexadecimal(row.prev_hash) + "\",\"hash\":\"" + hexadecimal(row.hash)
        + "\"}";
}

std::string ExportHead::statement() const
{
    std::string text = "strongroom ledger export 1";
    for (const std::string& part : {archive, made, std::to_string(rows)}) {
        text += '\0';
        text += part;
    }
    return text;
}

Result<void> export_ledger(Session& session, LedgerFormat format, const TextSink& sink)
{
    return guarded([&]() -> Result<void> {
        const Result<void> allowed = carried_out(session, [&](Act& act) -> Result<void> {
            if (Result<void> may = act.demand(Right::ledger_read, {}, Extent::yes); !may)
                return may;
            act.tell({"ledger.exported", "archive", "", format == LedgerFormat::csv ? "csv" : "jsonl", ""});
            return {};
        });
        if (!allowed)
            return allowed;
        Archive::State& state = session.state().archive;
        state.ledger.anchor();
        // Rows that come meanwhile are left for the next export: up to here all is signed.
        const std::vector<Anchor> anchors = state.ledger.anchors();
        const std::int64_t last = anchors.back().seq;
        sink(format == LedgerFormat::csv ? csv_head() : first_lines(state.ledger, state.premises, anchors));
        state.ledger.rows([&](const LedgerRowView& row) {
            if (row.seq <= last)
                sink(format == LedgerFormat::csv ? csv_line(row) : json_line(row) + '\n');
        });
        return {};
    });
}

} // namespace strongroom::archive
