#pragma once

#include <optional>
#include <string>

#include "archive/archive.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

enum class JobKind { open, page, assemble, index };
std::string_view name(JobKind kind);

/// A job taken out of the queue.
struct Claimed {
    JobId id;
    JobKind kind = JobKind::open;
    DocumentId document;
    int page = 0;
    int attempts = 0; ///< that failed before this one
};

/// What becomes of a job that failed.
enum class Retry { again, set_aside };
constexpr int most_attempts = 3;

/// The queue of one archive. Each job may be done twice without harm; a job whose process died is found
/// 'running' by the next intake and waits again. Order: finish documents first, then read pages in order,
/// then open further files.
class Jobs {
public:
    explicit Jobs(Database& catalogue) : m_catalogue(&catalogue) { }

    /// Nothing to do where it is there already. \pre inside a Transaction
    void add(JobKind kind, DocumentId document, int page = 0);
    /// The most urgent job that waits; empty where none does.
    std::optional<Claimed> claim();
    void done(JobId id); ///< \pre inside the Transaction that holds its results
    /// Counts the failure. \pre inside a Transaction
    Retry failed(const Claimed& job, const std::string& why);
    /// Is there a page of it yet to be read?
    bool pages_left(DocumentId document);
    int pages_waiting();
    /// Is any work left to be done on it?
    bool unfinished(DocumentId document);
    /// What was running when a process died waits again. \pre nobody else is taking in documents
    void take_back();
    std::vector<Job> list();

private:
    Database* m_catalogue;
};

} // namespace strongroom::archive
