#pragma once

#include <optional>
#include <string>

#include "archive/people/person.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

/// The person as they stand now, with all grants that are not revoked; none where there is no such login.
std::optional<Person> person_by_login(Database& database, const std::string& login);
/// Throws Failure where there is none.
Person person_by_id(Database& database, PersonId id);

/// Whether anybody was ever set up. Until then the archive is open to whoever holds its key.
bool anybody_set_up(Database& database);

/// From the JSON of the table `role`; what this program does not know is left out.
Rights rights_of(const std::string& json);

/// Writes the preset roles, or brings them up to date. \pre inside a Transaction
void put_preset_roles(Database& database);

/// A setting's value, or `otherwise` where nobody has set it.
std::string setting(Database& database, std::string_view name, std::string_view otherwise);
int number_setting(Database& database, std::string_view name, int otherwise);

} // namespace strongroom::archive
