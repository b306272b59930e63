#include "index/snippet.h"

#include <algorithm>

#include "index/terms.h"
#include "index/units_internal.h"
#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

constexpr std::size_t most_matches = 50;
constexpr std::size_t bytes_before = 60, bytes_shown = 240; // about 20 and 80 Han characters

/// The significant characters of a page and where each came from.
struct Flat {
    std::u32string chars;
    std::vector<std::size_t> starts, ends; ///< bytes of the page's text
    std::vector<bool> unit_begins, unit_ends;
};

Flat flattened(std::string_view text)
{
    Flat flat;
    for (const Unit& unit : units(text))
        for (std::size_t i = 0; i < unit.chars.size(); ++i) {
            const bool last = i + 1 == unit.chars.size();
            flat.chars += unit.chars[i];
            flat.starts.push_back(unit.starts[i]);
            flat.ends.push_back(last || unit.starts[i + 1] == unit.starts[i] ? unit.end : unit.starts[i + 1]);
            flat.unit_begins.push_back(i == 0);
            flat.unit_ends.push_back(last);
        }
    return flat;
}

struct Match {
    std::size_t begin = 0, end = 0; ///< bytes of the page's text
};

/// One or two digits stand in half of all numbers: they count only as a number of their own.
bool must_stand_alone(const std::u32string& wanted)
{
    return wanted.size() <= 2
        && std::all_of(wanted.begin(), wanted.end(), [](char32_t c) { return c < 0x80; });
}

std::vector<Match> matches(const Flat& flat, const std::string& wanted, std::size_t most)
{
    std::vector<Match> found;
    const std::u32string text = decoded(significant(wanted));
    if (text.empty())
        return found;
    const bool alone = must_stand_alone(text);
    for (std::size_t at = flat.chars.find(text); at != std::u32string::npos && found.size() < most;
         at = flat.chars.find(text, at + 1)) {
        const std::size_t last = at + text.size() - 1;
        if (!alone || (flat.unit_begins[at] && flat.unit_ends[last]))
            found.push_back({flat.starts[at], flat.ends[last]});
    }
    return found;
}

std::vector<Match> all_matches(const Flat& flat, std::span<const std::string> wanted)
{
    std::vector<Match> found;
    for (const std::string& text : wanted) {
        const std::vector<Match> of_text = matches(flat, text, most_matches);
        found.insert(found.end(), of_text.begin(), of_text.end());
    }
    std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
    std::vector<Match> merged;
    for (const Match& match : found)
        if (!merged.empty() && match.begin < merged.back().end)
            merged.back().end = std::max(merged.back().end, match.end);
        else
            merged.push_back(match);
    return merged;
}

/// The box around bytes begin..end-1 of a line.
ocr::Rect box_in(const ocr::Line& line, std::size_t begin, std::size_t end)
{
    ocr::Rect box;
    std::size_t at = 0;
    for (const ocr::Character& character : line.characters) {
        while (at < line.text.size() && line.text.compare(at, character.text.size(), character.text) != 0)
            ++at; // spaces stand in the text only
        if (at < end && at + character.text.size() > begin)
            box = ingest::united(box, character.box);
        at += character.text.size();
    }
    return box.empty() ? line.box : box;
}

std::vector<ocr::Rect> boxes_of(const ocr::PageText& page, const std::vector<Match>& found)
{
    std::vector<ocr::Rect> boxes;
    for (const Match& match : found) {
        std::size_t begin = 0;
        for (const ocr::Line& line : page.lines) {
            const std::size_t end = begin + line.text.size();
            const std::size_t from = std::max(match.begin, begin), to = std::min(match.end, end);
            if (from < to)
                boxes.push_back(box_in(line, from - begin, to - begin));
            begin = end + 1;
        }
    }
    return boxes;
}

bool inside_character(const std::string& text, std::size_t place)
{
    return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0) == 0x80;
}

} // namespace

int texts_found(std::string_view page, std::span<const std::string> wanted)
{
    const Flat flat = flattened(page);
    return static_cast<int>(std::count_if(wanted.begin(), wanted.end(),
        [&](const std::string& text) { return !matches(flat, text, 1).empty(); }));
}

Snippet snippet(const ocr::PageText& page, std::span<const std::string> wanted)
{
    std::string text = search_text(page);
    const std::vector<Match> found = all_matches(flattened(text), wanted);
    Snippet made;
    made.boxes = boxes_of(page, found);
    std::replace(text.begin(), text.end(), '\n', ' ');
    const std::size_t first = found.empty() ? 0 : found.front().begin;
    std::size_t begin = first > bytes_before ? first - bytes_before : 0;
    while (inside_character(text, begin))
        ++begin;
    std::size_t end = std::min(text.size(), begin + bytes_shown);
    while (inside_character(text, end))
        ++end;
    made.text = text.substr(begin, end - begin);
    while (!made.text.empty() && made.text.back() == ' ')
        made.text.pop_back();
    for (const Match& match : found)
        if (match.begin >= begin && match.end <= begin + made.text.size())
            made.highlights.emplace_back(match.begin - begin, match.end - match.begin);
    return made;
}

} // namespace strongroom::index
