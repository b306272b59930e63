#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// A contract number in its one form: upper case, half width, all brackets round, no spaces, the words before
/// it (No., 编号:) off; inner dashes and leading zeros stay. Empty where nothing is left. \pre text is
/// normalised
std::string normal_contract_no(std::u32string_view text);

/// Why `number` (normalised) cannot be a contract number (V-CN-05), as a sentence; nothing where it can: the
/// id of a controlled document (BT-XS-206), a template code (GF-2000-0171), a permit, a telephone or identity
/// number, a date, a postcode, or no number at all.
std::optional<std::string> why_no_contract_no(std::string_view number);

/// The code of a contract template, GF-2000-0171 whatever dashes the reader saw.
std::optional<Found<std::string>> find_template_code(std::u32string_view text, std::size_t from = 0);

/// The first permit or certificate number: 青房预字(2015)第001号.
std::optional<Found<std::string>> find_permit_no(std::u32string_view text, std::size_t from = 0);

} // namespace strongroom::index
