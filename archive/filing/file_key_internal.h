#pragma once

#include <string>

#include "archive/archive_state_internal.h"
#include "archive/filing/file_record_internal.h"

namespace strongroom::archive {

/// Keeps a new file's data key. \pre inside the transaction that adds its row, which is there
void keep_file_key(Archive::State& archive, const std::string& uid, const Secret& key);

/// The key to everything that is sealed of a file. Throws Failure where it was destroyed.
Secret file_key(Archive::State& archive, const std::string& uid);
bool has_file_key(Archive::State& archive, const std::string& uid);

} // namespace strongroom::archive
