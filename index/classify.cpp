#include "index/classify.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include "index/rules/rules.h"
#include "index/text.h"

namespace strongroom::index {
namespace {

struct KindRule {
    std::string kind;
    std::vector<std::string> titles;
    std::set<std::string> leaves_out;                ///< fields not kept for this kind
    std::set<std::string> doubts;                    ///< fields a person has to look at on this kind
    std::vector<std::shared_ptr<re2::RE2>> patterns; ///< of titles nobody listed
    std::vector<std::pair<std::string, double>> anchors;
};

const std::vector<KindRule>& kind_rules()
{
    static const std::vector<KindRule> rules = [] {
        std::vector<KindRule> read;
        const nlohmann::json file = nlohmann::json::parse(rule_file("kinds.json"));
        for (const auto& entry : file) {
            KindRule rule{entry.at("kind"), {}, entry.value("leaves_out", std::set<std::string>{}),
                entry.value("doubts", std::set<std::string>{}), {}, {}};
            for (const std::string title : entry.at("titles"))
                rule.titles.push_back(folded(title));
            for (const std::string& pattern : entry.value("title_patterns", std::vector<std::string>{}))
                rule.patterns.push_back(std::make_shared<re2::RE2>(pattern));
            for (const auto& [word, weight] : entry.at("anchors").items())
                rule.anchors.emplace_back(folded(word), weight.get<double>());
            read.push_back(std::move(rule));
        }
        return read;
    }();
    return rules;
}

/// How much like a title of the document this block is: large, near the top, little besides the title words.
double title_weight(const Block& block, const std::string& title, const ReadPage& page)
{
    const std::size_t at = block.text.text.find(title);
    if (at == std::string::npos)
        return 0;
    const std::size_t rest = length(block.text.text) - length(title);
    if (rest > 12)
        return 0;
    const double height = double(block.box.y) / std::max(1, page.text.size.height);
    const double top = block.page == 0 ? (height < 0.35 ? 1.0 : height < 0.7 ? 0.6 : 0.3) : 0.1;
    const double purity = 1.0 / (1.0 + double(rest) / 4.0);
    // A longer title that fits is more telling than a short one inside it.
    return top * purity * (8.0 + double(length(title)));
}

/// A title of the usual shape that is not listed weighs a little less than a listed one.
double pattern_weight(const Block& block, const KindRule& rule, const ReadPage& page)
{
    for (const auto& pattern : rule.patterns) {
        re2::StringPiece match;
        const re2::StringPiece text(block.text.text);
        if (length(block.text.text) <= 24
            && pattern->Match(text, 0, text.size(), re2::RE2::UNANCHORED, &match, 1))
            return 0.7 * title_weight(block, std::string(match), page);
    }
    return 0;
}

double count_of(const std::string& text, const std::string& word)
{
    double count = 0;
    for (std::size_t at = text.find(word); at != std::string::npos && count < 3;
         at = text.find(word, at + word.size()))
        ++count;
    return count == 0 ? 0 : 1 + 0.25 * (count - 1);
}

std::string family_of(const std::string& flow)
{
    static const re2::RE2 code("[GC6]F[-—–一]*(2000|2014)[-—–一]*(017[12])");
    std::string year, number;
    if (re2::RE2::PartialMatch(flow, code, &year, &number)) {
        if (year == "2000")
            return "gf2000";
        return number == "0172" ? "gf2014_completed" : "gf2014_presale";
    }
    const auto has = [&](const char* word) { return flow.find(word) != std::string::npos; };
    if (has("第一章") && has("合同当事人")) {
        const bool completed = has("现售") || (has("实测") && !has("预测") && !has("预售许可证"));
        return completed ? "gf2014_completed" : "gf2014_presale";
    }
    if (has("合同双方当事人") && has("所购商品房的基本情况"))
        return "gf2000";
    return "city";
}

} // namespace

Classified classified(const std::vector<Block>& blocks, const Text& flow, std::span<const ReadPage> pages)
{
    std::vector<std::pair<double, std::string>> scores;
    for (const KindRule& rule : kind_rules()) {
        double title = 0, anchors = 0;
        for (const std::string& words : rule.titles)
            for (const Block& block : blocks)
                title = std::max(
                    title, title_weight(block, words, pages[static_cast<std::size_t>(block.page)]));
        for (const Block& block : blocks)
            title = std::max(title, pattern_weight(block, rule, pages[static_cast<std::size_t>(block.page)]));
        for (const auto& [word, weight] : rule.anchors)
            anchors += weight * count_of(flow.text, word);
        scores.emplace_back(2 * title + std::min(anchors, 14.0), rule.kind);
    }
    std::stable_sort(
        scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Classified result;
    if (scores.empty() || scores[0].first < 4)
        return {"other", 0.5, ""};
    result.kind = scores[0].second;
    result.confidence = std::clamp(1.0 - 0.5 * scores[1].first / scores[0].first, 0.0, 0.99);
    if (result.kind == "sale_contract")
        result.family = family_of(flow.text);
    return result;
}

bool keeps(const Classified& document, const std::string& field)
{
    // Heads of columns, and amounts in words that only served to check those in digits.
    if (field == "row_no"
        || (field.ends_with("_cn") && field != "total_price_cn" && field != "receipt_amount_cn"))
        return false;
    constexpr double unknown = 0.5; // a form nobody knows keeps what was found
    if (document.kind == "other" && document.confidence > unknown)
        return false;
    for (const KindRule& rule : kind_rules())
        if (rule.kind == document.kind)
            return !rule.leaves_out.contains(field);
    return true;
}

bool doubts(const Classified& document, const std::string& field)
{
    for (const KindRule& rule : kind_rules())
        if (rule.kind == document.kind)
            return rule.doubts.contains(field);
    return document.kind == "other";
}

} // namespace strongroom::index
