#include "index/values/codes.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "index/rules/rules.h"
#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

struct Wording {
    std::u32string text;
    std::string code;
    bool general = false;
};

using Lists = std::map<std::string, std::vector<Wording>, std::less<>>;

/// The lists with their wordings, the longest first. A list "x_general" repeats the wordings of "x" that a
/// more telling one overrides.
const Lists& lists()
{
    static const Lists all = [] {
        Lists read;
        const auto json = nlohmann::json::parse(rule_file("codes.json"));
        for (const auto& [list, codes] : json.items()) {
            const auto general = json.find(list + "_general");
            for (const auto& [code, texts] : codes.items())
                for (const auto& text : texts) {
                    const bool is_general = general != json.end() && general->contains(code)
                        && std::find(general->at(code).begin(), general->at(code).end(), text)
                            != general->at(code).end();
                    read[list].push_back({normalised(text.get<std::string>()).chars, code, is_general});
                }
        }
        for (auto& [list, wordings] : read)
            std::stable_sort(wordings.begin(), wordings.end(),
                [](const Wording& a, const Wording& b) { return a.text.size() > b.text.size(); });
        return read;
    }();
    return all;
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

Tick tick_of(char32_t c)
{
    if (is_one_of(c, U"√✓✔☑■●⊙▣◉V"))
        return Tick::chosen;
    return is_one_of(c, U"×✗✕✘☒□☐○◯") ? Tick::struck : Tick::none;
}

/// The mark beside an option: before it (behind its number and bracket), or right behind it. A box (□, ■)
/// always stands before its option.
Tick tick_beside(std::u32string_view text, Span span)
{
    for (std::size_t at = span.begin; at > 0 && span.begin - at < 6; --at) {
        const char32_t c = text[at - 1];
        if (const Tick tick = tick_of(c); tick != Tick::none)
            return tick;
        if (!is_digit(c) && !is_one_of(c, U" .、()【[_") && !is_one_of(c, U"按"))
            break;
    }
    for (std::size_t at = span.end; at < text.size() && at - span.end < 3; ++at) {
        const char32_t c = text[at];
        // Behind the bracket a mark belongs to the next option, unless that one begins with its own bracket.
        if (is_one_of(c, U"√✓✔×✗✘"))
            return tick_of(c);
        if (c != U' ' && c != U'】' && c != U']')
            break;
    }
    return Tick::none;
}

} // namespace

std::vector<CodeMention> code_mentions(std::string_view list, std::u32string_view text)
{
    std::vector<CodeMention> mentions;
    const auto found = lists().find(list);
    if (found == lists().end())
        return mentions;
    std::vector<bool> taken(text.size(), false);
    for (const Wording& wording : found->second)
        for (std::size_t at = text.find(wording.text); at != std::u32string_view::npos;
             at = text.find(wording.text, at + 1)) {
            const Span span{at, at + wording.text.size()};
            const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(span.begin);
            const auto end = taken.begin() + static_cast<std::ptrdiff_t>(span.end);
            if (std::find(begin, end, true) != end)
                continue;
            std::fill(begin, end, true);
            mentions.push_back({wording.code, span, tick_beside(text, span), wording.general});
        }
    std::sort(mentions.begin(), mentions.end(),
        [](const CodeMention& a, const CodeMention& b) { return a.span.begin < b.span.begin; });
    return mentions;
}

std::optional<Found<std::string>> chosen_code(std::string_view list, std::u32string_view text)
{
    std::vector<CodeMention> mentions = code_mentions(list, text);
    const bool any_chosen
        = std::any_of(mentions.begin(), mentions.end(), [](const auto& m) { return m.tick == Tick::chosen; });
    std::erase_if(mentions,
        [&](const CodeMention& m) { return any_chosen ? m.tick != Tick::chosen : m.tick == Tick::struck; });
    // 贷款方式付款 … 公积金贷款: the general wording only introduces the other one.
    const std::string_view stem = "loan";
    const bool telling = std::any_of(mentions.begin(), mentions.end(),
        [&](const auto& m) { return !m.general && m.code.starts_with(stem); });
    if (telling)
        std::erase_if(mentions, [](const CodeMention& m) { return m.general; });
    std::set<std::string> codes;
    for (const CodeMention& m : mentions)
        codes.insert(m.code);
    if (codes.size() != 1)
        return std::nullopt;
    return Found<std::string>{mentions.front().code, mentions.front().span, false};
}

std::optional<Found<std::string>> payment_method(std::u32string_view text)
{
    if (auto code = chosen_code("payment_method", text))
        return code;
    // Both loans chosen together are the combined one; as unmarked alternatives they say nothing.
    std::set<std::string> chosen;
    Span span;
    for (const CodeMention& m : code_mentions("payment_method", text))
        if (m.tick == Tick::chosen && !m.general) {
            chosen.insert(m.code);
            span = m.span;
        }
    if (chosen == std::set<std::string>{"loan_com", "loan_pf"})
        return Found<std::string>{"loan_mix", span, false};
    return std::nullopt;
}

} // namespace strongroom::index
