#include "archive/session.h"

#include <sodium.h>

#include "archive/failure_internal.h"
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
        Transaction transaction(database);
        Ledger ledger(database, state.premises, {login.substr(0, 64), "none", state.premises.actor.terminal});
        Statement row = database.prepare(
            "SELECT password, failures, coalesce(locked_until, '') FROM person WHERE login = ?", login);
        // A login that is not there costs the same time as one that is.
        const bool known = row.next();
        const std::string stored = known ? row.text(0) : std::string();
        const std::string now = state.premises.utc_now();
        if (known && row.text(2) > now) {
            ledger.append({"session.refused", "person:" + login, "", "locked", ""});
            transaction.commit();
            return tl::make_unexpected(
                Error{Code::forbidden, "the account " + login + " is locked after too many wrong passwords",
                    "wait 15 minutes or ask the security administrator"});
        }
        const bool right
            = known && crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
        if (!right) {
            if (known) {
                const std::int64_t failures = row.integer(1) + 1;
                const bool lock = failures >= most_failures;
                const std::string until = lock ? utc_text(state.premises.clock() + lock_time) : "";
                database.run("UPDATE person SET failures = ?, locked_until = nullif(?, '') WHERE login = ?",
                    lock ? 0 : failures, until, login);
            }
            ledger.append({"session.refused", "person:" + login, "", known ? "password" : "unknown", ""});
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
