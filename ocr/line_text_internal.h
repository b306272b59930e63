#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ocr/page_text.h"

namespace strongroom::ocr {

/// A character and whether white space stands before it.
struct SpacedCharacter {
    Character character;
    bool after_space = false;
};

/// A line of these characters, in order: text, box around them and mean confidence. A space is kept only
/// between two characters of scripts that have spaces: "Blue Sky" yes, "张 三" and "第 3 幢" no.
Line line_of(const std::vector<SpacedCharacter>& characters);

/// Whether a script is written without spaces: Han, kana, and the punctuation that goes with them.
bool without_spaces(char32_t character);

/// The first and the last code point of a UTF-8 text; 0 where it is empty or damaged.
char32_t first_code_point(std::string_view text);
char32_t last_code_point(std::string_view text);

} // namespace strongroom::ocr
