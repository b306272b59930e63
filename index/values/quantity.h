#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// The first area in running text at or after `from`, in 0.01 m²; a unit of area must follow it (平方米, ㎡,
/// m2, or what readers make of it: mz, nr). More than two decimals are rounded. \pre text is normalised
std::optional<Found<std::int64_t>> find_area(std::u32string_view text, std::size_t from = 0);

/// The area in a place known to hold one: a bare number counts. Nothing for zero or 100,000 m² and more.
std::optional<Found<std::int64_t>> parse_area(std::u32string_view text);

/// The first ratio in running text at or after `from`, in basis points: 30%, 百分之三十, 三成, 万分之五,
/// 0.5‰. Nothing where it is no whole number of basis points, or more than 1,000 %.
std::optional<Found<int>> find_ratio(std::u32string_view text, std::size_t from = 0);

/// The ratio in a place known to hold one; 0.3 counts as 30 %. A bare 30 does so too where `percent_printed`
/// says that the form has the % sign printed.
enum class Percent { printed, not_printed };
std::optional<Found<int>> parse_ratio(std::u32string_view text, Percent percent = Percent::not_printed);

} // namespace strongroom::index
