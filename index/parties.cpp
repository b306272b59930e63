#include "index/parties.h"

#include <algorithm>
#include <set>

namespace strongroom::index {
namespace {

enum class Party { nobody, seller, buyer, agent };

/// Fields that belong to one buyer each and share his index.
bool is_personal(const std::string& field)
{
    static const std::set<std::string> personal{"id_no", "id_type", "mobile", "home_phone", "office_phone",
        "address", "postcode", "sex", "birth_date", "nationality", "native_place", "domicile", "marital",
        "occupation", "employer", "email", "wechat", "qq", "share", "ethnic"};
    return personal.contains(field);
}

bool is_contract(const std::string& kind)
{
    return kind == "sale_contract" || kind == "subscription" || kind == "supplement";
}

/// "张三、李四" names two people.
std::vector<Span> name_list(const Text& text)
{
    std::vector<Span> parts;
    std::size_t begin = 0;
    const std::string_view view = text.text;
    for (std::size_t at = 0; at <= view.size();) {
        std::size_t mark = 0;
        for (const std::string_view separator : {"、", ",", ";", "/", "\t", "和", "及", "与", "&", "|"})
            if (view.substr(at).starts_with(separator)) {
                mark = separator.size();
                break;
            }
        const bool gap = mark == 0 && at < view.size() && text.origins[at].gap
            && length(view.substr(begin, at - begin)) >= 2 && length(view.substr(at)) >= 2;
        if (mark > 0 || at == view.size() || gap) {
            if (at > begin)
                parts.push_back({begin, at});
            begin = at + mark;
        }
        at += std::max<std::size_t>(mark, 1);
    }
    return parts;
}

class Assigner {
public:
    Assigner(const std::vector<Labelled>& labelled, const std::vector<Block>& blocks,
        std::span<const ReadPage> pages, const std::string& kind)
        : m_labelled(labelled), m_blocks(blocks), m_pages(pages), m_kind(kind), m_contract(is_contract(kind)),
          m_party(m_contract ? Party::nobody : Party::buyer)
    {
    }

    std::vector<Candidate> assigned()
    {
        std::vector<const Labelled*> in_order;
        for (const Labelled& labelled : m_labelled)
            in_order.push_back(&labelled);
        std::stable_sort(in_order.begin(), in_order.end(),
            [](const Labelled* a, const Labelled* b) { return a->block < b->block; });
        auto next = in_order.begin();
        for (std::size_t block = 0; block < m_blocks.size(); ++block) {
            for (; next != in_order.end() && (*next)->block == static_cast<int>(block); ++next)
                assign(**next);
            find_identity(m_blocks[block].text);
        }
        return std::move(m_found);
    }

private:
    bool offers(const Labelled& labelled, std::string_view field) const
    {
        return std::any_of(labelled.label.rules.begin(), labelled.label.rules.end(), [&](int rule) {
            return Lexicon::standard().rules()[static_cast<std::size_t>(rule)].field == field;
        });
    }

    /// Particulars only a company has, filled in: the seller's block (a buyer's has the same words crossed
    /// out).
    bool names_a_company(const Labelled& labelled) const
    {
        return !labelled.value_text.empty()
            && (offers(labelled, "seller_legal_rep") || offers(labelled, "seller_qual_no"));
    }

    void assign(const Labelled& labelled)
    {
        if (m_contract && labelled.where != Where::column) {
            const bool opens_block
                = labelled.colon || labelled.where != Where::same_line || labelled.value_text.empty();
            if (opens_block && offers(labelled, "seller_name"))
                m_party = Party::seller;
            else if (opens_block && offers(labelled, "buyer_name") && labelled.label_text.text != "姓名")
                m_party = Party::buyer;
            else if (opens_block && names_a_company(labelled))
                m_party = Party::seller;
            else if (opens_block && offers(labelled, "agent_name"))
                m_party = m_party == Party::seller ? Party::seller : Party::agent;
        }
        const std::vector<const LabelRule*> rules = applicable(labelled);
        for (const LabelRule* rule : rules)
            if (rules.size() == 1 || fits_party(rule->field))
                take(labelled, *rule);
    }

    /// The rules of the label for this kind of document; general ones where there are none.
    std::vector<const LabelRule*> applicable(const Labelled& labelled) const
    {
        std::vector<const LabelRule*> general, special;
        for (const int number : labelled.label.rules) {
            const LabelRule& rule = Lexicon::standard().rules()[static_cast<std::size_t>(number)];
            if (rule.kinds.empty())
                general.push_back(&rule);
            else if (std::find(rule.kinds.begin(), rule.kinds.end(), m_kind) != rule.kinds.end())
                special.push_back(&rule);
        }
        return special.empty() ? general : special;
    }

    bool fits_party(const std::string& field) const
    {
        const bool sellers = field.starts_with("seller_");
        if (m_party == Party::seller)
            return sellers || !(is_personal(field) || field == "agent_name");
        return !sellers || field == "seller_name";
    }

    /// "【身份证】【护照】【】990105…": the number tells what it is, wherever it stands in a person's block.
    void find_identity(const Text& text)
    {
        if (m_party == Party::seller || m_party == Party::agent)
            return;
        const auto id = parsed(ValueType::id_no, text.text, "id_no");
        if (!id || id->quality < 1)
            return;
        const Text number = text.part(id->span);
        m_found.push_back({"id_no", std::max(0, m_buyer), ValueType::id_no, *id,
            located(number, {0, number.text.size()}, m_pages), number, 0, 0.7});
    }

    bool late(const Labelled& labelled) const
    {
        return m_blocks.size() > 200 && labelled.block * 2 > static_cast<int>(m_blocks.size());
    }

