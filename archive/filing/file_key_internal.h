#pragma once

#include <string>

#include "archive/archive_state_internal.h"

namespace strongroom::archive {

/// The owner's name of a file's data key, in the key store and in the ledger.
std::string file_owner(const std::string& uid);

/// Makes and keeps a new file's data key. \pre inside the transaction that adds its row, late
Secret make_file_key(Archive::State& archive, const std::string& uid);

/// The key to everything that is sealed of a file. Throws Failure (not_found) where it was destroyed.
Secret file_key(Archive::State& archive, const std::string& uid);
bool has_file_key(Archive::State& archive, const std::string& uid);

} // namespace strongroom::archive
