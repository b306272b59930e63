#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/values/date.h"
#include "index/values/span.h"

namespace strongroom::index {

enum class Sex { male, female };

/// What is wrong with an identity number, the worst thing first.
enum class IdFault {
    none,
    format,   ///< V-ID-01: not 15 or 18 characters of the right kind
    checksum, ///< V-ID-02
    birth,    ///< V-ID-03: no day of the calendar
};

/// A number of a mainland identity card, as far as it can be read from the number alone.
struct IdNumber {
    std::string number; ///< 15 or 18 characters, X in upper case
    std::string full;   ///< 18 characters: a 15-digit number with 19 and its check character added (V-ID-07)
    IdFault fault = IdFault::none;
    std::optional<Date> birth;
    Sex sex = Sex::male;
    /// The wording of what was changed, "O read as 0"; empty if nothing. The checksum chose the change, so it
    /// confirms nothing any more: another reader has to.
    std::string repair;
};

/// The check character of the first 17 digits of an 18-digit number (GB 11643, ISO 7064 MOD 11-2).
/// \pre first17 is at least 17 digits
char id_check_character(std::string_view first17);

/// The 18-digit form of a 15-digit number.
/// \pre id15 is 15 digits
std::string upgraded_id(std::string_view id15);

/// Everything about `number`, which may be wrong: fault says how.
IdNumber examined_id(std::string_view number);

/// The first identity number of `text` at or after `from`, spaces and dashes inside allowed. A character that
/// no number has is read as what it looks like; if the checksum fails, the one confusion of a single
/// character that makes it right is taken, where there is exactly one. A number that stays wrong is given
/// with its fault. \pre text is normalised
std::optional<Found<IdNumber>> find_id_number(std::u32string_view text, std::size_t from = 0);

/// Whether the first two digits are a province code (V-ID-06), of a mainland card or a residence permit.
bool known_province(std::string_view id);

} // namespace strongroom::index
