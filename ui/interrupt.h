#pragma once

#include <stop_token>

namespace strongroom::ui {

/// Listens to Ctrl-C and SIGTERM as long as it lives: the first asks for a stop (work in hand is finished),
/// the second ends the program at once. One object at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const;
    bool requested() const { return token().stop_requested(); }

private:
    struct State;
    State* m_state;
};

} // namespace strongroom::ui
