#include "ocr/line_text_internal.h"

namespace strongroom::ocr {

char32_t first_code_point(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80)
        return lead;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || text.size() < length)
        return 0;
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return code;
}

char32_t last_code_point(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0) {
        --start;
        if ((static_cast<unsigned char>(text[start]) & 0xC0U) != 0x80)
            break;
    }
    return first_code_point(text.substr(start));
}

bool without_spaces(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF)   // radicals, CJK punctuation, kana, Han
        || (c >= 0xF900 && c <= 0xFAFF)   // compatibility Han
        || (c >= 0xFE30 && c <= 0xFE4F)   // compatibility forms
        || (c >= 0xFF00 && c <= 0xFFEF)   // full-width forms
        || (c >= 0x20000 && c <= 0x3FFFF) // Han extensions
        || (c >= 0x2010 && c <= 0x206F)   // dashes, quotation marks, ellipsis
        || (c >= 0x25A0 && c <= 0x27BF);  // squares, ticks
}

Line line_of(const std::vector<SpacedCharacter>& characters)
{
    Line line;
    double sum = 0;
    for (const auto& [character, after_space] : characters) {
        if (after_space && !line.text.empty() && !without_spaces(last_code_point(line.text))
            && !without_spaces(first_code_point(character.text)))
            line.text += ' ';
        line.text += character.text;
        line.box = ingest::united(line.box, character.box);
        line.characters.push_back(character);
        sum += character.confidence;
    }
    if (!characters.empty())
        line.confidence = sum / double(characters.size());
    return line;
}

} // namespace strongroom::ocr
