#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/catalogue_internal.h"
#include "archive/document.h"
#include "archive/keys_internal.h"
#include "archive/sqlite/database_internal.h"
#include "index/query.h"

namespace strongroom::archive {

/// What the full text knows of a document.
struct Indexed {
    DocumentId document;
    State state = State::recognised;
    std::vector<std::string> pages; ///< as index::search_text() gives them; empty where a page was not read
    index::DocumentReading reading;
};

Indexed indexed(Catalogue& catalogue, const DocumentKey& document);

/// A page of answers: document numbers, newest first.
struct Found {
    std::vector<DocumentId> documents;
    int total = 0;
    bool more = false; ///< counting stopped at `total`
};

/// index.db: which documents answer a question. Derived from the catalogue; throws Failure.
class FullText {
public:
    /// Makes the file where it is missing.
    FullText(const std::filesystem::path& folder, const Keys& keys);

    void put(const Indexed& document); ///< replaces what was there; in a transaction of its own
    void remove(DocumentId document);
    std::vector<DocumentId> all();

    /// Stops early: newest first, at most `limit` from `offset` on, counted up to `count_limit`.
    Found find(const index::Question& question, int limit, int offset, int count_limit);

    /// Several puts at once, or a rebuild: use with Transaction.
    Database& database() { return m_database; }
    void put_within(const Indexed& document); ///< \pre inside a Transaction
    void clear_within();

private:
    Database m_database;
};

} // namespace strongroom::archive
