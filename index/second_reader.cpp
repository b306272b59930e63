#include "index/second_reader.h"

#include <algorithm>
#include <vector>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

/// How many code points the first `bytes` of `text` hold.
std::size_t code_points(std::string_view text, std::size_t bytes) { return length(text.substr(0, bytes)); }

double share_of(const Rect& inner, const Rect& outer)
{
    const Rect common = ingest::intersection(inner, outer);
    return inner.empty() ? 0 : double(common.width) * common.height / (double(inner.width) * inner.height);
}

/// The part of a line that stands in the box.
Text part_within(const Text& line, const ocr::Line& read, const Rect& box)
{
    const auto stands_in_box = [&](const Origin& origin) {
        return origin.character >= 0
            && share_of(read.characters[static_cast<std::size_t>(origin.character)].box, box) > 0.5;
    };
    const auto begin = std::find_if(line.origins.begin(), line.origins.end(), stands_in_box);
    const auto end = std::find_if(line.origins.rbegin(), line.origins.rend(), stands_in_box).base();
    if (begin >= end)
        return {};
    return line.part({static_cast<std::size_t>(begin - line.origins.begin()),
        static_cast<std::size_t>(end - line.origins.begin())});
}

/// The bytes that come from these characters; empty where one of the two at the ends is not there.
Span span_of(const Text& text, int first, int last)
{
    Span span{text.text.size(), 0};
    int least = last + 1, most = -1;
    for (std::size_t i = 0; i < text.origins.size(); ++i) {
        const int character = text.origins[i].character;
        if (character < first || character > last)
            continue;
        span.begin = std::min(span.begin, i);
        span.end = i + 1;
        least = std::min(least, character);
        most = std::max(most, character);
    }
    return least == first && most == last ? span : Span{};
}

} // namespace

std::string aligned_part(std::string_view line, Span span, std::string_view other)
{
    const std::u32string a = decoded(line), b = decoded(other);
    const std::size_t begin = code_points(line, span.begin), end = code_points(line, span.end);
    const std::size_t width = b.size() + 1;
    std::vector<int> cost((a.size() + 1) * width);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return cost[i * width + j]; };
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = static_cast<int>(i + j);
                continue;
            }
            const int replace = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
            at(i, j) = std::min({replace, at(i - 1, j) + 1, at(i, j - 1) + 1});
        }
    // Walk back and note where the borders of the span fall in `b`.
    std::size_t from = 0, to = b.size();
    bool to_known = end == a.size(), from_known = begin == 0;
    for (std::size_t i = a.size(), j = b.size(); i > 0 || j > 0;) {
        if (!to_known && i == end) {
            to = j;
            to_known = true;
        }
        if (!from_known && i == begin) {
            from = j;
            from_known = true;
        }
        if (i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)) {
            --i;
            --j;
        } else if (i > 0 && at(i, j) == at(i - 1, j) + 1) {
            --i;
        } else {
            --j;
        }
    }
    return from < to ? encoded(std::u32string_view(b).substr(from, to - from)) : std::string();
}

std::vector<SecondLook> second_looks(const Candidate& candidate, std::span<const ReadPage> pages)
{
    const auto page = std::find_if(
        pages.begin(), pages.end(), [&](const ReadPage& p) { return p.number == candidate.place.page; });
    if (page == pages.end() || candidate.place.line < 0)
        return {};
    const ocr::Line& line = page->text.lines[static_cast<std::size_t>(candidate.place.line)];
    const auto position = static_cast<int>(page - pages.begin());
    // The characters of the line that the value covers.
    int first = -1, last = -1;
    for (const Origin& origin : candidate.text.origins)
        if (origin.page == position && origin.line == candidate.place.line && origin.character >= 0) {
            first = first < 0 ? origin.character : std::min(first, origin.character);
            last = std::max(last, origin.character);
        }
    if (first < 0)
        return {};
    const Text whole = folded_line(line, position, candidate.place.line);
    std::vector<SecondLook> looks;
    for (const ocr::SecondReading& second : page->second) {
        if (share_of(second.box, line.box) < 0.7)
            continue;
        const Text seen = part_within(whole, line, second.box);
        if (const Span span = span_of(seen, first, last); span.begin < span.end)
            looks.push_back({second.reader, aligned_part(seen.text, span, folded(second.text))});
    }
    return looks;
}

} // namespace strongroom::index
