#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/clock.h"
#include "archive/document.h"
#include "archive/intake.h"
#include "archive/ledger.h"
#include "archive/search.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// A piece of work that is not done yet, or was set aside.
struct Job {
    JobId id;
    std::string kind; ///< "open", "page", "assemble", "index"
    std::string document;
    int page = 0;      ///< 0 where the job is about the whole document
    std::string state; ///< "waiting", "running", "set_aside"
    int attempts = 0;
    std::string last_error;
};

/// How many of what the archive holds.
struct Totals {
    std::int64_t documents = 0, pages = 0, jobs_waiting = 0, jobs_set_aside = 0;
};

/// Receives bytes piece by piece.
using Sink = std::function<void(std::span<const std::uint8_t>)>;

/// An archive folder: catalogue.db, index.db, blobs/, keys/. Everything in it is sealed. Each function leaves
/// a row in the ledger. Several processes may have the same archive open; only one at a time takes in
/// documents, the others wait their turn. Once people are set up (people/people.h), what is done with
/// documents is done through an Access with a Session, and forbidden here. One object belongs to one thread.
/// The archive key is read from $STRONGROOM_KEY_FILE where that is set, else from keys/archive.key. Errors of
/// all functions: not_found, conflict, bad_input as told; machine where the disk is full, a file cannot be
/// written, the key is wrong or missing, or the data are damaged.
class Archive {
public:
    /// Makes a new archive in `folder`, which must not exist, be empty, or hold only what an
    /// interrupted create() left (conflict otherwise).
    static Result<Archive> create(
        const std::filesystem::path& folder, const Actor& actor = {}, Clock clock = system_clock());
    static Result<Archive> open(
        const std::filesystem::path& folder, const Actor& actor = {}, Clock clock = system_clock());
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    /// Takes in documents, each made of one or more files in order, and finishes what an earlier intake left.
    /// A bad file costs only its own document (Fate::refused). Blocks until all is done or `stop` is asked.
    Result<IntakeReport> take_in(std::span<const std::vector<std::filesystem::path>> documents,
        const Stages& stages, const Watch& watch = {}, const IntakeOptions& options = {},
        std::stop_token stop = {});

    /// The newest documents that answer the query; its language is told in index/query.h. Any text is a
    /// query; an empty one finds everything.
    Result<SearchResult> search(const std::string& query, const SearchOptions& options = {});

    /// All of a document; `reference` is its uid or the beginning of it (at least 4 characters).
    /// Errors: not_found; conflict where more than one begins so.
    Result<Document> document(const std::string& reference, const std::string& purpose = {});

    /// The upright page as JPEG, for looking at. \pre the page was read. Errors: not_found.
    Result<std::vector<std::uint8_t>> page_picture(
        const std::string& reference, int page, const std::string& purpose = {});

    /// A file the document was made from, byte for byte as taken in; checked against its SHA-256 at the end
    /// (machine where it differs). `source` counts from 0.
    Result<void> original(
        const std::string& reference, int source, const Sink& sink, const std::string& purpose = {});

    /// Writes into the ledger that the document leaves the archive as a copy. `format`: "pdf", "text", …
    Result<void> record_export(
        const std::string& reference, const std::string& format, const std::string& purpose = {});

    Result<std::vector<Job>> jobs();
    Result<Totals> totals();

    /// Looks through every row, link and anchor of the ledger.
    Result<LedgerVerdict> verify_ledger();

    /// Throws the full-text index away and makes it again from the sealed texts.
    Result<void> rebuild_index();

    const std::filesystem::path& folder() const;

    struct State; ///< archive_state_internal.h
    State& state() { return *m_state; }

private:
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace strongroom::archive
