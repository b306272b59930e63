#include "archive/people/unmasking.h"

#include <array>

#include "archive/numbers_internal.h"
#include "archive/people/people_acts_internal.h"
#include "archive/people/sight_internal.h"
#include "archive/people/unmasking_internal.h"

namespace strongroom::archive {
namespace {

using State = UnmaskRequest::State;

constexpr std::array<std::pair<State, std::string_view>, 5> states{
    {{State::applied, "applied"}, {State::open, "open"}, {State::rejected, "rejected"},
        {State::justified, "justified"}, {State::unjustified, "unjustified"}}};

State state_of(const std::string& text)
{
    for (const auto& [state, word] : states)
        if (word == text)
            return state;
    throw Failure(Code::machine, "an unmasking is " + text, "restore the archive from its backup");
}

constexpr const char* columns
    = "SELECT m.number, m.state, m.kind, p.login, m.document, m.purpose, m.asked_at, coalesce(m.open_until, "
      "''), coalesce(m.review_by, ''), coalesce(d.login, ''), m.person FROM unmasking m JOIN person p ON "
      "p.id "
      "= m.person LEFT JOIN approval a ON a.object = 'unmask:' || m.number LEFT JOIN person d ON d.id = "
      "a.person ";

UnmaskRequest read(const Statement& row, const std::string& now)
{
    UnmaskRequest request{row.text(0), state_of(row.text(1)), row.text(2) == "emergency", row.text(3),
        row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), false};
    request.review_overdue = request.emergency && request.state == State::open && request.review_by < now;
    return request;
}

std::string object_of(const std::string& number) { return "unmask:" + number; }

/// The document, if the person may find it at all; else it is as if it were not there.
struct Wanted {
    std::string uid;
    Subject subject;
};
Result<Wanted> wanted(Act& act, const std::string& reference)
{
    const Result<DocumentId> id = act.catalogue().find(reference);
    if (!id)
        return tl::make_unexpected(id.error());
    const Filed filed = act.catalogue().filed_as(*id);
    if (!Sight::of(act.person(), act.today()).covers(filed))
        return failed(
            Code::not_found, "there is no document " + reference, "look for it with 'strongroom search'");
    const std::string uid = act.catalogue().uid_of(*id);
    return Wanted{uid, subject_of(filed, "document " + uid)};
}

/// Errors: bad_input without a purpose, forbidden where the person may not even ask.
Result<void> may_ask(Act& act, const Wanted& document, const std::string& purpose)
{
    if (purpose.find_first_not_of(" \t\n") == std::string::npos)
        return failed(Code::bad_input, "there is no purpose given",
            "say what the values are needed for; it is written into the ledger");
    const Verdict verdict = may(act.person(), Right::field_unmask, document.subject, act.today());
    if (verdict.extent == Extent::no)
        return failed(Code::forbidden, verdict.why, verdict.advice);
    return {};
}

std::string hours_from(Act& act, int hours)
{
    return utc_text(act.archive().premises.clock() + std::chrono::hours(hours));
}

std::string closing_time(Act& act)
{
    constexpr int days = 3, hours_a_day = 24;
    return hours_from(act, number_setting(act.database(), "unmask.days", days) * hours_a_day);
}

void decided(
    Act& act, const std::string& number, const std::string& step, bool yes, const std::string& reason)
{
    act.database().run("INSERT INTO approval (object, step, person, decision, reason, utc) VALUES (?, ?, ?, "
                       "?, ?, ?)",
        object_of(number), step, act.person().id.value, yes ? "approved" : "rejected", reason, act.now());
}

struct Stored {
    UnmaskRequest request;
    PersonId person;
};
Result<Stored> stored(Act& act, const std::string& number, bool emergency)
{
    Statement row = act.database().prepare(std::string(columns) + "WHERE m.number = ?", number);
    if (!row.next())
        return failed(Code::not_found, "there is no request " + number.substr(0, 64),
            "'strongroom unmask list' names them all");
    Stored found{read(row, act.now()), {row.integer(10)}};
    const State wanted_state = emergency ? State::open : State::applied;
    if (found.request.emergency != emergency || found.request.state != wanted_state)
        return failed(Code::conflict,
            "request " + number + (found.request.emergency ? " was an emergency and is " : " is ")
                + std::string(name(found.request.state)),
            emergency ? "only an emergency that is open is reviewed" : "it was decided already");
    if (found.person == act.person().id)
        return failed(Code::forbidden,
            act.person().login + " cannot " + (emergency ? "review" : "decide on")
                + " his own request (SoD-6)",
            "another person has to do it");
    return found;
}

} // namespace

std::string_view name(UnmaskRequest::State state)
{
    return states.at(static_cast<std::size_t>(state)).second;
}

bool unmasked_for(Database& database, PersonId person, const std::string& document, const std::string& now)
{
    return database
        .prepare(
            "SELECT 1 FROM unmasking WHERE person = ? AND document = ? AND state IN ('open', 'justified') "
            "AND open_until > ?",
            person.value, document, now)
        .next();
}

