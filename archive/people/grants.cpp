#include <array>

#include "archive/numbers_internal.h"
#include "archive/people/grants_internal.h"
#include "archive/people/people_acts_internal.h"
#include "archive/people/separation_internal.h"

namespace strongroom::archive {
namespace {

constexpr int longest_clearance_days = 366;

/// Whether somebody speaks for a person's department: is of that unit or of one above it.
bool above(Database& database, const Person& head, const Person& person)
{
    return database
        .prepare("WITH RECURSIVE up (id, parent) AS (SELECT id, parent FROM org_unit WHERE code = ?1 UNION "
                 "SELECT u.id, u.parent FROM org_unit u JOIN up ON u.id = up.parent) "
                 "SELECT 1 FROM up JOIN org_unit u ON u.id = up.id WHERE u.code = ?2",
            person.unit, head.unit)
        .next();
}

/// Whether there is anybody else of the person's unit, or above it, who may request grants.
bool has_head(Act& act, const Person& person)
{
    Statement row = act.database().prepare("SELECT id FROM person WHERE state = 'active'");
    while (row.next()) {
        const Person other = person_by_id(act.database(), {row.integer(0)});
        if (other.id != person.id && above(act.database(), other, person)
            && may(other, Right::grant_request, {}, act.today()).allowed())
            return true;
    }
    return false;
}

/// SoD-9: the head of the person's department, or any other where it has none.
Result<void> speaks_for(Act& act, const Person& person)
{
    if (person.id == act.person().id)
        return failed(Code::forbidden, "nobody requests rights for himself (SoD-9)",
            "the head of your department, or another head, has to do it");
    if (above(act.database(), act.person(), person) || !has_head(act, person))
        return {};
    return failed(Code::forbidden,
        act.person().login + " is not the head of " + person.login + "'s department, " + person.unit
            + " (SoD-9)",
        "the head of that department requests it");
}

Result<void> check_dates(const GrantRequest& request, const std::string& today)
{
    for (const std::string& date : {request.since, request.until, request.instructed})
        if (!date.empty() && !is_date(date))
            return failed(Code::bad_input, "'" + date.substr(0, 64) + "' is no day of the calendar",
                "write it like 2026-05-31");
    if (!request.until.empty() && (request.until < today || request.until < request.since))
        return failed(Code::bad_input, "the last day, " + request.until + ", is over before it begins",
            "give a later day");
    return {};
}

Result<void> check_clearance(const GrantRequest& request, const std::string& today)
{
    if (request.clearance != 1 && request.clearance != 2)
        return failed(Code::bad_input,
            "there is no clearance for grade " + std::to_string(request.clearance) + " to be requested",
            "say 1 or 2");
    if (request.clearance == 2)
        return {};
    if (request.instructed.empty() || request.instructed > today)
        return failed(Code::bad_input,
            "clearance for grade 1 needs an instruction in secrecy that has taken place (R-SEC-23)",
            "give its day");
    if (request.until.empty() || days_between(request.instructed, request.until) > longest_clearance_days)
        return failed(Code::bad_input,
            "clearance for grade 1 ends a year after the instruction at the latest (R-SEC-23)",
            "give a last day until " + days_after(request.instructed, longest_clearance_days));
    return {};
}

/// SoD-5: what the person would hold together with the role.
Result<void> would_be_apart(Act& act, const Person& person, const std::string& role)
{
    if (role.empty())
        return {};
    Statement row = act.database().prepare("SELECT rights FROM role WHERE code = ?", role);
    if (!row.next())
        return failed(Code::not_found, "there is no role " + role, "'strongroom role list' names them all");
    const Auditor auditor = role == "AUDIT" || person.holds("AUDIT") ? Auditor::yes : Auditor::no;
    return kept_apart(joined(all_rights(person, act.today()), rights_of(row.text(0))), auditor, person.login);
}

std::string object_of(const std::string& number) { return "grant:" + number; }

/// The request in this state. Errors: not_found, conflict.
Result<StoredRequest> in_state(Act& act, const std::string& number, GrantRequest::State state)
{
    std::optional<StoredRequest> request = stored_request(act.database(), number);
    if (!request)
        return failed(Code::not_found, "there is no request " + number.substr(0, 64),
            "'strongroom grant list' names them all");
    if (request->request.state != state)
        return failed(Code::conflict,
            "request " + number + " is " + std::string(name(request->request.state)) + ", not "
                + std::string(name(state)),
            "look at it with 'strongroom grant list'");
    return *std::move(request);
}

} // namespace

std::string_view name(GrantRequest::State state)
{
    constexpr std::array<std::string_view, 4> names{"requested", "approved", "rejected", "granted"};
    return names.at(static_cast<std::size_t>(state));
}

Result<std::string> People::request_grant(const GrantRequest& request)
{
    return carried_out(m_session, [&](Act& act) -> Result<std::string> {
        const auto refused = [](const Result<void>& why) { return tl::make_unexpected(why.error()); };
        Database& database = act.database();
        if (const Result<void> allowed = act.demand(Right::grant_request, {}, Extent::yes); !allowed)
            return refused(allowed);
        if (const Result<void> given = give_reason(request.reason); !given)
            return refused(given);
        const Result<Person> person = find_person(database, request.person);
        if (!person)
            return tl::make_unexpected(person.error());
        if (request.role.empty() == (request.clearance == 0))
            return failed(
                Code::bad_input, "it is not said what is requested", "say either a role or a clearance");
        if (const Result<void> head = speaks_for(act, *person); !head)
            return refused(head);
        if (const Result<void> dates = check_dates(request, act.today()); !dates)
            return refused(dates);
        if (request.role.empty())
            if (const Result<void> clearance = check_clearance(request, act.today()); !clearance)
                return refused(clearance);
        if (const Result<void> apart = would_be_apart(act, *person, request.role); !apart)
            return refused(apart);
        std::int64_t project = 0;
        if (!request.project.empty()) {
            const Result<ProjectId> found = find_project(database, request.project);
            if (!found)
                return tl::make_unexpected(found.error());
            project = found->value;
        }
        const std::string number = next_yearly_number(database, "SQ", act.today(), act.now());
        database.run(
            "INSERT INTO grant_request (number, state, person, role, project, since, until, clearance, "
            "instructed, reason, requested_by, requested_at) VALUES (?, 'requested', ?, nullif(?, ''), "
            "nullif(?, 0), ?, nullif(?, ''), nullif(?, 0), nullif(?, ''), ?, ?, ?)",
            number, person->id.value, request.role, project,
            request.since.empty() ? act.today() : request.since, request.until, request.clearance,
            request.instructed, request.reason, act.person().id.value, act.now());
        act.tell({"grant.requested", object_of(number), "",
            person->login + ": "
                + (request.role.empty() ? "clearance " + std::to_string(request.clearance) : request.role),
            request.reason});
        return number;
    });
}

Result<void> People::decide_grant(const std::string& number, Decision decision, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::grant_approve, {}, Extent::yes); !allowed)
            return allowed;
        const Result<StoredRequest> stored = in_state(act, number, GrantRequest::State::requested);
        if (!stored)
            return tl::make_unexpected(stored.error());
        if (stored->person == act.person().id || stored->requested_by == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " requested " + number
                    + " or gains by it, and cannot decide on it (SoD-9)",
                "another executive has to decide");
        if (decision == Decision::reject)
            if (const Result<void> given = give_reason(reason); !given)
                return given;
        const std::string after = decision == Decision::approve ? "approved" : "rejected";
        act.database().run("INSERT INTO approval (object, step, person, decision, reason, utc) VALUES (?, "
                           "'executive', ?, ?, ?, ?)",
            object_of(number), act.person().id.value, after, reason, act.now());
        act.database().run("UPDATE grant_request SET state = ? WHERE number = ?", after, number);
        act.tell({"grant." + after, object_of(number), "requested", after, reason});
        return {};
    });
}

