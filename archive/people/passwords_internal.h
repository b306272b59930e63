#pragma once

#include <string>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// Argon2id in libsodium's encoding, at its "interactive" cost (64 MiB). Throws Failure where there is no
/// memory for it.
std::string hashed_password(const std::string& password);

/// Whether the password is the one that was hashed. `hash` empty: of nobody; costs the same time and is
/// false.
bool password_fits(const std::string& hash, const std::string& password);

/// Errors: bad_input where it is shorter than 10 characters, longer than 1024 bytes, holds the login, or is
/// one of those that are tried first: common words with something added, runs, repetitions.
Result<void> strong_enough(const std::string& password, const std::string& login);

} // namespace strongroom::archive
