#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/filing/file_state.h"
#include "archive/people/person.h"
#include "archive/sqlite/database_internal.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

using FileId = Id<struct FileTag>;
using ItemId = Id<struct ItemTag>;
using BoxId = Id<struct BoxTag>;
using LocationId = Id<struct LocationTag>;

/// A file's record without what is sealed.
struct FileRecord {
    FileId id;
    std::string uid;
    ProjectId project;
    std::string project_code, category, kind, building;
    FileState state = FileState::keyed;
    int version = 1, grade = 2;
    std::optional<PersonId> owner;
    std::string reference_code, retention, due_on; ///< empty while not given
    bool ended = false;

    Subject subject() const; ///< for may(): called by its reference code, or its uid before it has one
    std::string label() const;
    std::string object() const { return "file:" + uid; } ///< in the ledger
};

/// By reference code, uid or an unambiguous beginning of the uid (at least 4 characters). Errors: not_found,
/// conflict.
Result<FileRecord> find_file(Database& database, const std::string& reference);
/// Throws Failure where there is none.
FileRecord file_record(Database& database, FileId id);

/// Moves a file along its life. Errors: conflict where it is not in one of `from`. The row of the ledger is
/// the caller's, who knows why.
Result<void> set_file_state(
    Database& database, const FileRecord& file, std::initializer_list<FileState> from, FileState to);

} // namespace strongroom::archive
