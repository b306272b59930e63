#include "archive/board_internal.h"

namespace strongroom::archive {

Board::Board(
    const Watch& watch, std::stop_token stop, std::span<const std::vector<std::filesystem::path>> handed_in)
    : m_watch(watch), m_stop(std::move(stop)), m_outcomes(handed_in.size()),
      m_settled(handed_in.size(), false), m_wake(m_stop, [this] { m_changed.notify_all(); })
{
    for (std::size_t entry = 0; entry < handed_in.size(); ++entry) {
        m_outcomes[entry].files = handed_in[entry];
        m_outcomes[entry].fate = Fate::pending;
    }
    m_progress.documents_total = static_cast<int>(handed_in.size());
}

void Board::attach(std::size_t entry, DocumentId document, const std::string& uid, Fate fate)
{
    const std::lock_guard lock(m_mutex);
    m_outcomes[entry].uid = uid;
    m_waiting[document].push_back({entry, fate});
}

bool Board::attached(DocumentId document)
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.contains(document);
}

bool Board::take_leftover(DocumentId document)
{
    const std::lock_guard lock(m_mutex);
    return m_leftovers.erase(document) > 0;
}

void Board::settle(std::size_t entry, Outcome outcome)
{
    const std::lock_guard lock(m_mutex);
    conclude(entry, std::move(outcome));
    tell_progress();
}

void Board::work_added()
{
    const std::lock_guard lock(m_mutex);
    changed();
}

void Board::receiving_done()
{
    const std::lock_guard lock(m_mutex);
    m_receiving = false;
    changed();
}

std::optional<Claimed> Board::next(Jobs& jobs)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (halted())
            return std::nullopt;
        const std::int64_t seen = m_changes;
        ++m_working;
        // Not under our lock: who holds the database's write lock may be waiting for ours.
        lock.unlock();
        std::optional<Claimed> job = jobs.claim();
        lock.lock();
        if (job)
            return job;
        --m_working;
        const auto over = [&] { return !m_receiving && m_working == 0; };
        if (seen == m_changes && over()) {
            m_changed.notify_all();
            return std::nullopt;
        }
        m_changed.wait(lock, [&] { return halted() || seen != m_changes || over(); });
    }
}

void Board::returned()
{
    const std::lock_guard lock(m_mutex);
    --m_working;
    changed();
}

void Board::changed()
{
    ++m_changes;
    m_changed.notify_all();
}

void Board::pages_found(int count)
{
    const std::lock_guard lock(m_mutex);
    m_progress.pages_total += count;
    tell_progress();
}

void Board::page_done(bool set_aside)
{
    const std::lock_guard lock(m_mutex);
    ++m_progress.pages_done;
    m_progress.pages_failed += set_aside ? 1 : 0;
    tell_progress();
}

void Board::finished(DocumentId document, const Outcome& summary)
{
    const std::lock_guard lock(m_mutex);
    const auto waiting = m_waiting.extract(document);
    if (waiting.empty()) {
        m_leftovers.insert(document);
        return;
    }
    for (const Waiting& one : waiting.mapped()) {
        Outcome outcome = summary;
        if (summary.fate != Fate::pending)
            outcome.fate = one.fate;
        conclude(one.entry, std::move(outcome));
    }
    tell_progress();
}

void Board::refused(DocumentId document, const Error& error)
{
    const std::lock_guard lock(m_mutex);
    const auto waiting = m_waiting.extract(document);
    if (waiting.empty())
        return;
    for (const Waiting& one : waiting.mapped()) {
        Outcome outcome;
        outcome.fate = Fate::refused;
        outcome.error = error;
        conclude(one.entry, std::move(outcome));
    }
    tell_progress();
}

void Board::fail(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = error;
    changed();
}

bool Board::stopping()
{
    const std::lock_guard lock(m_mutex);
    return halted();
}

std::optional<Error> Board::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

IntakeReport Board::report()
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t entry = 0; entry < m_outcomes.size(); ++entry)
        if (!m_settled[entry] && m_watch.document)
            m_watch.document(m_outcomes[entry]);
    return {m_outcomes, m_progress, static_cast<int>(m_leftovers.size()), m_stop.stop_requested()};
}

std::shared_ptr<const MemoryFile> Board::original(
    DocumentId document, int source, const std::function<void(MemoryFile&)>& load)
{
    // Held while loading: of two workers that want the same file, one loads it and the other waits.
    const std::lock_guard lock(m_originals_mutex);
    std::weak_ptr<const MemoryFile>& known = m_originals[{document, source}];
    if (std::shared_ptr<const MemoryFile> there = known.lock())
        return there;
    auto made = std::make_shared<MemoryFile>();
    load(*made);
    std::erase_if(m_originals,
        [&](const auto& one) { return one.second.expired() && one.first != std::pair(document, source); });
    m_originals[{document, source}] = made;
    return made;
}

void Board::tell_progress()
{
    if (m_watch.progress)
        m_watch.progress(m_progress);
}

void Board::conclude(std::size_t entry, Outcome outcome)
{
    outcome.files = m_outcomes[entry].files;
    m_outcomes[entry] = std::move(outcome);
    m_settled[entry] = true;
    ++m_progress.documents_done;
    if (m_outcomes[entry].fate == Fate::refused)
        ++m_progress.documents_refused;
    if (m_watch.document)
        m_watch.document(m_outcomes[entry]);
}

} // namespace strongroom::archive
