#pragma once

#include <array>
#include <string>
#include <utility>

#include "archive/failure_internal.h"
#include "archive/people/people_table_internal.h"
#include "archive/session_internal.h"

namespace strongroom::archive {

/// One thing one person does: a transaction with the rows of the ledger that tell of it. What is asked of the
/// archive inside cannot change until it is committed, so two people cannot both do what only one may.
class Act {
public:
    explicit Act(Session::State& session);

    Database& database() { return m_session.archive.database; }
    Catalogue& catalogue() { return m_session.archive.catalogue; }
    Archive::State& archive() { return m_session.archive; }
    const Person& person() const { return m_session.person; }
    const Keys& keys() const { return m_session.archive.premises.keys; }
    std::string now() const { return m_session.archive.premises.utc_now(); }
    std::string today() const { return m_session.archive.premises.today(); }

    /// Errors: forbidden, with the reason may() gives. `needed` is the least that will do: an extent below
    /// it (masked where all is to be seen) is refused as well.
    Result<void> demand(Right right, const Subject& subject, Extent needed = Extent::own_masked);

    /// A row of the ledger, in the person's name.
    void tell(const Entry& entry) { m_session.ledger.append(entry); }

    void commit() { m_transaction.commit(); }

private:
    Session::State& m_session;
    Transaction m_transaction;
};

/// Writes down that somebody tried what they may not (R-SEC-11).
void tell_refusal(Session::State& session, const Error& error);

/// Runs `work(act)`; commits where it succeeded, and undoes all of it where it was refused or failed.
/// \code return carried_out(session, [&](Act& act) -> Result<void> { … }); \endcode
template <class Work>
std::invoke_result_t<Work, Act&> carried_out(Session& session, Work&& work)
{
    return guarded([&]() -> std::invoke_result_t<Work, Act&> {
        auto result = [&] {
            Act act(session.state());
            auto done = std::forward<Work>(work)(act);
            if (done)
                act.commit();
            return done;
        }();
        if (!result && result.error().code == Code::forbidden)
            tell_refusal(session.state(), result.error());
        return result;
    });
}

/// A step a thing of some kind may take from one state to another; each machine of DOMAIN §5 is an array of
/// these, and nothing changes state but along one.
template <class State>
struct Step {
    State from, to;
    Right by;
};

/// The step from one state to another. Errors: conflict, naming the thing ("loan JY-2026-0001").
template <class State, std::size_t Count>
Result<Step<State>> step(
    const std::array<Step<State>, Count>& steps, State from, State to, const std::string& thing)
{
    for (const Step<State>& each : steps)
        if (each.from == from && each.to == to)
            return each;
    std::string ways;
    for (const Step<State>& each : steps)
        if (each.from == from)
            ways += (ways.empty() ? "" : ", ") + std::string(name(each.to));
    return failed(Code::conflict,
        thing + " is " + std::string(name(from)) + " and cannot become " + std::string(name(to)),
        ways.empty() ? "nothing more can be done with it" : "from here it can become " + ways);
}

} // namespace strongroom::archive
