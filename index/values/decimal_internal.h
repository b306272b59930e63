#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// A plain decimal without grouping, scaled by 10^places: 118.36 with two places is 11836.
struct PlainDecimal {
    std::int64_t scaled = 0;
    Span span;
    bool repaired = false; ///< ',' or '·' read as the point, a space beside it, or a letter read as a digit
    bool rounded = false;  ///< more decimals than `places`
};

/// The decimal that begins at `begin`; at most nine digits before the point.
/// \pre text[begin] is a digit
std::optional<PlainDecimal> plain_decimal(std::u32string_view text, std::size_t begin, int places);

} // namespace strongroom::index