    bool opens_its_block(const Labelled& labelled) const
    {
        return m_blocks[static_cast<std::size_t>(labelled.block)].text.text.starts_with(
            labelled.label_text.text);
    }

    /// "买受人可以退房": a word of the lexicon, but no label.
    bool is_in_a_sentence(const Labelled& labelled, ValueType type) const
    {
        if (labelled.colon || labelled.where != Where::same_line || m_kind == "id_copy")
            return false;
        if (!m_contract)
            return !labelled.apart
                && (type == ValueType::person || type == ValueType::text || type == ValueType::company);
        const Block& block = m_blocks[static_cast<std::size_t>(labelled.block)];
        return !labelled.apart || length(block.text.text) > 24;
    }

    /// "【委托代理人】【】姓名:": the name is the agent's.
    bool follows_agent(const Labelled& labelled) const
    {
        const std::string& text = m_blocks[static_cast<std::size_t>(labelled.block)].text.text;
        const std::size_t agent = text.find("代理人");
        return agent != std::string::npos && agent < text.find(labelled.label_text.text);
    }

    double score_of(const Labelled& labelled, const LabelRule& rule) const
    {
        double score = labelled.colon ? 0.9 : labelled.apart ? 0.75 : 0.6;
        if (labelled.where == Where::right)
            score -= 0.03;
        if (labelled.where == Where::below)
            score -= 0.2;
        if (labelled.label.is_weak(static_cast<int>(&rule - Lexicon::standard().rules().data())))
            score -= 0.3;
        return score;
    }

    void take(const Labelled& labelled, const LabelRule& rule)
    {
        if (!is_distinct(rule.type) && is_in_a_sentence(labelled, rule.type))
            return;
        if (labelled.where == Where::right && labelled.row > 0 && !is_personal(rule.field)
            && rule.field != "buyer_name")
            return;
        if (m_contract && rule.type == ValueType::money_cn && !opens_its_block(labelled))
            return; // whose words they are, words_beside() knows
        const bool buyers = rule.field == "buyer_name" || rule.field == "co_owner_name";
        if (buyers && labelled.where != Where::column)
            return take_buyers(labelled, rule);
        if (m_party == Party::agent && is_personal(rule.field) && m_contract)
            return;
        if (m_party == Party::seller && is_personal(rule.field) && m_contract)
            return;
        if (m_contract && late(labelled) && is_personal(rule.field))
            return; // addresses for notices, hot-lines
        int index = labelled.where == Where::column || labelled.row > 0 ? labelled.row
            : is_personal(rule.field)                                   ? std::max(0, m_buyer)
                                                                        : 0;
        add(labelled, rule, {0, labelled.value_text.text.size()}, rule.field, index,
            score_of(labelled, rule));
    }

    void take_buyers(const Labelled& labelled, const LabelRule& rule)
    {
        if (m_contract && labelled.label_text.text == "姓名"
            && (m_party == Party::agent || m_party == Party::seller))
            return;
        if (labelled.label_text.text == "姓名" && follows_agent(labelled)) {
            m_party = Party::agent;
            return;
        }
        const int before = m_buyer;
        bool first = true;
        for (const Span& part : name_list(labelled.value_text)) {
            const auto value = parsed(rule.type,
                std::string_view(labelled.value_text.text).substr(part.begin, part.size()), rule.field);
            if (!value || (m_contract && !labelled.colon && value->quality < 1))
                continue;
            const auto known = std::find(m_buyers.begin(), m_buyers.end(), value->value);
            const bool late = labelled.block * 2 > static_cast<int>(m_blocks.size());
            if (known == m_buyers.end()) {
                if (late && !m_buyers.empty() && m_contract)
                    continue; // a signature, read differently
                m_buyers.push_back(value->value);
                m_buyer = static_cast<int>(m_buyers.size()) - 1;
            } else if (first) {
                m_buyer = static_cast<int>(known - m_buyers.begin());
            }
            const int index = static_cast<int>(
                std::find(m_buyers.begin(), m_buyers.end(), value->value) - m_buyers.begin());
            add(labelled, rule, part, "buyer_name", index, score_of(labelled, rule) - (late ? 0.1 : 0));
            first = false;
        }
        if (m_contract && labelled.colon && labelled.label_text.text != "姓名")
            m_party = Party::buyer;
        if (labelled.row > 0)
            m_buyer = std::max(0, before); // two people in columns: their particulars come in columns, too
        // Behind a list of names the particulars begin with the first of them.
        if (!first && m_buyers.size() > 1 && name_list(labelled.value_text).size() > 1)
            m_buyer = 0;
    }

    void add(const Labelled& labelled, const LabelRule& rule, Span part, const std::string& field, int index,
        double score)
    {
        const std::string_view text
            = std::string_view(labelled.value_text.text).substr(part.begin, part.size());
        const auto value = parsed(rule.type, text, field);
        if (!value)
            return;
        const Span span{part.begin + value->span.begin, part.begin + value->span.end};
        const Text value_text = labelled.value_text.part(span);
        m_found.push_back(
            {field, index, rule.type, *value, located(value_text, {0, value_text.text.size()}, m_pages),
                value_text, 0, score * value->quality});
    }

    const std::vector<Labelled>& m_labelled;
    const std::vector<Block>& m_blocks;
    std::span<const ReadPage> m_pages;
    const std::string& m_kind;
    bool m_contract;
    Party m_party;
    int m_buyer = -1;
    std::vector<std::string> m_buyers;
    std::vector<Candidate> m_found;
};

} // namespace

std::vector<Candidate> label_values(const std::vector<Labelled>& labelled, const std::vector<Block>& blocks,
    std::span<const ReadPage> pages, const std::string& kind)
{
    return Assigner(labelled, blocks, pages, kind).assigned();
}

} // namespace strongroom::index
