#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/values/span.h"

namespace strongroom::index {

/// A telephone number in one form: 13800138000, 0532-85761234, 0532-85761234-801, 400-800-1234, 85761234.
struct Phone {
    enum class Kind { mobile, landline, service };
    Kind kind = Kind::mobile;
    std::string number;
};

/// All telephone numbers of `text` in order. A landline needs its area code here.
/// \pre text is normalised
std::vector<Found<Phone>> find_phones(std::u32string_view text);

/// The first telephone number in a place known to hold one; seven or eight digits without area code count.
std::optional<Found<Phone>> parse_phone(std::u32string_view text);

/// Six digits alone in their place.
std::optional<Found<std::string>> parse_postcode(std::u32string_view text);

/// The first run of 12 to 19 digits, spaces and dashes inside left out: a bank card or account.
std::optional<Found<std::string>> find_bank_account(std::u32string_view text, std::size_t from = 0);

/// The check of bank cards (ISO 7812). Company accounts need not follow it.
bool luhn_valid(std::string_view digits);

} // namespace strongroom::index
