#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// The value of one Chinese or Arabic digit in any common writing (7, 七, 柒, 〇, 零, 两).
std::optional<int> digit_value(char32_t c);
/// 10 for 十 and 拾, 100 for 百 and 佰, 1000 for 千 and 仟; 20 for 廿, 30 for 卅 are not units.
std::optional<int> small_unit(char32_t c);

/// The whole number that `text` writes and nothing else: "1201", "一二〇一" (digit by digit), "十二",
/// "一百零五", "贰", "廿三". Spaces inside are allowed. Nothing for more than 15 digits.
/// \pre text is normalised
std::optional<std::int64_t> whole_number(std::u32string_view text);

/// The first whole number of `text` at or after `from`, as long as it gets. "1,201" is 1201.
std::optional<Found<std::int64_t>> find_whole_number(std::u32string_view text, std::size_t from = 0);

} // namespace strongroom::index
