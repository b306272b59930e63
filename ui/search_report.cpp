#include "ui/search_report.h"

#include <algorithm>

namespace strongroom::ui {

std::string highlighted(const archive::Hit& hit, Output kind)
{
    if (kind == Output::file)
        return harmless(hit.snippet);
    std::string text;
    std::size_t at = 0;
    const std::string_view snippet = hit.snippet;
    for (const auto& [begin, length] : hit.highlights) {
        if (begin < at || begin > snippet.size())
            continue;
        text += harmless(snippet.substr(at, begin - at)) + "\033[1;33m"
            + harmless(snippet.substr(begin, length)) + "\033[0m";
        at = std::min(begin + length, snippet.size());
    }
    return text + harmless(snippet.substr(at));
}

std::string report(const archive::SearchResult& result, Output kind)
{
    std::string text = harmless(result.query) + ": " + std::to_string(result.total) + (result.more ? "+" : "")
        + (result.total == 1 ? " document\n" : " documents\n");
    if (result.forgiving && !result.hits.empty())
        text += "Nothing has it exactly so; these have characters that look alike (0/O, 1/l, 已/己).\n";
    for (const std::string& note : result.notes)
        text += harmless(note) + '\n';
    for (const archive::Hit& hit : result.hits) {
        text += '\n' + harmless(hit.title) + "\n    document " + hit.document + ", page "
            + std::to_string(hit.page) + '\n';
        if (!hit.snippet.empty())
            text += "    " + highlighted(hit, kind) + '\n';
    }
    return text;
}

} // namespace strongroom::ui
