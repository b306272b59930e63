#pragma once

#include <cstdint>
#include <string>

#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {

/// Gives the next number of a sequence ("file:BT01:2007"), from 1, without gaps, never twice.
/// \pre inside the Transaction that makes the thing it is for
std::int64_t next_number(
    Database& database, const std::string& sequence, const std::string& object, const std::string& utc);

/// Marks a number as not used; it stays, with its reason, and is not given again.
void void_number(
    Database& database, const std::string& sequence, std::int64_t number, const std::string& reason);

/// "JY-2026-0001": prefix, year of `today` (ISO date), number of four digits or more.
std::string next_yearly_number(
    Database& database, const std::string& prefix, const std::string& today, const std::string& utc);

std::string padded_number(std::int64_t number, int digits); ///< "0412"

} // namespace strongroom::archive
