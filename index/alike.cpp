#include "index/alike.h"

#include <array>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

// Each row: characters that Tesseract or PP-OCR give for one another on office scans. Small letters only,
// since finding does not tell small from large.
constexpr std::array<std::u32string_view, 46> rows{U"0oq〇", U"1li丨", U"2z", U"5s", U"8b", U"6g", U"9g",
    U"7t", U"4a", U"uv", U"mn", U"cg", U"已己巳", U"未末", U"日曰目", U"土士", U"千干于", U"人入八",
    U"天夫无", U"大太犬", U"王玉主", U"田由甲申", U"力刀", U"几九", U"儿几", U"木本术", U"未朱", U"白自",
    U"贝见", U"鸟乌", U"间问闻", U"今令", U"住往佳", U"免兔", U"候侯", U"拔拨", U"折拆析", U"晴睛", U"辨辩",
    U"戊戌戍", U"薄簿", U"蓝篮", U"栋拣", U"幢憧", U"座坐", U"一二三"};

std::u32string exchanged_for(char32_t c)
{
    std::u32string others;
    for (const std::u32string_view row : rows)
        if (row.find(c) != std::u32string_view::npos)
            for (const char32_t other : row)
                if (other != c && others.find(other) == std::u32string::npos)
                    others += other;
    return others;
}

char32_t small(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

/// Adds each text that differs from `text` in one place at or behind `from`.
void exchange(const std::u32string& text, std::size_t from, std::size_t most,
    std::vector<std::pair<std::u32string, std::size_t>>& found)
{
    for (std::size_t i = from; i < text.size(); ++i)
        for (const char32_t other : exchanged_for(small(text[i]))) {
            if (found.size() >= most)
                return;
            std::u32string changed = text;
            changed[i] = other;
            found.emplace_back(std::move(changed), i + 1);
        }
}

} // namespace

std::vector<std::string> look_alikes(std::string_view text, std::size_t most)
{
    std::vector<std::pair<std::u32string, std::size_t>> found;
    exchange(normalised(text).chars, 0, most, found);
    const std::size_t once = found.size();
    for (std::size_t i = 0; i < once && found.size() < most; ++i) {
        const auto [changed, next] = found[i];
        exchange(changed, next, most, found);
    }
    std::vector<std::string> texts;
    for (const auto& [changed, next] : found)
        texts.push_back(encoded(changed));
    return texts;
}

} // namespace strongroom::index
