#include "index/ticks.h"

#include <algorithm>
#include <string>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

enum class Mark { none, ticked, open };

struct Part {
    Mark mark = Mark::none;
    Span span; ///< of the words, bytes
    bool empty = true;
};

/// Boxes as readers write them: a ticked box has no character of its own in their dictionary.
Mark mark_of(char32_t c)
{
    if (std::u32string_view(U"√✓✔☑■●⊙◉▣☒⊠").find(c) != std::u32string_view::npos)
        return Mark::ticked;
    if (std::u32string_view(U"□☐○◯▢囗").find(c) != std::u32string_view::npos)
        return Mark::open;
    return Mark::none;
}

} // namespace

std::vector<Span> ticked(std::string_view text)
{
    // Words between marks; brackets around a tick belong to it: 【√】, [√], (√).
    std::vector<Part> parts(1);
    bool mark_first = false, any_text = false;
    std::size_t at = 0, ticks = 0, opens = 0;
    const std::u32string chars = decoded(text);
    std::vector<Mark> marks; // between parts[i] and parts[i + 1]
    for (std::size_t i = 0; i < chars.size(); ++i) {
        const char32_t c = chars[i];
        const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        Mark mark = mark_of(c);
        const bool opening = std::u32string_view(U"【[(").find(c) != std::u32string_view::npos;
        const bool closing = std::u32string_view(U"】])").find(c) != std::u32string_view::npos;
        // An empty pair of brackets is an open box.
        if (opening && i + 1 < chars.size()
            && std::u32string_view(U"】])").find(chars[i + 1]) != std::u32string_view::npos) {
            mark = Mark::open;
        }
        if (mark != Mark::none) {
            if (!any_text && marks.empty())
                mark_first = true;
            (mark == Mark::ticked ? ticks : opens) += 1;
            marks.push_back(mark);
            parts.push_back({});
        } else if (!opening && !closing && c != U'\t' && c != U'\n' && c != U',' && c != U'、' && c != U';') {
            Part& part = parts.back();
            if (part.empty)
                part.span.begin = at;
            part.span.end = at + size;
            part.empty = false;
            any_text = true;
        }
        at += size;
    }
    if (ticks == 0)
        return {};
    std::vector<Span> chosen;
    for (std::size_t m = 0; m < marks.size(); ++m) {
        const Part& part = mark_first ? parts[m + 1] : parts[m];
        if (marks[m] == Mark::ticked && !part.empty)
            chosen.push_back(part.span);
    }
    return chosen;
}

} // namespace strongroom::index
