// The sealed half of the catalogue: what goes into a document's record and comes out again.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "archive/catalogue_internal.h"
#include "archive/content_json_internal.h"
#include "archive/failure_internal.h"
#include "archive/seal_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

// Exact look-ups on values that are sealed.
constexpr std::array<std::string_view, 3> looked_up{"contract_no", "id_no", "mobile"};

std::string row_of(const DocumentKey& document, int page)
{
    return document.uid + "/" + std::to_string(page);
}

Failure gone(DocumentId document)
{
    return Failure(Code::not_found, "document number " + std::to_string(document.value) + " is not there");
}

constexpr const char* page_columns = "number, source, page_in_source, state, error, content";

PageContent page_of_row(const DocumentKey& document, const Statement& row)
{
    PageContent page;
    const int number = static_cast<int>(row.integer(0));
    if (!row.null(5))
        page = page_from_json(
            unsealed(document.key, row.blob(5), {"page", "content", row_of(document, number)}));
    page.number = number;
    page.source = static_cast<int>(row.integer(1));
    page.page_in_source = static_cast<int>(row.integer(2));
    page.read = row.text(3) == "read";
    page.error = row.text(4);
    return page;
}

} // namespace

DocumentKey Catalogue::key_of(DocumentId document)
{
    const std::string uid = uid_of(document);
    if (uid.empty())
        throw gone(document);
    return {document, uid, m_premises->data_keys.get(document_owner(uid))};
}

std::string Catalogue::uid_of(DocumentId document)
{
    Statement row = m_database->prepare("SELECT uid FROM document WHERE id = ?", document.value);
    return row.next() ? row.text(0) : std::string();
}

State Catalogue::state_of(DocumentId document)
{
    Statement row = m_database->prepare("SELECT state FROM document WHERE id = ?", document.value);
    if (!row.next())
        throw gone(document);
    return state_named(row.text(0)).value_or(State::received);
}

std::string Catalogue::title_of(const DocumentKey& document)
{
    Statement row = m_database->prepare("SELECT title FROM document WHERE id = ?", document.id.value);
    if (row.next() && !row.null(0))
        return unsealed(document.key, row.blob(0), {"document", "title", document.uid});
    const std::vector<StoredSource> from = sources(document);
    return from.empty() ? document.uid : from.front().source.name;
}

std::vector<StoredSource> Catalogue::sources(const DocumentKey& document)
{
    std::vector<StoredSource> sources;
    Statement row
        = m_database->prepare("SELECT number, sha256, bytes, format, page_count, name, blob FROM source "
                              "WHERE document = ? ORDER BY number",
            document.id.value);
    while (row.next()) {
        const Cell cell{"source", "name", row_of(document, static_cast<int>(row.integer(0)))};
        sources.push_back({{unsealed(document.key, row.blob(5), cell), hexadecimal(row.blob(1)), row.text(3),
                               static_cast<std::uint64_t>(row.integer(2)), static_cast<int>(row.integer(4))},
            row.text(6)});
    }
    return sources;
}

std::vector<PageContent> Catalogue::pages(const DocumentKey& document)
{
    std::vector<PageContent> pages;
    Statement row = m_database->prepare(
        std::string("SELECT ") + page_columns + " FROM page WHERE document = ? ORDER BY number",
        document.id.value);
    while (row.next())
        pages.push_back(page_of_row(document, row));
    return pages;
}

std::optional<PageContent> Catalogue::page(const DocumentKey& document, int number)
{
    Statement row = m_database->prepare(
        std::string("SELECT ") + page_columns + " FROM page WHERE document = ? AND number = ?",
        document.id.value, number);
    return row.next() ? std::optional(page_of_row(document, row)) : std::nullopt;
}

PageContent Catalogue::page_place(DocumentId document, int number)
{
    Statement row = m_database->prepare(
        "SELECT source, page_in_source FROM page WHERE document = ? AND number = ?", document.value, number);
    if (!row.next())
        throw gone(document);
    PageContent place;
    place.number = number;
    place.source = static_cast<int>(row.integer(0));
    place.page_in_source = static_cast<int>(row.integer(1));
    return place;
}

std::string Catalogue::page_text(const DocumentKey& document, int number)
{
    Statement row = m_database->prepare(
        "SELECT text FROM page WHERE document = ? AND number = ?", document.id.value, number);
    if (!row.next() || row.null(0))
        return {};
    return unsealed(document.key, row.blob(0), {"page", "text", row_of(document, number)});
}

int Catalogue::page_count(DocumentId document)
{
    Statement row = m_database->prepare("SELECT count(*) FROM page WHERE document = ?", document.value);
    return row.next() ? static_cast<int>(row.integer(0)) : 0;
}

