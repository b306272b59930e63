#include "archive/act_internal.h"

namespace strongroom::archive {

Act::Act(Session::State& session) : m_session(session), m_transaction(session.archive.database)
{
    session.refresh();
}

Result<void> Act::demand(Right right, const Subject& subject, Extent needed)
{
    const Verdict verdict = may(person(), right, subject, today());
    if (!verdict.allowed())
        return failed(Code::forbidden, verdict.why, verdict.advice);
    if (verdict.extent < needed)
        return failed(Code::forbidden,
            person().login + " may do " + std::string(name(right)) + " only "
                + std::string(name(verdict.extent)) + (subject.label.empty() ? "" : " on " + subject.label),
            "apply for an approval");
    return {};
}

void tell_refusal(Session::State& session, const Error& error)
{
    Transaction transaction(session.archive.database);
    session.ledger.append({"act.refused", "person:" + session.person.login, "", "", error.what});
    transaction.commit();
}

} // namespace strongroom::archive
