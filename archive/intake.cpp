#include "archive/intake.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include "archive/archive_state_internal.h"
#include "archive/erase_internal.h"
#include "archive/failure_internal.h"
#include "archive/intake_internal.h"
#include "archive/receive_internal.h"
#include "archive/worker_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view busy_note = "busy";
constexpr auto between_tries = std::chrono::milliseconds(200);

/// The right to write blobs and work off the queue; one process at a time has it.
class IntakeTurn {
public:
    IntakeTurn(FolderLock& lock, const Watch& watch, const std::stop_token& stop) : m_lock(lock)
    {
        for (Progress progress; !lock.try_lock();) {
            if (stop.stop_requested())
                return;
            progress.waiting = true;
            if (watch.progress)
                watch.progress(progress);
            std::this_thread::sleep_for(between_tries);
        }
        m_mine = true;
    }
    ~IntakeTurn()
    {
        if (m_mine)
            m_lock.unlock();
    }
    IntakeTurn(const IntakeTurn&) = delete;
    IntakeTurn& operator=(const IntakeTurn&) = delete;
    bool mine() const { return m_mine; }

private:
    FolderLock& m_lock;
    bool m_mine = false;
};

int workers_wanted(const IntakeOptions& options)
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return options.workers > 0 ? options.workers : std::max(1, cores);
}

} // namespace

std::string_view name(Fate fate)
{
    constexpr std::array<std::string_view, 5> names{"filed", "duplicate", "resumed", "refused", "pending"};
    return names[static_cast<std::size_t>(fate)];
}

void sweep_after_interruption(Archive::State& state)
{
    if (state.lock.note() != busy_note)
        return;
    state.premises.blobs.sweep(state.catalogue.blobs());
    settle_keys(state);
    state.lock.set_note("");
}

Result<IntakeReport> take_in(Archive::State& state, const Actor& actor,
    std::span<const std::vector<std::filesystem::path>> documents, const Stages& stages, const Watch& watch,
    const IntakeOptions& options, std::stop_token stop)
{
    return guarded([&]() -> Result<IntakeReport> {
        Board board(watch, stop, documents);
        const IntakeTurn turn(state.lock, watch, stop);
        if (!turn.mine())
            return board.report();
        sweep_after_interruption(state);
        clear_away(state);
        state.lock.set_note(std::string(busy_note));
        state.jobs.take_back();
        board.pages_found(state.jobs.pages_waiting());
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < workers_wanted(options); ++i)
                workers.emplace_back([&] {
                    const Result<void> worked = guarded([&]() -> Result<void> {
                        Worker(state.premises, actor, stages, board, options).work();
                        return {};
                    });
                    if (!worked)
                        board.fail(worked.error());
                });
            const Result<void> received = guarded([&]() -> Result<void> {
                Receiver receiver(state.premises, actor, board, options);
                for (std::size_t entry = 0; entry < documents.size() && !board.stopping(); ++entry)
                    receiver.receive(entry, documents[entry]);
                return {};
            });
            if (!received)
                board.fail(received.error());
            board.receiving_done();
        }
        state.ledger.anchor();
        if (const std::optional<Error> failure = board.failure())
            return tl::make_unexpected(*failure);
        settle_keys(state);
        state.lock.set_note("");
        return board.report();
    });
}

} // namespace strongroom::archive
