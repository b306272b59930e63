// Proves an export of the ledger by itself, without the archive.
#include <istream>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "archive/anchors_internal.h"
#include "archive/failure_internal.h"
#include "archive/ledger_chain_internal.h"
#include "archive/ledger_export_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json;

// find() of what is no object gives the end.
std::string text_at(const Json& json, std::string_view name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_at(const Json& json, std::string_view name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

/// Reads the export line by line.
class Proof {
public:
    Proof(std::istream& file, const std::optional<PublicKey>& key) : m_file(file), m_given(key) { }
    Result<ExportVerdict> verdict(std::span<const std::filesystem::path> kept_elsewhere);

private:
    std::optional<Json> next_line(); ///< its text is then in m_text
    Result<void> head();
    std::vector<Anchor> anchors(std::optional<Json>& line);
    void rows(std::optional<Json> line, const Anchors& anchors);
    void fault(std::int64_t seq, const std::string& what) { m_verdict.ledger.faults.push_back({seq, what}); }

    std::istream& m_file;
    const std::optional<PublicKey>& m_given;
    ExportVerdict m_verdict;
    ExportHead m_head;
    std::string m_text;
    std::int64_t m_line = 0;
};

/// None at the end. A line that is no JSON object becomes null.
std::optional<Json> Proof::next_line()
{
    if (!std::getline(m_file, m_text))
        return std::nullopt;
    ++m_line;
    Json json = Json::parse(m_text, nullptr, false);
    return json.is_object() ? json : Json();
}

Result<void> Proof::head()
{
    const Json line = next_line().value_or(Json());
    const bool ours = text_at(line, "format") == ExportHead::format;
    const std::optional<PublicKey> named = ours ? public_key(text_at(line, "key")) : std::nullopt;
    if (!named)
        return failed(Code::bad_input, "the file is not an export of a ledger",
            "give a file that 'strongroom ledger export' has written (JSON Lines, not CSV)");
    m_head = {text_at(line, "archive"), text_at(line, "made"), number_at(line, "rows")};
    m_verdict.archive = m_head.archive;
    m_verdict.made = m_head.made;
    m_verdict.key = named;
    m_verdict.key_compared = m_given.has_value();
    if (m_given && *m_given != *named)
        fault(0, "the export is signed with another key than the one given");
    const Bytes made = from_hexadecimal(text_at(line, "signature"));
    const std::string statement = m_head.statement();
    if (made.size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(
               made.data(), bytes_of(statement).data(), statement.size(), m_verdict.key->data())
            != 0)
        fault(0, "the first line (archive, time and number of rows) is not as it was signed");
    return {};
}

/// The anchors that follow; `line` is then the first line behind them.
std::vector<Anchor> Proof::anchors(std::optional<Json>& line)
{
    std::vector<Anchor> found;
    for (line = next_line(); line && line->contains("anchor"); line = next_line()) {
        const Json& anchor = (*line)["anchor"];
        found.push_back({number_at(anchor, "seq"), text_at(anchor, "utc"),
            from_hexadecimal(text_at(anchor, "hash")), from_hexadecimal(text_at(anchor, "signature"))});
    }
    return found;
}

void Proof::rows(std::optional<Json> line, const Anchors& anchors)
{
    LedgerChain chain(anchors, m_verdict.ledger);
    for (; line; line = next_line()) {
        if (line->is_null()) {
            fault(m_verdict.ledger.rows + 1, "line " + std::to_string(m_line) + " cannot be read");
            continue;
        }
        std::array<std::string, ledger_texts.size()> texts;
        LedgerRowView row;
        row.seq = number_at(*line, "seq");
        for (std::size_t i = 0; i < texts.size(); ++i)
            row.texts[i] = texts[i] = text_at(*line, ledger_texts[i]);
        const Bytes previous = from_hexadecimal(text_at(*line, "prev_hash")),
                    hash = from_hexadecimal(text_at(*line, "hash"));
        row.prev_hash = previous;
        row.hash = hash;
        if (json_line(row) != m_text)
            fault(row.seq, "line " + std::to_string(m_line) + " is not as the archive writes it");
        chain.next(row);
    }
    chain.end();
    if (m_verdict.ledger.rows != m_head.rows)
        fault(m_verdict.ledger.rows,
            "the export was written with " + std::to_string(m_head.rows) + " rows, here are "
                + std::to_string(m_verdict.ledger.rows));
}

Result<ExportVerdict> Proof::verdict(std::span<const std::filesystem::path> kept_elsewhere)
{
    if (Result<void> read = head(); !read)
        return tl::make_unexpected(read.error());
    Anchors genuine(m_head.archive, *m_verdict.key);
    std::optional<Json> line;
    genuine.add(anchors(line), "the export", m_verdict.ledger);
    for (const std::filesystem::path& file : kept_elsewhere) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file, ignored))
            return failed(Code::not_found, "there is no file of anchors " + file.string(),
                "name a file with lines as 'strongroom ledger anchor' prints them");
        genuine.add(read_anchors(file, m_verdict.ledger), file.string(), m_verdict.ledger);
    }
    m_verdict.ledger.anchors = genuine.count();
    rows(std::move(line), genuine);
    return m_verdict;
}

} // namespace

Result<ExportVerdict> verify_ledger_export(
    std::istream& file, const std::optional<PublicKey>& key, std::span<const std::filesystem::path> anchors)
{
    return guarded([&]() -> Result<ExportVerdict> { return Proof(file, key).verdict(anchors); });
}

} // namespace strongroom::archive
