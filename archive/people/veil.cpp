#include "archive/people/veil_internal.h"

#include <algorithm>

#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

// Shorter ones stand by chance in other words.
constexpr std::size_t shortest_covered = 4; // bytes: four digits, or two Han characters
constexpr std::size_t window = 4;           // code points of a long value that give it away

Numbers numbers_under(Hidden hidden)
{
    switch (hidden) {
    case Hidden::nothing:
    case Hidden::highly_sensitive:
        return Numbers::keep;
    case Hidden::sensitive:
        return Numbers::sensitive;
    case Hidden::personal:
        break;
    }
    return Numbers::all;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes at the beginning of `text` are the end of `value`, cut off there.
std::size_t cut_at_front(std::string_view text, std::string_view value)
{
    for (std::size_t size = std::min(text.size(), value.size() - 1); size > 2; --size)
        if (text.starts_with(value.substr(value.size() - size)))
            return size;
    return 0;
}

std::size_t cut_at_back(std::string_view text, std::string_view value)
{
    for (std::size_t size = std::min(text.size(), value.size() - 1); size > 2; --size)
        if (text.ends_with(value.substr(0, size)))
            return size;
    return 0;
}

} // namespace

Veil::Veil(Hidden hidden, Strictness strictness, const index::DocumentReading& reading)
    : m_hidden(hidden), m_strictness(strictness), m_numbers(numbers_under(hidden))
{
    for (const index::Field& field : reading.fields) {
        if (!hides(hidden, field.name))
            continue;
        add(field.name, field.text);
        add(field.name, field.value);
        for (const index::Reading& read : field.readings)
            add(field.name, read.text);
    }
}

void Veil::add(std::string_view field, const std::string& value)
{
    const std::string shown = masked(field, value, m_strictness);
    if (value.size() < shortest_covered || shown == value)
        return;
    m_covers.push_back({value, shown});
    // A long value is broken into lines: each piece of what is hidden of it gives it away.
    const std::size_t kept = static_cast<std::size_t>(
        std::mismatch(value.begin(), value.end(), shown.begin(), shown.end()).first - value.begin());
    const std::u32string tail = index::decoded(std::string_view(value).substr(kept));
    for (std::size_t i = 0; tail.size() > 2 * window && i + window <= tail.size(); ++i)
        m_covers.push_back({index::encoded(tail.substr(i, window)), "***"});
}

void Veil::cover(Hit& hit) const
{
    if (m_hidden == Hidden::nothing)
        return;
    hit.title = over(hit.title);
    // A snippet may begin or end in the middle of a value.
    std::vector<Cover> covers = m_covers;
    for (const Cover& cover : m_covers) {
        if (const std::size_t size = cut_at_front(hit.snippet, cover.value); size > 0)
            covers.push_back({hit.snippet.substr(0, size), "***"});
        if (const std::size_t size = cut_at_back(hit.snippet, cover.value); size > 0)
            covers.push_back({hit.snippet.substr(hit.snippet.size() - size), "***"});
    }
    if (m_numbers != Numbers::keep) {
        constexpr std::size_t shortest_run = 8;
        const std::size_t front = static_cast<std::size_t>(
            std::find_if_not(hit.snippet.begin(), hit.snippet.end(), digit) - hit.snippet.begin());
        const std::size_t back = static_cast<std::size_t>(
            std::find_if_not(hit.snippet.rbegin(), hit.snippet.rend(), digit) - hit.snippet.rbegin());
        if (front >= shortest_run)
            covers.push_back({hit.snippet.substr(0, front), "***"});
        if (back >= shortest_run)
            covers.push_back({hit.snippet.substr(hit.snippet.size() - back), "***"});
    }
    CoveredText result = covered(hit.snippet, covers, hit.highlights, m_numbers);
    hit.snippet = std::move(result.text);
    hit.highlights = std::move(result.marks);
}

void Veil::cover(index::Field& field) const
{
    const bool hidden = hides(m_hidden, field.name);
    const auto shown = [&](const std::string& value) {
        return hidden ? masked(field.name, value, m_strictness) : over(value);
    };
    field.value = shown(field.value);
    field.text = shown(field.text);
    for (index::Reading& reading : field.readings)
        reading.text = shown(reading.text);
    for (index::Check& check : field.checks)
        check.message = over(check.message);
}

void Veil::cover(PageContent& page, PageText text) const
{
    if (text == PageText::left_out) {
        page.text.lines.clear();
        page.second.clear();
        page.layer.clear();
        return;
    }
    for (ocr::Line& line : page.text.lines)
        if (std::string shown = over(line.text); shown != line.text) {
            line.text = std::move(shown);
            line.characters.clear();
        }
    for (ocr::SecondReading& second : page.second)
        second.text = over(second.text);
    for (ingest::LayerLine& line : page.layer)
        line.text = over(line.text);
}

void Veil::cover(Document& document, PageText text) const
{
    DocumentContent& content = document.content;
    for (PageContent& page : content.pages)
        if (m_hidden != Hidden::nothing || text == PageText::left_out)
            cover(page, text);
    if (text == PageText::left_out)
        content.reading.pairs.clear();
    if (m_hidden == Hidden::nothing)
        return;
    document.title = over(document.title);
    for (Source& source : content.sources)
        source.name = over(source.name);
    for (index::Field& field : content.reading.fields)
        cover(field);
    for (index::Pair& pair : content.reading.pairs)
        pair.value = over(pair.value);
    for (index::Check& check : content.reading.checks)
        check.message = over(check.message);
}

} // namespace strongroom::archive
