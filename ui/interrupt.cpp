#include "ui/interrupt.h"

#include <csignal>
#include <string_view>
#include <thread>

#include <pthread.h>
#include <unistd.h>

namespace strongroom::ui {

namespace {

constexpr int wake_up = SIGUSR1;

sigset_t watched_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, wake_up);
    return signals;
}

} // namespace

// A thread of its own waits for the signals, so that asking for a stop need not be safe inside a handler.
struct Interrupt::State {
    std::stop_source source;
    sigset_t before{};
    std::jthread listener;

    void listen(const std::stop_token& over)
    {
        const sigset_t signals = watched_signals();
        for (int signal = 0; !over.stop_requested();) {
            if (sigwait(&signals, &signal) != 0 || signal == wake_up)
                continue;
            if (source.stop_requested())
                _exit(128 + signal);
            constexpr std::string_view told
                = "\nstrongroom: stopping after the pages in hand; Ctrl-C again ends at once.\n";
            [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, told.data(), told.size());
            source.request_stop();
        }
    }
};

Interrupt::Interrupt() : m_state(new State)
{
    // Threads started later inherit the mask, so only the listener ever sees these signals.
    const sigset_t signals = watched_signals();
    pthread_sigmask(SIG_BLOCK, &signals, &m_state->before);
    m_state->listener = std::jthread([this](const std::stop_token& over) { m_state->listen(over); });
}

Interrupt::~Interrupt()
{
    m_state->listener.request_stop();
    pthread_kill(m_state->listener.native_handle(), wake_up);
    m_state->listener.join();
    pthread_sigmask(SIG_SETMASK, &m_state->before, nullptr);
    delete m_state;
}

std::stop_token Interrupt::token() const { return m_state->source.get_token(); }

} // namespace strongroom::ui
