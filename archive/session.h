#pragma once

#include <memory>
#include <string>

#include "archive/archive.h"
#include "archive/people/person.h"

namespace strongroom::archive {

/// Somebody who has signed in to an open archive. Every act of the registers (people, filing, shelves, loans,
/// hand-overs, inventory, retention) is done through a session, so that it has a name in the ledger. Lives no
/// longer than its Archive; belongs to one thread.
class Session {
public:
    /// Errors: forbidden, the same sentence for an unknown login and a wrong password; after five wrong ones
    /// the account waits 15 minutes. Each try is in the ledger.
    static Result<Session> sign_in(Archive& archive, const std::string& login, const std::string& password);
    /// Whether the archive has people: from then on every act needs a session. Until then it is open to
    /// whoever holds its key.
    static Result<bool> needed(Archive& archive);
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    /// As they were at the last act or sign-in.
    const Person& person() const;
    /// May this person do that to it? Asked again, with what is then true, at every act.
    Verdict may(Right right, const Subject& subject) const;
    /// ISO date, by the archive's clock.
    std::string today() const;

    struct State; ///< session_internal.h
    State& state() { return *m_state; }

private:
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace strongroom::archive
