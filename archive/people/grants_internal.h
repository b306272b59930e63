#pragma once

#include <optional>
#include <string>

#include "archive/people/people.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

/// A request as it stands in the table, with those who took part.
struct StoredRequest {
    GrantRequest request;
    PersonId person, requested_by;
    std::optional<PersonId> decided_by;
};

std::optional<StoredRequest> stored_request(Database& database, const std::string& number);

} // namespace strongroom::archive
