#include "index/ticks.h"

#include <algorithm>
#include <string>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

enum class Mark { none, ticked, open };

/// Boxes as readers write them: a ticked box has no character of its own in their dictionary.
Mark mark_of(char32_t c)
{
    if (std::u32string_view(U"√✓✔☑■●⊙◉▣☒⊠").find(c) != std::u32string_view::npos)
        return Mark::ticked;
    if (std::u32string_view(U"□☐○◯▢囗").find(c) != std::u32string_view::npos)
        return Mark::open;
    return Mark::none;
}

bool is_opening(char32_t c) { return c == U'【' || c == U'[' || c == U'〔'; }
bool is_closing(char32_t c) { return c == U'】' || c == U']' || c == U'〕'; }

/// A tick inside brackets is often read as one of these.
bool looks_like_a_tick(char32_t c)
{
    return mark_of(c) == Mark::ticked || std::u32string_view(U"V&vYyJ").find(c) != std::u32string_view::npos;
}

struct Option {
    Mark mark = Mark::none;
    Span words; ///< characters
};

/// "【√住宅】【办公】【 】": each pair of brackets is an option.
std::vector<Option> bracketed(std::u32string_view chars)
{
    std::vector<Option> options;
    for (std::size_t i = 0; i < chars.size(); ++i) {
        if (!is_opening(chars[i]))
            continue;
        std::size_t end = i + 1;
        while (end < chars.size() && !is_closing(chars[end]) && !is_opening(chars[end]))
            ++end;
        Option option{Mark::open, {i + 1, end}};
        while (option.words.size() > 1 && looks_like_a_tick(chars[option.words.begin])) {
            option.mark = Mark::ticked;
            ++option.words.begin;
        }
        while (option.words.size() > 1 && mark_of(chars[option.words.end - 1]) == Mark::ticked) {
            option.mark = Mark::ticked;
            --option.words.end;
        }
        if (option.words.size() >= 2)
            options.push_back(option);
        i = end - 1;
    }
    return options.size() >= 2 ? options : std::vector<Option>();
}

/// "□一次性 √分期", "男□女☑", "【√】住宅【 】办公": marks between words. They belong to the words behind them
/// where the first thing is a mark, else to those before.
std::vector<Option> between_words(std::u32string_view chars)
{
    // Readers often take an open box for 口; twice in one place it is no word.
    const bool boxes_as_words = std::count(chars.begin(), chars.end(), U'口') >= 2;
    std::vector<Span> words(1, {0, 0});
    std::vector<Mark> marks;
    bool mark_first = false, any_words = false;
    for (std::size_t i = 0; i < chars.size(); ++i) {
        const char32_t c = chars[i];
        Mark mark = c == U'口' && boxes_as_words ? Mark::open : mark_of(c);
        if (is_opening(c) && i + 1 < chars.size() && is_closing(chars[i + 1]))
            mark = Mark::open; // an empty pair of brackets is an open box
        if (mark != Mark::none) {
            mark_first |= !any_words && marks.empty();
            marks.push_back(mark);
            words.push_back({i + 1, i + 1});
        } else if (!is_opening(c) && !is_closing(c)
            && std::u32string_view(U"\t\n,、;").find(c) == std::u32string_view::npos) {
            if (words.back().size() == 0)
                words.back().begin = i;
            words.back().end = i + 1;
            any_words = true;
        }
    }
    std::vector<Option> options;
    // The mark of the first option is lost, and all others are open: it is the ticked one.
    if (!mark_first && words.front().size() > 0 && marks.size() >= 2
        && std::all_of(marks.begin(), marks.end(), [](Mark m) { return m == Mark::open; })
        && words.back().size() > 0)
        options.push_back({Mark::ticked, words.front()});
    for (std::size_t m = 0; m < marks.size(); ++m)
        if (const Span part = mark_first ? words[m + 1] : words[m]; part.size() > 0)
            options.push_back({marks[m], part});
    return options;
}

} // namespace

std::vector<Span> ticked(std::string_view text)
{
    const std::u32string chars = decoded(text);
    std::vector<Option> options = bracketed(chars);
    if (options.empty())
        options = between_words(chars);
    std::vector<Span> chosen;
    for (const Option& option : options) {
        if (option.mark != Mark::ticked)
            continue;
        const std::size_t begin = encoded(std::u32string_view(chars).substr(0, option.words.begin)).size();
        chosen.push_back({begin,
            begin
                + encoded(std::u32string_view(chars).substr(option.words.begin, option.words.size()))
                      .size()});
    }
    return chosen;
}

} // namespace strongroom::index
