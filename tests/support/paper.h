#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/reading.h"
#include "index/values/normalise.h"

namespace strongroom::testing {

/// A line as a reader would give it: characters of 40 by 40 pixels from (x, y), certain.
inline ocr::Line printed(std::string_view text, int x, int y, ingest::Rect cell = {})
{
    ocr::Line line;
    line.cell = cell;
    line.confidence = 0.99;
    int at = x;
    for (const char32_t c : index::decoded(text)) {
        const std::string character = index::encoded(std::u32string(1, c));
        const int width = c < 0x80 ? 20 : 40;
        if (c != U' ')
            line.characters.push_back({character, {at, y, width, 40}, 0.99});
        at += width;
    }
    line.text = text;
    line.box = {x, y, at - x, 40};
    return line;
}

/// A page with one printed line below the other, 60 pixels apart; "   " (three spaces) parts lines side by
/// side.
inline index::ReadPage paper(const std::vector<std::string>& lines, int number = 1)
{
    index::ReadPage page;
    page.number = number;
    page.text.reader = "ppocr";
    page.text.size = {2480, 3508};
    int y = 200;
    for (const std::string& text : lines) {
        int x = 200;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t gap = text.find("   ", begin);
            const std::string part = text.substr(begin, gap == std::string::npos ? gap : gap - begin);
            page.text.lines.push_back(printed(part, x, y));
            x = page.text.lines.back().box.right() + 150;
            if (gap == std::string::npos)
                break;
            begin = gap + 3;
        }
        y += 60;
    }
    return page;
}

/// Adds a ruled table whose cells are 400 by 60 pixels; empty texts are empty cells.
inline void add_table(index::ReadPage& page, int y, const std::vector<std::vector<std::string>>& rows)
{
    for (const auto& row : rows) {
        int x = 200;
        for (const std::string& text : row) {
            if (!text.empty())
                page.text.lines.push_back(printed(text, x + 10, y + 10, {x, y, 400, 60}));
            x += 400;
        }
        y += 60;
    }
}

inline const index::Field* field(const index::DocumentReading& reading, std::string_view name, int index = 0)
{
    for (const index::Field& found : reading.fields)
        if (found.name == name && found.index == index)
            return &found;
    return nullptr;
}

/// The normalised value, or "" where the field was not found.
inline std::string value(const index::DocumentReading& reading, std::string_view name, int index = 0)
{
    const index::Field* found = field(reading, name, index);
    return found ? found->value : "";
}

} // namespace strongroom::testing
