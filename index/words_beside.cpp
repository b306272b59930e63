#include "index/words_beside.h"

#include <algorithm>
#include <map>

#include <re2/re2.h>

namespace strongroom::index {
namespace {

bool is_in_words(std::string_view text)
{
    static const re2::RE2 numerals("[壹贰叁肆伍陆柒捌玖][拾佰仟万亿元圆]");
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), numerals);
}

/// The value of each field that most speaks for.
std::map<std::string, std::string> likeliest_values(const std::vector<Candidate>& candidates)
{
    std::map<std::string, std::map<std::string, double>> votes;
    for (const Candidate& candidate : candidates)
        votes[candidate.field][candidate.parsed.value] += candidate.score;
    std::map<std::string, std::string> best;
    for (const auto& [field, values] : votes)
        best[field] = std::max_element(values.begin(), values.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        })->first;
    return best;
}

} // namespace

std::vector<Candidate> words_beside(
    const Text& flow, const std::vector<Candidate>& amounts, std::span<const ReadPage> pages)
{
    static const re2::RE2 lead("^(?:元|整|[(\\[【,;:\\n\\t]|人民币|大写|金额|即|¥|为|计)*");
    std::vector<Candidate> found;
    const std::map<std::string, std::string> likely = likeliest_values(amounts);
    for (const Candidate& amount : amounts) {
        if (likely.at(amount.field) != amount.parsed.value)
            continue;
        if (amount.parsed.kind != ValueKind::money || amount.flow_at == 0 || amount.field.ends_with("_cn"))
            continue;
        Candidate words = amount;
        words.field += "_cn";
        words.type = ValueType::money_cn;
        // On a printed grid of units the digits were filled in one by one; that is no amount in words.
        const bool is_grid = amount.text.text.find("百") != std::string::npos
            || amount.text.text.find("千") != std::string::npos;
        if (is_grid)
            continue;
        if (is_in_words(amount.text.text)) {
            found.push_back(std::move(words));
            continue;
        }
        const std::size_t end = amount.flow_at + amount.text.text.size();
        re2::StringPiece rest(flow.text.data() + end, std::min<std::size_t>(flow.text.size() - end, 160));
        re2::RE2::Consume(&rest, lead);
        const auto value = parsed(ValueType::money_cn, {rest.data(), rest.size()}, words.field);
        if (!value || value->span.begin > 3)
            continue;
        const auto begin = static_cast<std::size_t>(rest.data() - flow.text.data()) + value->span.begin;
        const Span span{begin, begin + value->span.size()};
        words.parsed = *value;
        words.place = located(flow, span, pages);
        words.text = flow.part(span);
        words.flow_at = begin;
        found.push_back(std::move(words));
    }
    return found;
}

} // namespace strongroom::index
