#pragma once

#include <string>

#include "archive/people/person.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

/// Whether the document (uid) is open to the person at this time (UTC).
bool unmasked_for(Database& database, PersonId person, const std::string& document, const std::string& now);

} // namespace strongroom::archive
