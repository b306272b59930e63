#include "index/payment.h"

#include <algorithm>
#include <map>

#include <re2/re2.h>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

const Candidate* best_of(const std::vector<Candidate>& known, std::string_view field)
{
    const Candidate* best = nullptr;
    for (const Candidate& candidate : known)
        if (candidate.field == field && (!best || candidate.score > best->score))
            best = &candidate;
    return best;
}

class Terms {
public:
    Terms(const Text& flow, std::span<const ReadPage> pages, const std::vector<Candidate>& known)
        : m_flow(flow), m_pages(pages), m_known(known)
    {
    }

    void read_choices(const std::vector<Choice>& choices)
    {
        for (const Choice& choice : choices) {
            if (choice.topic == Choice::Topic::other)
                continue;
            const Choice::Option* option = choice.chosen_option();
            if (!option && choice.options.size() == 1)
                option = &choice.options.front();
            if (!option)
                continue;
            const std::string field
                = choice.topic == Choice::Topic::payment ? "payment_method" : "pricing_mode";
            const std::string_view text
                = std::string_view(m_flow.text)
                      .substr(option->span.begin, std::min<std::size_t>(option->span.size(), 150));
            if (const auto value = parsed(ValueType::code, text, field)) {
                add(field, 0, ValueType::code, *value,
                    {option->span.begin + value->span.begin, option->span.begin + value->span.end}, 0.95);
                if (field == "payment_method" && !m_terms) {
                    m_terms = option->span;
                    m_method = value->value;
                }
            }
        }
    }

    /// Contracts printed with the chosen way only, and forms: the word itself tells.
    void read_words(const std::vector<Candidate>& known)
    {
        if (!m_method.empty())
            return;
        if (const Candidate* labelled = best_of(known, "payment_method"); labelled && labelled->score > 0.5) {
            m_method = labelled->parsed.value;
            return;
        }
        static const re2::RE2 clause("付款方式|支付方式|交款方式|付款办法");
        const re2::StringPiece text(m_flow.text);
        re2::StringPiece match;
        std::size_t at = 0;
        while (clause.Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
            const auto begin = static_cast<std::size_t>(match.data() - m_flow.text.data());
            at = begin + match.size();
            const std::size_t end = article_end(m_flow, at);
            const std::string_view article = std::string_view(m_flow.text).substr(at, end - at);
            auto value = parsed(ValueType::code, article, "payment_method");
            double score = 0.65;
            if (!value || value->value == "other") {
                // All ways are printed and no tick is seen: the terms themselves tell, though not to the
                // last.
                value = told_by_terms(article);
                score = 0.45;
            }
            if (!value)
                continue;
            add("payment_method", 0, ValueType::code, *value, {at + value->span.begin, at + value->span.end},
                score);
            m_method = value->value;
            m_terms = Span{at, end};
            return;
        }
    }

    /// Instalments, a loan, or everything at once, by what the terms say outside the list of ways.
    static std::optional<Parsed> told_by_terms(std::string_view article)
    {
        static const re2::RE2 fund("公积金(?:管理)?中心|公积金贷款");
        static const re2::RE2 loan("(?:申请|办理|以)[^。\\n]{0,12}(?:贷款|按揭)|贷款(?:银行|机构)");
        static const re2::RE2 instalments("第[一二三四五1-5]{1}(?:期|次|笔)");
        static const re2::RE2 lump("(?:一次(?:性)?(?:付清|支付)|全部(?:房)?(?:价)?款)");
        std::string terms;
        bool inside = false;
        for (const char32_t c : decoded(article)) {
            inside = c == U'【' ? true : inside;
            if (!inside)
                terms += encoded(std::u32string(1, c));
            inside = c == U'】' ? false : inside;
        }
        const char* code = re2::RE2::PartialMatch(terms, loan)
            ? (re2::RE2::PartialMatch(terms, fund) ? "loan_pf" : "loan_com")
            : re2::RE2::PartialMatch(terms, instalments) ? "instal"
            : re2::RE2::PartialMatch(terms, lump)        ? "lump"
                                                         : nullptr;
        if (!code)
            return std::nullopt;
        return Parsed{ValueKind::code, code, {0, std::min<std::size_t>(article.size(), 60)}, true, 0.7};
    }

    void make_schedule()
    {
        for (const Candidate& candidate : m_known)
            if (candidate.field == "inst_amount")
                return; // a table gave it
        if (m_method == "lump")
            lump();
        else if (m_method == "instal")
            instalments();
        else if (m_method.starts_with("loan"))
            loan();
    }

