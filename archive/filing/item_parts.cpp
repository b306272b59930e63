#include "archive/filing/item_parts_internal.h"

#include <algorithm>

#include "index/text.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view annex = "附件";
constexpr std::string_view numerals = "一二三四五六七八九十";
constexpr std::size_t han = 3;              // bytes of a Chinese character
constexpr std::size_t longest_heading = 20; // characters of a line that is an annex's heading

/// The number behind "附件" at `at`: Chinese numerals or digits; empty where there is none.
std::string number_at(const std::string& text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    while (end == at || (end - at) % han == 0) {
        const std::string next = text.substr(end, han);
        if (next.size() < han || numerals.find(next) == std::string_view::npos)
            break;
        end += han;
    }
    return text.substr(at, end - at);
}

bool signs(const std::string& line)
{
    const auto has = [&](std::string_view words) { return line.find(words) != std::string::npos; };
    const bool party = has("出卖人") || has("买受人") || has("甲方") || has("乙方") || has("认购人");
    return party && (has("签字") || has("签章") || has("盖章") || has("签名"));
}

} // namespace

ItemParts parts_of(const std::vector<PageContent>& pages)
{
    ItemParts parts;
    for (const PageContent& page : pages) {
        parts.known = parts.known || page.read;
        parts.seal = parts.seal || !page.seals.empty();
        for (const ocr::Line& read : page.text.lines) {
            const std::string line = index::folded(read.text);
            parts.signature_page = parts.signature_page || signs(line);
            for (std::size_t at = line.find(annex); at != std::string::npos; at = line.find(annex, at + 1)) {
                const std::string number = number_at(line, at + annex.size());
                if (number.empty())
                    continue;
                parts.annexes_named.insert(std::string(annex) + number);
                if (at == 0 && index::length(line) <= longest_heading)
                    parts.annexes_there.insert(std::string(annex) + number);
            }
        }
    }
    return parts;
}

} // namespace strongroom::archive