std::vector<std::string> Catalogue::page_errors(DocumentId document)
{
    std::vector<std::string> errors;
    Statement row = m_database->prepare(
        "SELECT number, error FROM page WHERE document = ? AND state = 'set_aside' ORDER BY number",
        document.value);
    while (row.next())
        errors.push_back("page " + std::to_string(row.integer(0)) + ": " + row.text(1));
    return errors;
}

Filed Catalogue::filed_as(DocumentId document)
{
    Statement row = m_database->prepare(
        "SELECT f.project, f.grade, coalesce(f.owner, 0) FROM item i JOIN file f ON f.id = i.file WHERE "
        "i.document = ?",
        document.value);
    if (!row.next())
        return {};
    return {{row.integer(0)}, static_cast<int>(row.integer(1)), {row.integer(2)}};
}

std::string Catalogue::kind_of(DocumentId document)
{
    Statement row = m_database->prepare("SELECT kind FROM document WHERE id = ?", document.value);
    return row.next() ? row.text(0) : std::string();
}

std::string Catalogue::picture(DocumentId document, int page)
{
    Statement row = m_database->prepare(
        "SELECT picture FROM page WHERE document = ? AND number = ?", document.value, page);
    return row.next() ? row.text(0) : std::string();
}

index::DocumentReading Catalogue::reading(const DocumentKey& document)
{
    Statement row = m_database->prepare("SELECT reading FROM document WHERE id = ?", document.id.value);
    if (!row.next() || row.null(0))
        return {};
    return reading_from_json(unsealed(document.key, row.blob(0), {"document", "reading", document.uid}));
}

std::vector<std::string> Catalogue::readers(DocumentId document)
{
    Statement row = m_database->prepare("SELECT readers FROM document WHERE id = ?", document.value);
    return row.next() ? nlohmann::json::parse(row.text(0)).get<std::vector<std::string>>()
                      : std::vector<std::string>();
}

Document Catalogue::document(const DocumentKey& key)
{
    Document document;
    document.uid = key.uid;
    document.title = title_of(key);
    document.state = state_of(key.id);
    Statement row = m_database->prepare("SELECT received FROM document WHERE id = ?", key.id.value);
    if (row.next())
        document.received = row.text(0);
    for (StoredSource& source : sources(key))
        document.content.sources.push_back(std::move(source.source));
    document.content.readers = readers(key.id);
    document.content.pages = pages(key);
    document.content.reading = reading(key);
    return document;
}

void Catalogue::set_page(const DocumentKey& document, const PageContent& page, const std::string& picture)
{
    const std::string row = row_of(document, page.number);
    Statement update = m_database->prepare(
        "UPDATE page SET state = 'read', error = '', width = ?, height = ?, dpi = ?, content = ?, text = ?, "
        "picture = nullif(?, '') WHERE document = ? AND number = ?",
        page.size.width, page.size.height, page.dpi,
        sealed(document.key, page_json(page), {"page", "content", row}),
        sealed(document.key, index::search_text(page.text), {"page", "text", row}), picture,
        document.id.value, page.number);
    update.run();
}

void Catalogue::set_reading(
    const DocumentKey& document, const std::string& title, const index::DocumentReading& reading)
{
    m_database->run("UPDATE document SET kind = ?, title = ?, reading = ? WHERE id = ?", reading.kind,
        sealed(document.key, title, {"document", "title", document.uid}),
        sealed(document.key, reading_json(reading), {"document", "reading", document.uid}),
        document.id.value);
    set_blind(document, reading);
}

void Catalogue::set_blind(const DocumentKey& document, const index::DocumentReading& reading)
{
    m_database->run("DELETE FROM blind WHERE document = ?", document.id.value);
    for (const index::Field& field : reading.fields) {
        const bool wanted = std::find(looked_up.begin(), looked_up.end(), field.name) != looked_up.end();
        // Without what separates its parts: XS-2007-0412 and XS 2007 0412 are the same number.
        const std::string value = index::significant(field.value);
        if (wanted && !value.empty())
            m_database->run("INSERT OR IGNORE INTO blind (field, hash, document) VALUES (?, ?, ?)",
                field.name, blind_hash(m_premises->keys.blind, field.name, value), document.id.value);
    }
}

const index::Field* first_field(const index::DocumentReading& reading, std::string_view name)
{
    const auto found = std::find_if(reading.fields.begin(), reading.fields.end(),
        [&](const index::Field& field) { return field.name == name && !field.value.empty(); });
    return found == reading.fields.end() ? nullptr : &*found;
}

} // namespace strongroom::archive
