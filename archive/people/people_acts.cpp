#include "archive/people/people_acts_internal.h"

#include <algorithm>

#include "archive/people/passwords_internal.h"

namespace strongroom::archive {
namespace {

bool is_login(const std::string& text)
{
    constexpr std::size_t shortest = 2, longest = 32;
    const auto small_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return text.size() >= shortest && text.size() <= longest && small_letter(text.front())
        && std::all_of(text.begin(), text.end(), [&](char c) {
               return small_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
           });
}

/// Letters, digits and dashes; it becomes part of reference codes and numbers.
bool is_code(const std::string& text)
{
    constexpr std::size_t longest = 16;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

} // namespace

Result<Person> find_person(Database& database, const std::string& login)
{
    const std::optional<Person> person = person_by_login(database, login);
    if (!person)
        return failed(Code::not_found, "there is nobody with the login " + login.substr(0, 64),
            "'strongroom user list' names them all");
    return *person;
}

Result<std::int64_t> find_unit(Database& database, const std::string& code)
{
    Statement row = database.prepare("SELECT id FROM org_unit WHERE code = ?", code);
    if (!row.next())
        return failed(Code::not_found, "there is no unit " + code, "'strongroom unit list' names them all");
    return row.integer(0);
}

Result<ProjectId> find_project(Database& database, const std::string& code)
{
    Statement row = database.prepare("SELECT id FROM project WHERE code = ?", code);
    if (!row.next())
        return failed(
            Code::not_found, "there is no project " + code, "'strongroom project list' names them all");
    return ProjectId{row.integer(0)};
}

Result<void> demand_any(Act& act, std::initializer_list<Right> rights, const Subject& subject)
{
    for (const Right right : rights)
        if (may(act.person(), right, subject, act.today()).allowed())
            return {};
    return act.demand(*rights.begin(), subject);
}

Result<void> give_reason(const std::string& reason)
{
    if (reason.find_first_not_of(" \t\n") == std::string::npos)
        return failed(Code::bad_input, "there is no reason given", "say why; it is written into the ledger");
    return {};
}

Result<PersonId> write_person(Database& database, const NewPerson& person, const std::string& utc)
{
    if (!is_login(person.login))
        return failed(Code::bad_input, "'" + person.login.substr(0, 64) + "' cannot be a login",
            "take 2 to 32 small letters, digits, dots, dashes or underscores, a letter first");
    if (person.name.empty())
        return failed(Code::bad_input, person.login + " has no name", "say how the person is called");
    if (person.clearance != 2 && person.clearance != 3)
        return failed(Code::bad_input,
            "nobody is set up with clearance for grade " + std::to_string(person.clearance),
            "say 2 or 3; grade 1 is requested by the head of the department");
    if (const Result<void> strong = strong_enough(person.password, person.login); !strong)
        return tl::make_unexpected(strong.error());
    if (person_by_login(database, person.login))
        return failed(
            Code::conflict, "there is somebody with the login " + person.login, "take another login");
    std::optional<std::int64_t> unit;
    if (!person.unit.empty()) {
        const Result<std::int64_t> found = find_unit(database, person.unit);
        if (!found)
            return tl::make_unexpected(found.error());
        unit = *found;
    }
    database.run("INSERT INTO person (login, name, unit, password, state, must_change, clearance, created) "
                 "VALUES (?, ?, nullif(?, 0), ?, 'active', 1, ?, ?)",
        person.login, person.name, unit.value_or(0), hashed_password(person.password), person.clearance, utc);
    return PersonId{database.last_id()};
}

Result<void> write_unit(Database& database, const Unit& unit)
{
    if (!is_code(unit.code) || unit.name.empty())
        return failed(Code::bad_input,
            "'" + unit.code.substr(0, 64) + "' with the name '" + unit.name + "' cannot be a unit",
            "give a code of up to 16 capital letters, digits or dashes, and a name");
    if (find_unit(database, unit.code))
        return failed(Code::conflict, "there is a unit " + unit.code, "take another code");
    std::int64_t parent = 0;
    if (!unit.parent.empty()) {
        const Result<std::int64_t> found = find_unit(database, unit.parent);
        if (!found)
            return tl::make_unexpected(found.error());
        parent = *found;
    }
    database.run("INSERT INTO org_unit (code, name, parent) VALUES (?, ?, nullif(?, 0))", unit.code,
        unit.name, parent);
    return {};
}

} // namespace strongroom::archive
