#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "archive/act_internal.h"
#include "archive/people/people.h"

namespace strongroom::archive {

/// The person with this login. Errors: not_found.
Result<Person> find_person(Database& database, const std::string& login);
/// Errors: not_found.
Result<std::int64_t> find_unit(Database& database, const std::string& code);
Result<ProjectId> find_project(Database& database, const std::string& code);

/// One of several rights will do. Errors: forbidden, as for the first.
Result<void> demand_any(Act& act, std::initializer_list<Right> rights, const Subject& subject);

/// Errors: bad_input where there is none: what takes something away says why.
Result<void> give_reason(const std::string& reason);

/// Checks and writes somebody new, without grants. Errors: bad_input, conflict. \pre inside a Transaction
Result<PersonId> write_person(Database& database, const NewPerson& person, const std::string& utc);
Result<void> write_unit(Database& database, const Unit& unit);

inline std::string object_of(const Person& person) { return "person:" + person.login; } ///< in the ledger

} // namespace strongroom::archive
