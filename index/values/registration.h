#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// V-ORG-01: 18 characters of the unified social credit code with a right check character (GB 32100).
bool credit_code_valid(std::string_view code);
/// V-ORG-02: a business licence of 15 digits with a right check digit (ISO 7064 MOD 11,10), or of 13 digits.
bool licence_valid(std::string_view number);
/// 8 characters, a dash or not, and a check character: D2143569-X (GB 11714).
bool organisation_code_valid(std::string_view code);

/// A number a company is registered by.
struct Registration {
    enum class Kind { credit_code, licence, organisation_code };
    Kind kind = Kind::credit_code;
    std::string number;
    bool valid = false;
};

/// The first registration number of `text` at or after `from`, right or wrong. Letters the credit code does
/// not use (I O S V Z) are read as digits, if that makes it right. \pre text is normalised
std::optional<Found<Registration>> find_registration(std::u32string_view text, std::size_t from = 0);

} // namespace strongroom::index
