#include "archive/inventory/count_list.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t longest_shown = 60, longest_line = 4096;

/// Lists from Excel come as UTF-16; all that counts in them is ASCII and Chinese words.
std::string utf8_of(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        return std::string(text.substr(3));
    const bool little = text.starts_with("\xFF\xFE"), big = text.starts_with("\xFE\xFF");
    if (!little && !big)
        return std::string(text);
    std::u32string points;
    for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
        const auto first = static_cast<unsigned char>(text[at]),
                   second = static_cast<unsigned char>(text[at + 1]);
        const unsigned unit = little ? first | second << 8U : second | first << 8U;
        // No code and no word of ours lies beyond the basic plane.
        const bool surrogate = unit >= 0xD800 && unit < 0xE000;
        points += surrogate ? U'\uFFFD' : static_cast<char32_t>(unit);
    }
    return index::encoded(points);
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
        if (end < text.size() && text[end] == '\r' && begin < text.size() && text[begin] == '\n')
            ++begin;
    }
    return lines;
}

/// What stands in the cells of a line, without quotes and blanks.
std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ',' || c == ';' || c == '\t'))
            cells.emplace_back();
        else
            cells.back() += c;
    }
    for (std::string& cell : cells)
        cell = index::encoded(index::without_spaces(index::normalised(cell).chars));
    return cells;
}

std::optional<int> pages_in(const std::string& cell)
{
    int pages = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), pages);
    constexpr int most = 100'000;
    const std::string_view unit(end, static_cast<std::size_t>(cell.data() + cell.size() - end));
    const bool whole = problem == std::errc() && (unit.empty() || unit == "页" || unit == "p");
    return whole && pages > 0 && pages <= most ? std::optional(pages) : std::nullopt;
}

std::optional<Condition> condition_in(const std::string& cell)
{
    static const std::map<std::string, Condition, std::less<>> words{{"sound", Condition::sound},
        {"ok", Condition::sound}, {"完好", Condition::sound}, {"damaged", Condition::damaged},
        {"破损", Condition::damaged}, {"缺页", Condition::damaged}, {"label", Condition::label_wrong},
        {"label_wrong", Condition::label_wrong}, {"标签不符", Condition::label_wrong}};
    std::string small = cell;
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto known = words.find(small);
    return known == words.end() ? std::nullopt : std::optional(known->second);
}

/// Reads line by line, and remembers where it is.
class Reader {
public:
    void read(std::string_view text)
    {
        for (const std::string_view line : lines_of(text)) {
            ++m_line;
            if (const auto first = line.find_first_not_of(" \t");
                first == std::string_view::npos || line[first] == '#')
                continue;
            if (line.size() > longest_line)
                refuse(line, "the line is too long");
            else
                read_line(line);
        }
    }
    CountList list() && { return std::move(m_list); }

private:
    void read_line(std::string_view line)
    {
        std::vector<ScanCode> items;
        std::optional<ScanCode> box;
        Condition condition = Condition::sound;
        int pages = 0;
        bool any = false;
        for (const std::string& cell : cells_of(line)) {
            if (is_scan_code(cell)) {
                const Result<ScanCode> code = read_scan_code(cell);
                if (!code)
                    return refuse(line, code.error().what);
                any = true;
                if (code->kind == Labelled::location)
                    enter(*code);
                else if (code->kind == Labelled::box)
                    box = *code;
                else if (code->kind == Labelled::item)
                    items.push_back(*code);
                else
                    return refuse(line, "a file is counted by its items: scan their labels");
            } else if (const auto told = condition_in(cell)) {
                condition = *told;
            } else if (const auto counted = pages_in(cell)) {
                pages = *counted;
            }
        }
        if (!any) {
            // The heading of a table says nothing; anything later without a code was meant to be one.
            if (m_list.sightings.empty() && m_list.bad.empty() && !m_heading_passed)
                m_heading_passed = true;
            else
                refuse(line, "there is no code of a label in it");
            return;
        }
        if (box) {
            m_box = box->uid;
            add({*box, m_location, {}, items.empty() ? condition : Condition::sound, 0, m_line});
        }
        for (const ScanCode& item : items)
            add({item, m_location, m_box, condition, pages, m_line});
    }

    void enter(const ScanCode& location)
    {
        m_location = location.uid;
        m_box.clear();
    }

    void add(const Sighting& sighting)
    {
        const auto [place, isnew] = m_known.try_emplace(sighting.code, m_list.sightings.size());
        if (isnew) {
            m_list.sightings.push_back(sighting);
            return;
        }
        // A box is scanned again each time somebody comes back to it.
        if (sighting.code.kind != Labelled::box)
            ++m_list.repeated;
        m_list.sightings[place->second] = sighting;
    }

    void refuse(std::string_view line, const std::string& why)
    {
        // Cut between characters, not inside one.
        std::size_t end = std::min(line.size(), longest_shown);
        while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
            --end;
        m_list.bad.push_back({m_line, std::string(line.substr(0, end)), why});
    }

    CountList m_list;
    std::map<ScanCode, std::size_t> m_known;
    std::string m_location, m_box;
    int m_line = 0;
    bool m_heading_passed = false;
};

} // namespace

std::string_view name(Condition condition)
{
    switch (condition) {
    case Condition::damaged:
        return "damaged";
    case Condition::label_wrong:
        return "label_wrong";
    default:
        return "sound";
    }
}

CountList read_count_list(std::string_view text)
{
    Reader reader;
    reader.read(utf8_of(text));
    return std::move(reader).list();
}

} // namespace strongroom::archive
