#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "archive/document.h"
#include "archive/people/person.h"
#include "archive/premises_internal.h"
#include "archive/sqlite/database_internal.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Opens (or makes) catalogue.db and brings its schema up to date.
Database open_catalogue(const std::filesystem::path& folder, const Keys& keys, Database::Missing missing);

/// A document's identity and the key to everything sealed of it.
struct DocumentKey {
    DocumentId id;
    std::string uid;
    Secret key;
};

/// What registering made of a document: which file it belongs to decides who may see it.
struct Filed {
    ProjectId project; ///< 0: it is not registered yet
    int grade = 2;
    PersonId owner; ///< 0: of nobody in particular
};

/// A source about to be filed, its blob written already.
struct NewSource {
    std::string name;
    Bytes sha256;
    std::uint64_t bytes = 0;
    std::string blob;
};

struct StoredSource {
    Source source;
    std::string blob;
};

/// A document whose rows are gone, and what may be left of it outside the catalogue.
struct Removed {
    DocumentId id;
    std::string uid;
    std::vector<std::string> blobs;
    bool indexed = false;
};

/// The records of documents, their values sealed and unsealed on the way. Functions that write want to be
/// inside a Transaction; all throw Failure.
class Catalogue {
public:
    Catalogue(Database& database, const Premises& premises) : m_database(&database), m_premises(&premises) { }

    /// Over the digests of the sources in order: what "the same document" means.
    static Bytes digest(const std::vector<NewSource>& sources);
    std::optional<DocumentId> find(const Bytes& digest);
    /// By uid or an unambiguous beginning of it. Errors: not_found, conflict.
    Result<DocumentId> find(const std::string& reference);

    static std::string new_uid();
    /// `received`: UTC, ISO 8601.
    /// Its key is kept before its row can be committed.
    DocumentId add(const std::string& uid, const Secret& key, const std::vector<NewSource>& sources,
        const std::string& received);
    /// Takes every row of it away but the ledger's, and writes down what is left to clear away once this is
    /// committed (erase_internal.h). Nothing to do where it is not there.
    void remove(DocumentId document);
    std::vector<Removed> removed(); ///< not cleared away yet
    void cleared_away(const Removed& removed);

    DocumentKey key_of(DocumentId document);
    std::string uid_of(DocumentId document);
    State state_of(DocumentId document);
    std::string title_of(const DocumentKey& document);
    std::vector<StoredSource> sources(const DocumentKey& document);
    std::vector<PageContent> pages(const DocumentKey& document); ///< with all that was read
    std::optional<PageContent> page(const DocumentKey& document, int number);
    PageContent page_place(DocumentId document, int number);        ///< number, source, page in source only
    std::string page_text(const DocumentKey& document, int number); ///< empty where it was not read
    int page_count(DocumentId document);
    std::vector<std::string> page_errors(DocumentId document); ///< "page 3: why" for each page set aside
    std::string kind_of(DocumentId document);
    Filed filed_as(DocumentId document);
    std::string picture(DocumentId document, int page); ///< blob name, empty where there is none
    index::DocumentReading reading(const DocumentKey& document);
    std::vector<std::string> readers(DocumentId document);
    Document document(const DocumentKey& key); ///< all but its history

    void set_opened(DocumentId document, int source, const std::string& format, int page_count);
    void add_page(DocumentId document, const PageContent& place);
    void set_readers(DocumentId document, const std::vector<std::string>& readers);
    void set_state(DocumentId document, State state);
    void set_page(const DocumentKey& document, const PageContent& page, const std::string& picture);
    void set_page_aside(DocumentId document, int page, const std::string& why);
    /// Fields, title and look-up hashes; replaces what an earlier reading left.
    void set_reading(
        const DocumentKey& document, const std::string& title, const index::DocumentReading& reading);

    std::unordered_set<std::string> blobs(); ///< all that rows name
    std::vector<DocumentId> all(State state);
    bool has(const std::string& uid);

private:
    void set_blind(const DocumentKey& document, const index::DocumentReading& reading);
    Database* m_database;
    const Premises* m_premises;
};

/// The first value called `name`, or null.
const index::Field* first_field(const index::DocumentReading& reading, std::string_view name);

} // namespace strongroom::archive
