#include "index/lexicon.h"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "index/rules/rules.h"
#include "index/text.h"

namespace strongroom::index {
ValueType value_type(const std::string& name)
{
    static const std::map<std::string, ValueType> types{{"text", ValueType::text},
        {"contract_no", ValueType::contract_no}, {"number_text", ValueType::number_text},
        {"template_code", ValueType::template_code}, {"date", ValueType::date},
        {"company", ValueType::company}, {"postcode", ValueType::postcode}, {"phone", ValueType::phone},
        {"person", ValueType::person}, {"code", ValueType::code}, {"id_no", ValueType::id_no},
        {"building", ValueType::building}, {"unit", ValueType::unit}, {"floor", ValueType::floor},
        {"room", ValueType::room}, {"area", ValueType::area}, {"permit", ValueType::permit},
        {"money", ValueType::money}, {"money_cn", ValueType::money_cn}, {"ratio", ValueType::ratio},
        {"bank", ValueType::bank}, {"number", ValueType::number}};
    const auto found = types.find(name);
    if (found == types.end())
        throw std::runtime_error("rules: no such value type: " + name);
    return found->second;
}

bool is_distinct(ValueType type)
{
    switch (type) {
    case ValueType::area:
    case ValueType::money:
    case ValueType::money_cn:
    case ValueType::date:
    case ValueType::ratio:
    case ValueType::id_no:
        return true;
    default:
        return false;
    }
}

Lexicon::Lexicon(std::string_view json)
{
    const nlohmann::json file = nlohmann::json::parse(json);
    for (const auto& entry : file) {
        LabelRule rule;
        rule.field = entry.at("field");
        rule.type = value_type(entry.at("value"));
        rule.labels = entry.value("labels", std::vector<std::string>{});
        rule.weak = entry.value("weak", std::vector<std::string>{});
        rule.kinds = entry.value("kinds", std::vector<std::string>{});
        rule.field_class = entry.value("class", 0);
        const int position = static_cast<int>(m_rules.size());
        const auto add = [&](const std::string& word, bool weak) {
            const std::string key = folded(word);
            Hit& hit = m_words[key];
            hit.size = key.size();
            hit.weak = weak && (hit.rules.empty() || hit.weak);
            hit.rules.push_back(position);
            if (weak)
                hit.weak_rules.push_back(position);
            m_longest = std::max(m_longest, key.size());
        };
        for (const std::string& word : rule.labels)
            add(word, false);
        for (const std::string& word : rule.weak)
            add(word, true);
        m_rules.push_back(std::move(rule));
    }
}

const Lexicon& Lexicon::standard()
{
    static const Lexicon lexicon(rule_file("labels.json"));
    return lexicon;
}

std::optional<Lexicon::Hit> Lexicon::longest(std::string_view folded_text, std::size_t at) const
{
    const std::string_view rest = folded_text.substr(at, m_longest);
    for (std::size_t size = rest.size(); size > 0; --size)
        if (const auto found = m_words.find(rest.substr(0, size)); found != m_words.end())
            return found->second;
    return std::nullopt;
}

const LabelRule* Lexicon::rule(std::string_view field) const
{
    const auto found
        = std::find_if(m_rules.begin(), m_rules.end(), [&](const LabelRule& r) { return r.field == field; });
    return found == m_rules.end() ? nullptr : &*found;
}

} // namespace strongroom::index