    std::vector<Candidate> found() { return std::move(m_found); }

private:
    void add(
        const std::string& field, int index, ValueType type, const Parsed& value, Span span, double score)
    {
        m_found.push_back({field, index, type, value, located(m_flow, span, m_pages), m_flow.part(span),
            span.begin, score});
    }

    void copy(const Candidate* from, const std::string& field, int index, double score)
    {
        if (!from)
            return;
        Candidate copy = *from;
        copy.field = field;
        copy.index = index;
        copy.score = std::min(copy.score, score);
        m_found.push_back(std::move(copy));
    }

    std::vector<std::pair<Span, Parsed>> all(ValueType type, Span within, const std::string& field) const
    {
        std::vector<std::pair<Span, Parsed>> values;
        for (std::size_t at = within.begin; at < within.end;) {
            const auto value = parsed(type, std::string_view(m_flow.text).substr(at, within.end - at), field);
            if (!value || value->span.size() == 0)
                break;
            values.push_back({{at + value->span.begin, at + value->span.end}, *value});
            at += value->span.end;
        }
        return values;
    }

    void due_from_terms(int index)
    {
        if (!m_terms)
            return;
        const auto dates = all(ValueType::date, *m_terms, "inst_due");
        if (!dates.empty())
            add("inst_due", index, ValueType::date, dates.front().second, dates.front().first, 0.85);
    }

    void lump()
    {
        due_from_terms(0);
        copy(best_of(m_known, "total_price"), "inst_amount", 0, 0.85);
    }

    void loan()
    {
        due_from_terms(0);
        copy(best_of(m_known, "down_payment"), "inst_amount", 0, 0.85);
        copy(best_of(m_known, "loan_amount"), "inst_amount", 1, 0.85);
        if (m_terms)
            if (const auto dates = all(ValueType::date, *m_terms, "inst_due"); dates.size() == 2)
                add("inst_due", 1, ValueType::date, dates[1].second, dates[1].first, 0.6);
    }

    /// Dates and amounts in turn: each date opens a row, the amounts after it (in digits and in words) belong
    /// to it.
    void instalments()
    {
        if (!m_terms)
            return;
        const auto dates = all(ValueType::date, *m_terms, "inst_due");
        const auto amounts = all(ValueType::running_money, *m_terms, "inst_amount");
        if (dates.empty() && amounts.empty())
            return;
        // "分3期支付…首期房价款…元,应当于…前支付": there the amount comes first.
        const bool amount_first
            = !amounts.empty() && (dates.empty() || amounts.front().first.begin < dates.front().first.begin);
        std::vector<std::pair<const std::pair<Span, Parsed>*, const std::pair<Span, Parsed>*>> rows;
        const auto same_amount = [](const auto* a, const auto& b) {
            return a && a->second.value == b.second.value && b.first.begin - a->first.end < 120;
        };
        std::size_t d = 0, a = 0;
        while (d < dates.size() || a < amounts.size()) {
            const bool date_next
                = a >= amounts.size() || (d < dates.size() && dates[d].first.begin < amounts[a].first.begin);
            if (date_next) {
                const auto* date = &dates[d++];
                if (amount_first && !rows.empty() && !rows.back().first)
                    rows.back().first = date;
                else
                    rows.push_back({date, nullptr});
            } else {
                const auto* amount = &amounts[a++];
                if (!rows.empty() && same_amount(rows.back().second, *amount))
                    continue; // the same in words
                if (!amount_first && !rows.empty() && !rows.back().second)
                    rows.back().second = amount;
                else
                    rows.push_back({nullptr, amount});
            }
        }
        int index = 0;
        for (const auto& [date, amount] : rows) {
            if (!amount)
                continue;
            if (date)
                add("inst_due", index, ValueType::date, date->second, date->first, 0.8);
            add("inst_amount", index, ValueType::money, amount->second, amount->first, 0.8);
            ++index;
        }
    }

    const Text& m_flow;
    std::span<const ReadPage> m_pages;
    const std::vector<Candidate>& m_known;
    std::vector<Candidate> m_found;
    std::optional<Span> m_terms;
    std::string m_method;
};

} // namespace

std::vector<Candidate> payment_terms(const Text& flow, const std::vector<Choice>& choices,
    std::span<const ReadPage> pages, const std::vector<Candidate>& known)
{
    Terms terms(flow, pages, known);
    terms.read_choices(choices);
    terms.read_words(known);
    terms.make_schedule();
    return terms.found();
}

} // namespace strongroom::index
