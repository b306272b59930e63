#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// Beyond this no amount is believed; sums of several stay far from overflow.
constexpr std::int64_t most_fen = 1'000'000'000'000'000;

/// Digits and separators as they stand side by side, perhaps with spaces between.
struct Number {
    std::vector<std::u32string> groups;
    std::u32string separators; ///< one fewer than groups; ' ' where only a space stands
    std::vector<bool> gaps;    ///< for each separator: whether a space is part of it
    std::vector<std::size_t> ends;
    bool repaired = false; ///< a letter was read as a digit
};

/// \pre text[begin] is a digit
Number scan_number(std::u32string_view text, std::size_t begin);

/// The end of the digits and separators that stand together without a space.
std::size_t end_of_run(const Number& number);

/// 1 0 2 3 8 4 4 . 0 0: one digit to a printed cell.
bool stands_in_cells(const Number& number);

struct Decimal {
    std::u32string whole, fraction;
    std::size_t end = 0;
    bool repaired = false; ///< separators were bent to make it a number
};

/// The number that the first `count` groups make, if they make one; digits in cells make one only all
/// together. `point_means_decimal`: 万 follows, so 1.264 is a fraction and not 1,264.
std::optional<Decimal> as_decimal(const Number& number, std::size_t count, bool point_means_decimal);

struct Fen {
    std::int64_t value = 0;
    bool rounded = false;
};

/// The decimal times `unit` yuan in fen, exact unless there are places below a fen; nothing above most_fen.
std::optional<Fen> in_fen(const Decimal& decimal, std::int64_t unit);

} // namespace strongroom::index
