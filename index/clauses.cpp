#include "index/clauses.h"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include "index/options.h"
#include "index/patterns_internal.h"
#include "index/rules/rules.h"

namespace strongroom::index {
namespace {

struct ClauseRule {
    std::string field;
    ValueType type = ValueType::text;
    double score = 0;
    std::vector<std::string> kinds; ///< empty: all
    std::unique_ptr<re2::RE2> pattern;
    int value_group = 1;
};

std::vector<ClauseRule> read_rules()
{
    const nlohmann::json file = nlohmann::json::parse(rule_file("clauses.json"));
    std::map<std::string, std::string> macros = value_patterns();
    for (const auto& [name, pattern] : file.at("macros").items())
        macros[name] = pattern;
    std::vector<ClauseRule> rules;
    for (const auto& entry : file.at("clauses")) {
        ClauseRule rule;
        rule.field = entry.at("field");
        rule.type = value_type(entry.at("value"));
        rule.score = entry.at("score");
        rule.kinds = entry.value("kinds", std::vector<std::string>{});
        std::string pattern = entry.at("pattern");
        for (bool again = true; again;) {
            again = false;
            for (const auto& [name, replacement] : macros)
                if (const std::size_t at = pattern.find("{" + name + "}"); at != std::string::npos) {
                    pattern.replace(at, name.size() + 2, replacement);
                    again = true;
                }
        }
        rule.pattern = std::make_unique<re2::RE2>(pattern);
        const auto& groups = rule.pattern->NamedCapturingGroups();
        if (!rule.pattern->ok() || !groups.contains("v"))
            throw std::runtime_error(
                "clauses.json: bad pattern for " + rule.field + ": " + rule.pattern->error());
        rule.value_group = groups.at("v");
        rules.push_back(std::move(rule));
    }
    return rules;
}

bool applies(const std::vector<std::string>& kinds, const std::string& kind)
{
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

class Collector {
public:
    Collector(const Text& flow, std::span<const ReadPage> pages, const std::vector<Span>& voided)
        : m_flow(flow), m_pages(pages), m_voided(voided)
    {
    }

    void add(const std::string& field, ValueType type, Span window, double score)
    {
        const std::string_view text = std::string_view(m_flow.text).substr(window.begin, window.size());
        auto value = parsed(type, text, field);
        if (!value)
            return;
        const Span span{window.begin + value->span.begin, window.begin + value->span.end};
        if (inside(m_voided, span.begin))
            return;
        Candidate candidate{field, 0, type, *value, located(m_flow, span, m_pages), m_flow.part(span),
            span.begin, score * value->quality};
        m_found.push_back(std::move(candidate));
    }

    std::vector<Candidate> found() { return std::move(m_found); }

private:
    const Text& m_flow;
    std::span<const ReadPage> m_pages;
    const std::vector<Span>& m_voided;
    std::vector<Candidate> m_found;
};

void match_rules(const Text& flow, const std::string& kind, Collector& collector)
{
    static const std::vector<ClauseRule> rules = read_rules();
    for (const ClauseRule& rule : rules) {
        if (!applies(rule.kinds, kind))
            continue;
        std::vector<re2::StringPiece> groups(
            static_cast<std::size_t>(rule.pattern->NumberOfCapturingGroups()) + 1);
        const re2::StringPiece text(flow.text);
        std::size_t at = 0;
        while (rule.pattern->Match(
            text, at, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
            const re2::StringPiece& value = groups[static_cast<std::size_t>(rule.value_group)];
            const auto begin = static_cast<std::size_t>(value.data() - flow.text.data());
            collector.add(rule.field, rule.type, {begin, begin + value.size()}, rule.score);
            at = std::max(begin + value.size(), at + 1);
        }
    }
}

/// "总价款为人民币…元", "建筑面积共…平方米": what may stand between a label and its value in running text.
void match_labels(const Text& flow, const std::string& kind, Collector& collector)
{
    static const re2::RE2 filler(
        "(?:\\((?:币种|大写|小写|人民币|元|m2|人民币元|预测|实测|大写金额|暂测|约)"
        "\\)|为|是|共计|合计|总计|共|计|约|:|每平方米|每平米|人\\p{Han}?民\\p{Han}?币|币种|币|RMB|¥|"
        "小写|金额|于|在|之|【|】|\\[|\\]|\\(|\\)|\\t|\\n|\"|“|”|-|—|\\*)*");
    const Lexicon& lexicon = Lexicon::standard();
    const std::string_view text = flow.text;
    for (std::size_t at = 0; at < text.size();) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
            ++at;
            continue;
        }
        const auto hit = lexicon.longest(text, at);
        if (!hit || hit->weak) {
            ++at;
            continue;
        }
        const std::size_t behind = at + hit->size;
        re2::StringPiece rest(text.data() + behind, text.size() - behind);
        re2::RE2::Consume(&rest, filler);
        const auto value_at = static_cast<std::size_t>(rest.data() - text.data());
        for (const int number : hit->rules) {
            const LabelRule& rule = lexicon.rules()[static_cast<std::size_t>(number)];
            // Words in capitals belong to the amount before them (words_beside), not to the label 大写.
            if (hit->is_weak(number) || !is_distinct(rule.type) || rule.type == ValueType::money_cn
                || !applies(rule.kinds, kind))
                continue;
            const std::size_t end = std::min(text.size(), value_at + 120);
            const auto value = parsed(rule.type, text.substr(value_at, end - value_at), rule.field);
            if (value && value->span.begin <= 3)
                collector.add(rule.field, rule.type, {value_at, end}, 0.8);
        }
        at = behind;
    }
}

} // namespace

std::vector<Candidate> clause_values(const Text& flow, std::span<const ReadPage> pages,
    const std::string& kind, const std::vector<Span>& voided)
{
    Collector collector(flow, pages, voided);
    match_rules(flow, kind, collector);
    match_labels(flow, kind, collector);
    return collector.found();
}

} // namespace strongroom::index
