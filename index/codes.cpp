#include "index/codes.h"

#include <map>
#include <vector>

#include <nlohmann/json.hpp>

#include "index/rules/rules.h"
#include "index/text.h"
#include "index/ticks.h"

namespace strongroom::index {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>; ///< word, code

const std::map<std::string, Words, std::less<>>& lists()
{
    static const std::map<std::string, Words, std::less<>> read = [] {
        std::map<std::string, Words, std::less<>> made;
        const nlohmann::json file = nlohmann::json::parse(rule_file("codes.json"));
        for (const auto& [field, codes] : file.items())
            for (const auto& [code, words] : codes.items())
                for (const std::string word : words)
                    made[field].emplace_back(folded(word), code);
        return made;
    }();
    return read;
}

std::optional<NamedCode> first_word(const Words& words, std::string_view text)
{
    const std::pair<std::string, std::string>* best = nullptr;
    std::size_t best_at = std::string_view::npos;
    for (const auto& entry : words) {
        const std::size_t at = text.find(entry.first);
        if (at == std::string_view::npos)
            continue;
        if (!best || at < best_at || (at == best_at && entry.first.size() > best->first.size())) {
            best = &entry;
            best_at = at;
        }
    }
    if (!best)
        return std::nullopt;
    return NamedCode{best->second, {best_at, best_at + best->first.size()}};
}

} // namespace

std::optional<NamedCode> named_code(std::string_view field, std::string_view text)
{
    const auto list = lists().find(field);
    if (list == lists().end())
        return std::nullopt;
    for (const Span& part : ticked(text))
        if (auto found = first_word(list->second, text.substr(part.begin, part.size()))) {
            found->span = {found->span.begin + part.begin, found->span.end + part.begin};
            return found;
        }
    return first_word(list->second, text);
}

} // namespace strongroom::index
