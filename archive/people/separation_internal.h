#pragma once

#include <string>

#include "archive/people/person.h"
#include "archive/sqlite/database_internal.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Whether somebody who reads everything that happens may write as well.
enum class Auditor { no, yes };

/// SoD-5: an auditor only reads; who changes settings or runs backups does nothing else; who carries out
/// grants does nothing else. So nobody holds two of SYS, SEC and AUDIT. `whose`: "the role X", "zhou".
/// Errors: forbidden, naming the two rights that do not go together.
Result<void> kept_apart(const Rights& rights, Auditor auditor, const std::string& whose);

/// The widest of each right in both.
Rights joined(Rights rights, const Rights& more);

/// What a person holds on `today` or will hold, without regard to projects.
Rights all_rights(const Person& person, const std::string& today);

/// Whether there are still active people who can set up others, change settings, request and approve grants,
/// and audit. Errors: conflict, naming what nobody could do any more. \pre inside the Transaction that takes
/// something away
Result<void> still_governed(Database& database, const std::string& today);

} // namespace strongroom::archive
