#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/values/span.h"

namespace strongroom::index {

/// The code points of UTF-8 text; a broken byte becomes U+FFFD.
std::u32string decoded(std::string_view utf8);
/// UTF-8 of code points; one that cannot be encoded becomes U+FFFD.
std::string encoded(std::u32string_view text);

bool is_han(char32_t c); ///< a Chinese character, 〇 included
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
inline char32_t upper(char32_t c) { return c >= U'a' && c <= U'z' ? c - 32 : c; }

/// What traditional characters and other variants become in `normalised`.
enum class Variants {
    fold, ///< 萬 → 万: for matching labels and reading values
    keep, ///< for values kept as written (a name)
};

/// Text in the form all finders of index/values read, and the way back to the text it came from.
///
/// NFKC; full-width forms become half-width; dashes become '-', middle dots '·', all kinds of space ' ';
/// ㎡ and m² become "m2"; characters without a picture (zero-width, control) go; variants as asked for.
struct NormalText {
    std::u32string chars;
    std::vector<std::uint32_t> source; ///< for each of `chars`: which code point of the source it came from
    std::size_t source_size = 0;       ///< code points in the source

    /// The code points of the source that `span` of `chars` came from.
    Span in_source(Span span) const;
    std::string utf8(Span span) const;
};

NormalText normalised(std::string_view utf8, Variants variants = Variants::fold);

/// The simplified form of a traditional character, and the character itself where it is none.
char32_t simplified(char32_t c);

/// The digit that a character looks like to a reader (O → 0, l → 1, S → 5), the digit itself for a digit.
/// Only for characters inside something known to be a number.
std::optional<char32_t> digit_look_alike(char32_t c);

/// `text` without spaces at both ends.
std::u32string_view trimmed(std::u32string_view text);
/// `text` without any space.
std::u32string without_spaces(std::u32string_view text);

} // namespace strongroom::index
