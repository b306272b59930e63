#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "archive/catalogue_internal.h"
#include "archive/failure_internal.h"
#include "archive/ledger_internal.h"
#include "archive/schema_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

// Crockford's base 32: no i, l, o, u, so that nobody reads a uid wrongly aloud.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t uid_length = 12, shortest_reference = 4;

} // namespace

Database open_catalogue(const std::filesystem::path& folder, const Keys& keys, Database::Missing missing)
{
    Database database(folder / "catalogue.db", keys.catalogue, missing);
    std::vector<SchemaStep> steps;
    for (const std::string_view file : {"0001_catalogue.sql", "0002_people.sql", "0003_filing.sql",
             "0004_loans.sql", "0005_retention.sql", "0006_inventory.sql"})
        steps.push_back({file, schema_file(file)});
    migrate(database, steps);
    return database;
}

Bytes Catalogue::digest(const std::vector<NewSource>& sources)
{
    Bytes all;
    for (const NewSource& source : sources)
        all += source.sha256;
    return sha256(all);
}

std::optional<DocumentId> Catalogue::find(const Bytes& digest)
{
    Statement row = m_database->prepare("SELECT id FROM document WHERE digest = ?", digest);
    return row.next() ? std::optional(DocumentId{row.integer(0)}) : std::nullopt;
}

Result<DocumentId> Catalogue::find(const std::string& reference)
{
    std::string wanted;
    for (const char c : reference)
        wanted += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const bool plausible = wanted.size() >= shortest_reference && wanted.size() <= uid_length
        && wanted.find_first_not_of(digits) == std::string::npos;
    if (!plausible)
        return strongroom::failed(Code::not_found, "there is no document " + reference,
            "name a document by its identity or the first four or more characters of it, as search shows it");
    // '~' sorts behind every digit of a uid.
    Statement row = m_database->prepare(
        "SELECT id FROM document WHERE uid >= ?1 AND uid < ?1 || '~' ORDER BY uid LIMIT 2", wanted);
    if (!row.next())
        return strongroom::failed(
            Code::not_found, "there is no document " + reference, "look for it by search");
    const DocumentId found{row.integer(0)};
    if (row.next())
        return strongroom::failed(
            Code::conflict, "more than one document begins with " + reference, "give more characters of it");
    return found;
}

std::string Catalogue::new_uid()
{
    std::string uid;
    for (const std::uint8_t byte : random_bytes(uid_length))
        uid += digits[byte % digits.size()];
    return uid;
}

DocumentId Catalogue::add(const std::string& uid, const Secret& key, const std::vector<NewSource>& sources,
    const std::string& received)
{
    m_premises->data_keys.put(document_owner(uid), key);
    m_database->run("INSERT INTO document (uid, digest, state, received) VALUES (?, ?, ?, ?)", uid,
        digest(sources), name(State::received), received);
    const DocumentId document{m_database->last_id()};
    for (std::size_t number = 0; number < sources.size(); ++number) {
        const NewSource& source = sources[number];
        m_database->run(
            "INSERT INTO source (document, number, sha256, bytes, name, blob) VALUES (?, ?, ?, ?, ?, ?)",
            document.value, number, source.sha256, source.bytes,
            sealed(key, source.name, {"source", "name", uid + "/" + std::to_string(number)}), source.blob);
    }
    return document;
}

void Catalogue::remove(DocumentId document)
{
    const std::string uid = uid_of(document);
    if (uid.empty())
        return;
    std::vector<std::string> blobs;
    {
        Statement row
            = m_database->prepare("SELECT blob FROM source WHERE document = ?1 UNION ALL "
                                  "SELECT picture FROM page WHERE document = ?1 AND picture IS NOT NULL",
                document.value);
        while (row.next())
            blobs.push_back(row.text(0));
    }
    m_database->run("INSERT INTO removed (document, uid, blobs, indexed) VALUES (?, ?, ?, ?)", document.value,
        uid, nlohmann::json(blobs).dump(), state_of(document) == State::recognised);
    for (const char* statement :
        {"UPDATE item SET document = NULL WHERE document = ?", "DELETE FROM job WHERE document = ?",
            "DELETE FROM blind WHERE document = ?", "DELETE FROM page WHERE document = ?",
            "DELETE FROM source WHERE document = ?", "DELETE FROM document WHERE id = ?"})
        m_database->run(statement, document.value);
}

std::vector<Removed> Catalogue::removed()
{
    std::vector<Removed> all;
    Statement row = m_database->prepare("SELECT document, uid, blobs, indexed FROM removed");
    while (row.next())
        all.push_back({{row.integer(0)}, row.text(1),
            nlohmann::json::parse(row.text(2)).get<std::vector<std::string>>(), row.integer(3) != 0});
    return all;
}

void Catalogue::cleared_away(const Removed& removed)
{
    m_database->run("DELETE FROM removed WHERE document = ?", removed.id.value);
}

bool Catalogue::has(const std::string& uid)
{
    return m_database->prepare("SELECT 1 FROM document WHERE uid = ?", uid).next();
}

void Catalogue::set_opened(DocumentId document, int source, const std::string& format, int page_count)
{
    m_database->run("UPDATE source SET format = ?, page_count = ? WHERE document = ? AND number = ?", format,
        page_count, document.value, source);
}

void Catalogue::add_page(DocumentId document, const PageContent& place)
{
    m_database->run("INSERT OR IGNORE INTO page (document, number, source, page_in_source, state) "
                    "VALUES (?, ?, ?, ?, 'waiting')",
        document.value, place.number, place.source, place.page_in_source);
}

void Catalogue::set_readers(DocumentId document, const std::vector<std::string>& readers)
{
    m_database->run(
        "UPDATE document SET readers = ? WHERE id = ?", nlohmann::json(readers).dump(), document.value);
}

void Catalogue::set_state(DocumentId document, State state)
{
    m_database->run("UPDATE document SET state = ? WHERE id = ?", name(state), document.value);
}

void Catalogue::set_page_aside(DocumentId document, int page, const std::string& why)
{
    m_database->run("UPDATE page SET state = 'set_aside', error = ? WHERE document = ? AND number = ?", why,
        document.value, page);
}

std::unordered_set<std::string> Catalogue::blobs()
{
    std::unordered_set<std::string> named;
    Statement row = m_database->prepare(
        "SELECT blob FROM source UNION ALL SELECT picture FROM page WHERE picture IS NOT NULL");
    while (row.next())
        named.insert(row.text(0));
    return named;
}

std::vector<DocumentId> Catalogue::all(State state)
{
    std::vector<DocumentId> documents;
    Statement row = m_database->prepare("SELECT id FROM document WHERE state = ? ORDER BY id", name(state));
    while (row.next())
        documents.push_back({row.integer(0)});
    return documents;
}

} // namespace strongroom::archive
