#include "archive/session.h"

#include "archive/failure_internal.h"
#include "archive/people/passwords_internal.h"
#include "archive/people/people_table_internal.h"
#include "archive/session_internal.h"

namespace strongroom::archive {
namespace {

constexpr int most_failures = 5;
constexpr std::chrono::minutes lock_time(15);

std::string roles_of(const Person& person)
{
    std::string roles;
    for (const Grant& grant : person.grants)
        if (roles.find(grant.role) == std::string::npos)
            roles += (roles.empty() ? "" : ",") + grant.role;
    return roles.empty() ? "none" : roles;
}

Actor actor_of(const Person& person, const Actor& at)
{
    return {person.login, roles_of(person), at.terminal};
}

/// Empty where there is nobody.
std::string password_of(Database& database, const std::string& login)
{
    Statement row = database.prepare("SELECT password FROM person WHERE login = ?", login);
    return row.next() ? row.text(0) : std::string();
}

Error wrong()
{
    return {Code::forbidden, "the login or the password is wrong",
        "try again, or ask the security administrator for a new password"};
}

} // namespace

Session::State::State(Archive::State& in, Person who)
    : archive(in), person(std::move(who)),
      ledger(in.database, in.premises, actor_of(person, in.premises.actor))
{
}

Person Session::State::person_of() { return person_by_id(archive.database, person.id); }

Session::Session(std::unique_ptr<State> state) : m_state(std::move(state)) { }
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Person& Session::person() const { return m_state->person; }
std::string Session::today() const { return m_state->archive.premises.today(); }

Verdict Session::may(Right right, const Subject& subject) const
{
    return archive::may(m_state->person, right, subject, today());
}

Result<bool> Session::needed(Archive& archive)
{
    return guarded([&]() -> Result<bool> { return anybody_set_up(archive.state().database); });
}

Result<Session> Session::sign_in(Archive& archive, const std::string& login, const std::string& password)
{
    return guarded([&]() -> Result<Session> {
        Archive::State& state = archive.state();
        Database& database = state.database;
        // A login that is not there costs the same time as one that is; nobody waits for the lock meanwhile.
        const std::string hash = password_of(database, login);
        const bool fits = password_fits(hash, password);
        Transaction transaction(database);
        Statement row = database.prepare(
            "SELECT password, failures, coalesce(locked_until, '') FROM person WHERE login = ?", login);
        const bool known = row.next();
        // What was typed for a login may have been a password.
        Ledger ledger(
            database, state.premises, {known ? login : "unknown", "none", state.premises.actor.terminal});
        if (known && row.text(2) > state.premises.utc_now()) {
            ledger.append({"session.refused", "person:" + login, "", "locked", ""});
            transaction.commit();
            return tl::make_unexpected(
                Error{Code::forbidden, "the account " + login + " is locked after too many wrong passwords",
                    "wait 15 minutes or ask the security administrator"});
        }
        const bool right = known && fits && row.text(0) == hash;
        if (!right) {
            if (known) {
                const std::int64_t failures = row.integer(1) + 1;
                const bool lock = failures >= most_failures;
                const std::string until = lock ? utc_text(state.premises.clock() + lock_time) : "";
                database.run("UPDATE person SET failures = ?, locked_until = nullif(?, '') WHERE login = ?",
                    lock ? 0 : failures, until, login);
            }
            ledger.append({"session.refused", "person:" + (known ? login : "unknown"), "",
                known ? "password" : "unknown", ""});
            transaction.commit();
            return tl::make_unexpected(wrong());
        }
        const auto person = person_by_login(database, login);
        if (!person || !person->active) {
            ledger.append({"session.refused", "person:" + login, "", "disabled", ""});
            transaction.commit();
            return tl::make_unexpected(Error{Code::forbidden, "the account " + login + " is disabled",
                "ask the security administrator to enable it"});
        }
        database.run("UPDATE person SET failures = 0, locked_until = NULL WHERE login = ?", login);
        auto made = std::make_unique<State>(state, *person);
        made->ledger.append({"session.begun", "person:" + login, "", "", ""});
        transaction.commit();
        return Session(std::move(made));
    });
}

} // namespace strongroom::archive
