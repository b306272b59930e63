#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "archive/catalogue_internal.h"
#include "archive/document.h"
#include "archive/index_file_internal.h"
#include "archive/people/sight_internal.h"
#include "archive/sqlite/database_internal.h"
#include "index/query.h"

namespace strongroom::archive {

/// What the full text knows of a document.
struct Indexed {
    DocumentId document;
    State state = State::recognised;
    std::vector<std::string> pages; ///< as index::search_text() gives them; empty where a page was not read
    index::DocumentReading reading;
    Filed filed;
};

Indexed indexed(Catalogue& catalogue, const DocumentKey& document);

/// A page of answers: document numbers, newest first.
struct Found {
    std::vector<DocumentId> documents;
    int total = 0;
    bool more = false; ///< counting stopped at `total`
};

/// The full-text index: which documents answer a question. Derived from the catalogue; throws Failure.
class FullText {
public:
    /// Opens the file that is the index just now; makes an empty one where there is none.
    explicit FullText(const Premises& premises);
    bool made_new() const { return m_made_new; }   ///< it is empty and wants to be filled
    bool current() const;                          ///< false: another process put another in its place
    static void discard(const Premises& premises); ///< the files go, with their keys

    void put(const Indexed& document); ///< replaces what was there; in a transaction of its own
    /// Takes documents out so that no term of them is left, neither in the file nor in an old copy of it:
    /// what remains goes to a new file under a new key. \pre nobody takes in documents
    void erase(std::span<const DocumentId> documents);
    std::vector<DocumentId> all();

    /// Stops early: newest first, at most `limit` from `offset` on, counted up to `count_limit`.
    /// What is not in `sight` is neither found nor counted.
    Found find(const index::Question& question, const Sight& sight, int limit, int offset, int count_limit);
    /// Where documents belong now, for those the index knows; in a transaction of its own.
    void refile(std::span<const std::pair<DocumentId, Filed>> documents);

    /// Several puts at once, or a rebuild: use with Transaction.
    Database& database() { return m_database; }
    void put_within(const Indexed& document); ///< \pre inside a Transaction
    void clear_within();

private:
    FullText(const Premises& premises, const class IndexFiles& files);
    void open();
    const Premises* m_premises;
    bool m_made_new = false;
    IndexFile m_file;
    Database m_database;
};

} // namespace strongroom::archive
