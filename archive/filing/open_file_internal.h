#pragma once

#include <string>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_record_internal.h"
#include "archive/filing/file_steps_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/filing/filed.h"

namespace strongroom::archive {

/// A file with the key to what is sealed of it.
struct OpenFile {
    FileRecord record;
    Secret key;

    FileValues values(Database& database) const { return {database, key, record}; }
};

/// Errors: those of find_file(); forbidden, where the person may not do `right` to it.
Result<OpenFile> open_file(Act& act, const std::string& reference, Right right);

/// Takes a file along one of filing_steps, where the person has the right the step needs.
/// Errors: conflict, forbidden. The row of the ledger is the caller's.
Result<void> take_step(Act& act, const FileRecord& file, FileState to);

/// A reason is kept for ever in the ledger, longer than the file: it must be given, and may not repeat what
/// is sealed of the file. Errors: bad_input.
Result<void> check_reason(const std::string& reason, const std::vector<FileValue>& values);

/// What stands for the values in the ledger: a hash keyed with the file's own key, so that it tells nothing
/// once that is destroyed.
std::string digest_of(const OpenFile& file, const std::vector<FileValue>& values);

/// Sets what the file's row knows of its values: hash of the contract number, building, whether it is large.
void note_values(Act& act, const OpenFile& file);

/// The amount from which a contract needs its own approval, in fen: setting "large_amount", in yuan.
std::int64_t large_amount(Database& database);

} // namespace strongroom::archive
