#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "archive/intake.h"
#include "archive/jobs_internal.h"
#include "archive/memory_file_internal.h"

namespace strongroom::archive {

/// What the threads of one intake know together: who waits for which document, how far the work is, whether
/// to go on. All functions may be called by any thread, also while it holds a write transaction.
class Board {
public:
    Board(const Watch& watch, std::stop_token stop,
        std::span<const std::vector<std::filesystem::path>> handed_in);

    // The receiving thread.
    /// Once `document` is finished, entry `entry` has come to `fate`. \pre its transaction is still open
    void attach(std::size_t entry, DocumentId document, const std::string& uid, Fate fate);
    bool attached(DocumentId document);
    /// Was it left over from before and finished just now, before anybody asked? Then whoever asks has it.
    bool take_leftover(DocumentId document);
    void settle(std::size_t entry, Outcome outcome);
    void work_added();
    void receiving_done();

    // The workers.
    /// The next job; waits while others may still bring some. Empty: the work is done or was stopped.
    std::optional<Claimed> next(Jobs& jobs);
    void returned(); ///< the job given by next() is off the worker's hands
    void pages_found(int count);
    void page_done(bool set_aside);
    void finished(DocumentId document, const Outcome& summary);
    void refused(DocumentId document, const Error& error);
    void fail(const Error& error); ///< the machine: everybody stops

    bool stopping();
    std::optional<Error> failure();
    IntakeReport report(); ///< \pre the workers are gone

    /// The original in memory, shared by all that read it; `load` fills a new one.
    std::shared_ptr<const MemoryFile> original(
        DocumentId document, int source, const std::function<void(MemoryFile&)>& load);

private:
    struct Waiting {
        std::size_t entry;
        Fate fate;
    };
    void changed();
    void tell_progress();
    void conclude(std::size_t entry, Outcome outcome);
    bool halted() const { return m_failure || m_stop.stop_requested(); }

    const Watch& m_watch;
    std::stop_token m_stop;
    std::mutex m_mutex, m_originals_mutex;
    std::condition_variable_any m_changed;
    std::vector<Outcome> m_outcomes;
    std::vector<bool> m_settled;
    std::map<DocumentId, std::vector<Waiting>> m_waiting;
    Progress m_progress;
    std::int64_t m_changes = 0; ///< counts what may have brought work, or its end
    bool m_receiving = true;
    int m_working = 0;
    std::set<DocumentId> m_leftovers;
    std::optional<Error> m_failure;
    std::map<std::pair<DocumentId, int>, std::weak_ptr<const MemoryFile>> m_originals;
    std::stop_callback<std::function<void()>> m_wake;
};

} // namespace strongroom::archive
