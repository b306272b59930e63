#include "archive/people/passwords_internal.h"
#include "archive/people/people_acts_internal.h"
#include "archive/people/separation_internal.h"

namespace strongroom::archive {
namespace {

const Subject users{{}, 3, {}, "users"};

/// Finds whom an administrator acts on: somebody else.
Result<Person> somebody_else(Act& act, const std::string& login, const std::string& what)
{
    if (const Result<void> allowed = act.demand(Right::person_manage, users, Extent::yes); !allowed)
        return tl::make_unexpected(allowed.error());
    Result<Person> person = find_person(act.database(), login);
    if (person && person->id == act.person().id)
        return failed(Code::forbidden, "nobody may " + what + " himself (SoD-9)",
            "another security administrator has to do it");
    return person;
}

Result<void> set_state(
    Act& act, const std::string& login, const std::string& state, const std::string& reason)
{
    if (const Result<void> given = give_reason(reason); !given)
        return given;
    const Result<Person> person = somebody_else(act, login, state == "active" ? "enable" : "disable");
    if (!person)
        return tl::make_unexpected(person.error());
    const std::string before = person->active ? "active" : "disabled";
    if (before == state)
        return failed(Code::conflict, login + " is " + state + " already", "nothing has to be done");
    act.database().run("UPDATE person SET state = ?, failures = 0, locked_until = NULL WHERE id = ?", state,
        person->id.value);
    if (state == "disabled")
        if (const Result<void> governed = still_governed(act.database(), act.today()); !governed)
            return governed;
    act.tell({state == "active" ? "person.enabled" : "person.disabled", object_of(*person), before, state,
        reason});
    return {};
}

void write_password(Database& database, PersonId person, const std::string& password, bool must_change)
{
    database.run("UPDATE person SET password = ?, must_change = ?, failures = 0, locked_until = NULL WHERE "
                 "id = ?",
        hashed_password(password), must_change, person.value);
}

} // namespace

Result<void> People::add(const NewPerson& person)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::person_manage, users, Extent::yes); !allowed)
            return allowed;
        const Result<PersonId> written = write_person(act.database(), person, act.now());
        if (!written)
            return tl::make_unexpected(written.error());
        act.tell({"person.added", "person:" + person.login, "",
            "clearance " + std::to_string(person.clearance) + ", unit " + person.unit, ""});
        return {};
    });
}

Result<void> People::disable(const std::string& login, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) { return set_state(act, login, "disabled", reason); });
}

Result<void> People::enable(const std::string& login, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) { return set_state(act, login, "active", reason); });
}

Result<void> People::move(const std::string& login, const std::string& unit)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        const Result<Person> person = somebody_else(act, login, "move");
        if (!person)
            return tl::make_unexpected(person.error());
        const Result<std::int64_t> found = find_unit(act.database(), unit);
        if (!found)
            return tl::make_unexpected(found.error());
        act.database().run("UPDATE person SET unit = ? WHERE id = ?", *found, person->id.value);
        act.tell({"person.moved", object_of(*person), person->unit, unit, ""});
        return {};
    });
}

Result<void> People::reset_password(const std::string& login, const std::string& password)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        const Result<Person> person = somebody_else(act, login, "reset the password of");
        if (!person)
            return tl::make_unexpected(person.error());
        if (const Result<void> strong = strong_enough(password, login); !strong)
            return strong;
        write_password(act.database(), person->id, password, true);
        act.tell({"person.password_reset", object_of(*person), "", "", ""});
        return {};
    });
}

Result<void> People::change_password(const std::string& current, const std::string& next)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        const Person& person = act.person();
        Statement row = act.database().prepare("SELECT password FROM person WHERE id = ?", person.id.value);
        row.next();
        if (!person.active || !password_fits(row.text(0), current))
            return failed(Code::forbidden, "the present password of " + person.login + " is wrong",
                "try again, or ask the security administrator for a new one");
        if (current == next)
            return failed(Code::bad_input, "the new password is the present one", "take another");
        if (const Result<void> strong = strong_enough(next, person.login); !strong)
            return strong;
        write_password(act.database(), person.id, next, false);
        act.tell({"person.password_changed", object_of(person), "", "", ""});
        return {};
    });
}

Result<void> People::lower_clearance(const std::string& login, int grade, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> given = give_reason(reason); !given)
            return given;
        const Result<Person> person = somebody_else(act, login, "change the clearance of");
        if (!person)
            return tl::make_unexpected(person.error());
        if (grade <= person->clearance || grade > 3)
            return failed(Code::conflict,
                "the clearance of " + login + " is for grade " + std::to_string(person->clearance)
                    + " and can only be lowered, not set to " + std::to_string(grade),
                "a higher clearance is requested by the head of the department");
        act.database().run(
            "UPDATE person SET clearance = ?, clearance_until = NULL WHERE id = ?", grade, person->id.value);
        act.tell({"person.clearance", object_of(*person), std::to_string(person->clearance),
            std::to_string(grade), reason});
        return {};
    });
}

Result<std::vector<Person>> People::people()
{
    return carried_out(m_session, [&](Act& act) -> Result<std::vector<Person>> {
        using enum Right;
        if (const Result<void> allowed
            = demand_any(act, {person_manage, grant_request, grant_approve, ledger_read}, users);
            !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<Person> all;
        Statement row = act.database().prepare("SELECT id FROM person ORDER BY login");
        while (row.next())
            all.push_back(person_by_id(act.database(), {row.integer(0)}));
        return all;
    });
}

Result<Person> People::person(const std::string& login)
{
    return carried_out(m_session, [&](Act& act) -> Result<Person> {
        using enum Right;
        if (login != act.person().login)
            if (const Result<void> allowed
                = demand_any(act, {person_manage, grant_request, grant_approve, ledger_read}, users);
                !allowed)
                return tl::make_unexpected(allowed.error());
        return find_person(act.database(), login);
    });
}

} // namespace strongroom::archive
