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
    const Text folded_text = folded_line(line, position, candidate.place.line);
    // The bytes of the line that the value covers.
    int first = -1, last = -1;
    for (const Origin& origin : candidate.text.origins)
        if (origin.page == position && origin.line == candidate.place.line && origin.character >= 0) {
            first = first < 0 ? origin.character : std::min(first, origin.character);
            last = std::max(last, origin.character);
        }
    Span span{folded_text.text.size(), 0};
    for (std::size_t i = 0; i < folded_text.origins.size(); ++i)
        if (folded_text.origins[i].character >= first && folded_text.origins[i].character <= last) {
            span.begin = std::min(span.begin, i);
            span.end = i + 1;
        }
    if (first < 0 || span.begin >= span.end)
        return {};
    std::vector<SecondLook> looks;
    for (const ocr::SecondReading& second : page->second)
        if (share_of(line.box, second.box) > 0.7 && share_of(second.box, line.box) > 0.7)
            looks.push_back({second.reader, aligned_part(folded_text.text, span, folded(second.text))});
    return looks;
}

} // namespace strongroom::index
