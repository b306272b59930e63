#include "index/text.h"

#include <algorithm>

#include "index/values/normalise.h"

namespace strongroom::index {

void Text::append(const Text& other)
{
    text += other.text;
    origins.insert(origins.end(), other.origins.begin(), other.origins.end());
}

void Text::append_separator(char separator)
{
    text += separator;
    origins.push_back({});
}

Text Text::part(Span bytes) const
{
    const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
    return {text.substr(bytes.begin, bytes.size()),
        {origins.begin() + at(bytes.begin), origins.begin() + at(bytes.end)}};
}

std::string folded(std::string_view text)
{
    std::u32string kept;
    for (const char32_t seen : normalised(text).chars) {
        // What readers make of small marks.
        const char32_t c = seen == U'丶' ? U'、' : seen == U'°' ? U'。' : seen;
        if (c != U' ' && c != U'_' && c != U'\t' && c != U'\n')
            kept += c;
    }
    return encoded(kept);
}

Text folded_line(const ocr::Line& line, int page, int line_number)
{
    Text text;
    for (std::size_t i = 0; i < line.characters.size(); ++i) {
        // Readers leave no spaces between Han characters; where the boxes part, the words do.
        bool gap = i > 0
            && line.characters[i].box.x - line.characters[i - 1].box.right() > line.box.height * 2 / 3;
        for (const char c : folded(line.characters[i].text)) {
            text.text += c;
            text.origins.push_back({page, line_number, static_cast<int>(i), gap});
            gap = false;
        }
    }
    return text;
}

Located located(const Text& text, Span span, std::span<const ReadPage> pages)
{
    Located found;
    Origin last;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const Origin& origin = text.origins[i];
        if (origin.character < 0)
            continue;
        const ReadPage& page = pages[static_cast<std::size_t>(origin.page)];
        if (found.characters > 0) {
            if (origin.page != last.page)
                break;
            if (origin.line == last.line && origin.character == last.character)
                continue;
        }
        const ocr::Line& line = page.text.lines[static_cast<std::size_t>(origin.line)];
        const ocr::Character& character = line.characters[static_cast<std::size_t>(origin.character)];
        if (found.characters == 0) {
            found.page = page.number;
            found.line = origin.line;
            found.confidence = character.confidence;
        }
        found.box = ingest::united(found.box, character.box);
        found.text += character.text;
        found.confidence = std::min(found.confidence, character.confidence);
        ++found.characters;
        last = origin;
    }
    return found;
}

Span trimmed(const Text& text, Span span)
{
    static constexpr std::string_view noise[] = {":", ";", ",", ".", "。", "、", "\t", "\n", "-", "—", "·",
        "[", "]", "【", "】", "〔", "〕", "\"", "“", "”", "'", "|", "/", "~", "*", "^", "="};
    for (bool changed = true; changed && span.size() > 0;) {
        changed = false;
        const std::string_view view = std::string_view(text.text).substr(span.begin, span.size());
        for (const std::string_view mark : noise) {
            if (view.starts_with(mark)) {
                span.begin += mark.size();
                changed = true;
                break;
            }
            if (view.ends_with(mark)) {
                span.end -= mark.size();
                changed = true;
                break;
            }
        }
    }
    return span;
}

std::size_t length(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace strongroom::index
