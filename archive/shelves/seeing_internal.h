#pragma once

#include "archive/act_internal.h"
#include "archive/shelves/shelves.h"

namespace strongroom::archive {

/// Reads for somebody, without an act: nothing is changed and no lock is taken. The person is read again
/// first, as their grants may have changed.
template <class Work>
std::invoke_result_t<Work, Session::State&> seen_by(Session& session, Work&& work)
{
    return guarded([&]() -> std::invoke_result_t<Work, Session::State&> {
        session.state().refresh();
        return std::forward<Work>(work)(session.state());
    });
}

/// May the person see that at least so far? Errors: forbidden, with the reason.
inline Result<void> demand_sight(
    Session::State& session, const Subject& subject, Extent least = Extent::masked)
{
    const Verdict verdict
        = may(session.person, Right::catalogue_search, subject, session.archive.premises.today());
    if (!verdict.allowed())
        return failed(Code::forbidden, verdict.why, verdict.advice);
    if (verdict.extent < least)
        return failed(Code::forbidden,
            session.person.login + " may see only their own customers"
                + (subject.label.empty() ? "" : ", not " + subject.label),
            "ask an archivist");
    return {};
}

/// Runs an act, or tries it: then all of it is undone and nothing stands in the ledger.
template <class Work>
std::invoke_result_t<Work, Act&> tried_out(Session& session, Trial trial, Work&& work)
{
    if (trial == Trial::carry_out)
        return carried_out(session, std::forward<Work>(work));
    return guarded([&]() -> std::invoke_result_t<Work, Act&> {
        Act act(session.state());
        return std::forward<Work>(work)(act);
    });
}

} // namespace strongroom::archive