Result<void> People::execute_grant(const std::string& number)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::person_manage, {}, Extent::yes); !allowed)
            return allowed;
        const Result<StoredRequest> stored = in_state(act, number, GrantRequest::State::approved);
        if (!stored)
            return tl::make_unexpected(stored.error());
        const PersonId me = act.person().id;
        if (stored->person == me || stored->requested_by == me || stored->decided_by == me)
            return failed(Code::forbidden,
                act.person().login + " took part in " + number + " and cannot carry it out (SoD-9)",
                "another security administrator has to do it");
        const Person person = person_by_id(act.database(), stored->person);
        const GrantRequest& request = stored->request;
        // Since it was requested the person may have been given something else.
        if (const Result<void> apart = would_be_apart(act, person, request.role); !apart)
            return apart;
        if (request.role.empty())
            act.database().run(
                "UPDATE person SET clearance = ?, clearance_until = nullif(?, ''), instructed = "
                "coalesce(nullif(?, ''), instructed) WHERE id = ?",
                request.clearance, request.until, request.instructed, person.id.value);
        else
            act.database().run(
                "INSERT INTO role_grant (person, role, project, since, until, request) SELECT person, role, "
                "project, since, until, number FROM grant_request WHERE number = ?",
                number);
        act.database().run("UPDATE grant_request SET state = 'granted' WHERE number = ?", number);
        act.tell({"grant.executed", object_of(number), "approved",
            person.login + ": "
                + (request.role.empty() ? "clearance " + std::to_string(request.clearance) : request.role),
            ""});
        return {};
    });
}

Result<void> People::revoke(std::int64_t held, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::person_manage, {}, Extent::yes); !allowed)
            return allowed;
        if (const Result<void> given = give_reason(reason); !given)
            return given;
        const std::string number = std::to_string(held);
        Statement row = act.database().prepare("SELECT p.login, g.role, coalesce(g.revoked, '') FROM "
                                               "role_grant g JOIN person p ON p.id = g.person "
                                               "WHERE g.id = ?",
            held);
        if (!row.next())
            return failed(
                Code::not_found, "there is no grant " + number, "'strongroom grant held' names them all");
        if (!row.text(2).empty())
            return failed(Code::conflict, "grant " + number + " was revoked at " + row.text(2),
                "nothing has to be done");
        act.database().run("UPDATE role_grant SET revoked = ? WHERE id = ?", act.now(), held);
        if (const Result<void> governed = still_governed(act.database(), act.today()); !governed)
            return governed;
        act.tell({"grant.revoked", "person:" + row.text(0), row.text(1), "", reason});
        return {};
    });
}

} // namespace strongroom::archive
