#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// How the text behind a label is understood; finer than ValueKind, which tells how the result is normalised.
enum class ValueType {
    text,
    contract_no,
    template_code,
    number_text,
    date,
    company,
    postcode,
    phone,
    person,
    code,
    id_no,
    building,
    unit,
    floor,
    room,
    area,
    permit,
    money,
    money_cn,
    ratio,
    bank,
    number,
    running_money, ///< an amount in running text: must show that it is money
    place,         ///< building, unit, floor or room out of a place named whole; the field tells which
};

/// The type a rule file names ("money", "date" …). Throws std::runtime_error for an unknown name.
ValueType value_type(const std::string& name);

/// Whether values of a type are shaped so distinctly that they are known without a colon before them.
bool is_distinct(ValueType type);

/// One field and the words that stand before it on paper (DOMAIN §3.4, §3.6). Data: index/rules/labels.json.
struct LabelRule {
    std::string field;
    ValueType type = ValueType::text;
    std::vector<std::string> labels; ///< sure signs
    std::vector<std::string> weak;   ///< need a colon or a cell of their own
    std::vector<std::string>
        kinds; ///< of documents the rule is for; empty: all. Where one is, general rules for the word rest
    int field_class = 0; ///< sensitivity, DOMAIN §1.4 scheme B; 0 = none
};

/// All labels, folded, for longest-match look-up.
class Lexicon {
public:
    /// From the text of a labels.json. Throws std::runtime_error where it is malformed.
    explicit Lexicon(std::string_view json);
    /// The one built into the program.
    static const Lexicon& standard();

    struct Hit {
        std::size_t size = 0;        ///< bytes
        std::vector<int> rules;      ///< positions in rules(): several where the word is ambiguous
        std::vector<int> weak_rules; ///< those of them for which it is a weak sign
        bool weak = false;           ///< for all of them

        bool is_weak(int rule) const
        {
            return std::find(weak_rules.begin(), weak_rules.end(), rule) != weak_rules.end();
        }
    };
    /// The longest label that `folded_text` has at byte `at`.
    std::optional<Hit> longest(std::string_view folded_text, std::size_t at) const;
    const std::vector<LabelRule>& rules() const { return m_rules; }
    const LabelRule* rule(std::string_view field) const;

private:
    std::vector<LabelRule> m_rules;
    std::map<std::string, Hit, std::less<>> m_words;
    std::size_t m_longest = 0;
};

} // namespace strongroom::index