Result<std::string> Unmasking::apply(const std::string& document, const std::string& purpose)
{
    return carried_out(m_session, [&](Act& act) -> Result<std::string> {
        const Result<Wanted> found = wanted(act, document);
        if (!found)
            return tl::make_unexpected(found.error());
        if (const Result<void> allowed = may_ask(act, *found, purpose); !allowed)
            return tl::make_unexpected(allowed.error());
        const std::string number = next_yearly_number(act.database(), "JM", act.today(), act.now());
        act.database().run("INSERT INTO unmasking (number, person, document, kind, purpose, state, asked_at) "
                           "VALUES (?, ?, ?, 'applied', ?, 'applied', ?)",
            number, act.person().id.value, found->uid, purpose, act.now());
        act.tell({"unmask.applied", object_of(number), "", "document:" + found->uid, purpose});
        return number;
    });
}

Result<void> Unmasking::decide(const std::string& number, Decision decision, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        const Result<Stored> request = stored(act, number, false);
        if (!request)
            return tl::make_unexpected(request.error());
        const Result<Wanted> document = wanted(act, request->request.document);
        if (!document)
            return tl::make_unexpected(document.error());
        if (const Result<void> allowed = act.demand(Right::field_unmask, document->subject, Extent::yes);
            !allowed)
            return allowed;
        if (document->subject.grade == 1)
            if (const Result<void> allowed = act.demand(Right::loan_approve_first, document->subject);
                !allowed)
                return allowed;
        const bool yes = decision == Decision::approve;
        if (!yes)
            if (const Result<void> given = give_reason(reason); !given)
                return given;
        decided(act, number, "unmask", yes, reason);
        act.database().run("UPDATE unmasking SET state = ?, open_until = nullif(?, '') WHERE number = ?",
            yes ? "open" : "rejected", yes ? closing_time(act) : std::string(), number);
        act.tell({yes ? "unmask.approved" : "unmask.rejected", object_of(number), "applied",
            "document:" + document->uid, reason});
        return {};
    });
}

Result<std::string> Unmasking::break_glass(const std::string& document, const std::string& purpose)
{
    return carried_out(m_session, [&](Act& act) -> Result<std::string> {
        const Result<Wanted> found = wanted(act, document);
        if (!found)
            return tl::make_unexpected(found.error());
        if (const Result<void> allowed = may_ask(act, *found, purpose); !allowed)
            return tl::make_unexpected(allowed.error());
        Statement overdue = act.database().prepare("SELECT number FROM unmasking WHERE person = ? AND kind = "
                                                   "'emergency' AND state = 'open' AND review_by < ?",
            act.person().id.value, act.now());
        if (overdue.next())
            return failed(Code::forbidden,
                "emergency " + overdue.text(0) + " of " + act.person().login
                    + " was not reviewed in time (SoD-6)",
                "have it reviewed, or apply for an approval");
        constexpr int review_hours = 24;
        const std::string number = next_yearly_number(act.database(), "JM", act.today(), act.now());
        act.database().run("INSERT INTO unmasking (number, person, document, kind, purpose, state, asked_at, "
                           "open_until, review_by) VALUES (?, ?, ?, 'emergency', ?, 'open', ?, ?, ?)",
            number, act.person().id.value, found->uid, purpose, act.now(), closing_time(act),
            hours_from(act, number_setting(act.database(), "unmask.review_hours", review_hours)));
        act.tell({"unmask.emergency", object_of(number), "", "document:" + found->uid, purpose});
        return number;
    });
}

Result<void> Unmasking::review(const std::string& number, Finding finding, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed
            = act.demand(Right::ledger_read, {{}, 3, {}, "emergencies"}, Extent::yes);
            !allowed)
            return allowed;
        const Result<Stored> request = stored(act, number, true);
        if (!request)
            return tl::make_unexpected(request.error());
        if (const Result<void> given = give_reason(reason); !given)
            return given;
        const bool justified = finding == Finding::justified;
        decided(act, number, "review", justified, reason);
        act.database().run("UPDATE unmasking SET state = ? WHERE number = ?",
            justified ? "justified" : "unjustified", number);
        act.tell(
            {"unmask.reviewed", object_of(number), "open", justified ? "justified" : "unjustified", reason});
        return {};
    });
}

Result<std::vector<UnmaskRequest>> Unmasking::requests()
{
    return carried_out(m_session, [&](Act& act) -> Result<std::vector<UnmaskRequest>> {
        const Subject all_requests{{}, 3, {}, "requests"};
        const auto is_yes = [&](Right right) {
            return may(act.person(), right, all_requests, act.today()).extent == Extent::yes;
        };
        const bool all = is_yes(Right::ledger_read) || is_yes(Right::field_unmask);
        std::vector<UnmaskRequest> requests;
        Statement row = act.database().prepare(
            std::string(columns) + "WHERE ?1 OR m.person = ?2 ORDER BY m.number", all, act.person().id.value);
        while (row.next())
            requests.push_back(read(row, act.now()));
        return requests;
    });
}

} // namespace strongroom::archive
