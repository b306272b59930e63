#include "index/parse_internal.h"

#include <algorithm>
#include <set>

#include "index/lexicon.h"
#include "index/patterns_internal.h"
#include "index/text.h"
#include "index/ticks.h"
#include "index/values/contract_number.h"
#include "index/values/person_name.h"

namespace strongroom::index {
namespace {

bool is_company(std::string_view name)
{
    for (const std::string_view word :
        {"公司", "集团", "厂", "中心", "商行", "事务所", "合作社", "学校", "医院", "银行", "企业"})
        if (name.find(word) != std::string_view::npos)
            return true;
    return false;
}

} // namespace

std::optional<Parsed> company(std::string_view text)
{
    static const re2::RE2 shape(
        "([\\p{Han}A-Za-z0-9()·]{2,40}(?:公司|集团|厂|中心|银行|商行|事务所|合作社|局|院|学校))");
    if (auto found = matched(shape, text))
        return found;
    Parsed all = up_to_next_label(text);
    if (length(all.value) < 4 || length(all.value) > 40)
        return std::nullopt;
    all.quality = 0.6;
    return all;
}

namespace {

/// Where a label begins that follows the name without a mark: "崔海国籍".
std::size_t end_of_name(std::string_view text)
{
    const Lexicon& lexicon = Lexicon::standard();
    for (std::size_t at = 6; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
            if (const auto hit = lexicon.longest(text, at); hit && length(text.substr(at, hit->size)) >= 2)
                return at;
    return text.size();
}

} // namespace

std::optional<Parsed> person(std::string_view text)
{
    static const re2::RE2 run("(?:姓名:?)?([\\p{Han}·]{2,25})");
    const Parsed whole = up_to_next_label(text);
    if (is_company(whole.value))
        return company(text);
    auto found = matched(run, std::string_view(whole.value).substr(0, end_of_name(whole.value)));
    if (!found)
        return std::nullopt;
    // A caller often gives no more than "王先生".
    static const re2::RE2 addressed("^\\p{Han}{1,2}(?:先生|女士|小姐|太太)$");
    if (re2::RE2::FullMatch(found->value, addressed))
        return Parsed{ValueKind::text, found->value,
            {found->span.begin + whole.span.begin, found->span.end + whole.span.begin}, false, 0.9};
    const std::u32string name = cleaned_name(decoded(found->value));
    if (name_fault(name) != NameFault::none)
        return std::nullopt;
    found->value = encoded(name);
    found->quality = has_common_surname(name) ? 1.0 : 0.85;
    found->span.begin += whole.span.begin;
    found->span.end = found->span.begin + found->value.size();
    return found;
}

std::optional<Parsed> bank(std::string_view text)
{
    static const re2::RE2 shape(
        "([\\p{Han}()]{2,30}(?:银行|公积金(?:管理)?中心|信用社|信用合作社)[\\p{Han}]{0,16}?(?:支行|分行|"
        "营业部|营业厅|分理处|管理部|分中心)?)(?:[^\\p{Han}]|$|申请|办理|贷款|按揭)");
    auto found = matched(shape, text);
    if (!found)
        return std::nullopt;
    // "买受人向招商银行": the name begins behind the word that leads to it.
    for (const std::string_view word : {"向", "由", "经", "在", "到"})
        if (const std::size_t at = found->value.rfind(word, found->value.find("银行"));
            at != std::string::npos && at < found->value.find("银行")) {
            found->value.erase(0, at + word.size());
            found->span.begin += at + word.size();
        }
    return found;
}

std::optional<Parsed> number_text(std::string_view text)
{
    static const re2::RE2 shape("([\\p{Han}]{0,8}[(\\[【〔]?[A-Za-z0-9][-A-Za-z0-9()\\[\\]〔〕/字第号.·]*)");
    auto found = matched(shape, text);
    if (found && std::none_of(found->value.begin(), found->value.end(), [](char c) {
            return c >= '0' && c <= '9';
        }))
        return std::nullopt;
    return found;
}

std::optional<Parsed> permit(std::string_view text)
{
    static const re2::RE2 shape("(" + value_patterns().at("permit") + ")");
    const Parsed whole = up_to_next_label(text);
    auto found = matched(shape, whole.value);
    if (!found || std::none_of(found->value.begin(), found->value.end(), [](char c) {
            return c >= '0' && c <= '9';
        }))
        return std::nullopt;
    found->span.begin += whole.span.begin;
    found->span.end += whole.span.begin;
    return found;
}

namespace {

/// Without a closing bracket that nothing opens, and without words at the end ("0412(以下简称" is 0412).
void cut_number(std::string& number)
{
    int open = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        open += number[i] == '(' ? 1 : number[i] == ')' ? -1 : 0;
        if (open < 0) {
            number.resize(i);
            return;
        }
    }
    while (open > 0) {
        const std::size_t last = number.rfind('(');
        number.resize(last);
        --open;
    }
}

} // namespace

std::optional<Parsed> contract_number(std::string_view text)
{
    static const re2::RE2 shape("((?:[\\p{Han}]{0,6}[(\\[〔【])?[\\p{Han}]{0,6}[A-Za-z0-9](?:[-A-Za-z0-9()\\["
                                "\\]〔〕/.]|[\\p{Han}]{1,5}[-0-9(第])*号?)");
    auto found = matched(shape, up_to_next_label(text).value);
    if (!found)
        return std::nullopt;
    cut_number(found->value);
    found->span.end = found->span.begin + found->value.size();
    found->value = normal_contract_no(decoded(found->value));
    // Some companies number their contracts as the authorities do their permits; the label decides.
    if (found->value.empty() || (why_no_contract_no(found->value) && !find_permit_no(decoded(found->value))))
        return std::nullopt;
    return found;
}

namespace {

bool is_a_street(std::string_view name)
{
    for (const std::string_view end : {"路", "街", "大道", "巷", "弄", "市", "区", "县", "号"})
        if (name.ends_with(end) && !name.ends_with("小区") && !name.ends_with("社区"))
            return true;
    return false;
}

/// Fields of the forms that are mostly a list of boxes to tick (DOMAIN 3.6).
bool is_a_choice(std::string_view field)
{
    static const std::set<std::string_view> choices{"age_bracket", "income", "budget", "intended_area",
        "intended_layout", "purpose", "source_channel", "family_structure", "intention_level",
        "deal_likelihood", "marital", "education", "purchase_times", "re_reserved"};
    return choices.contains(field);
}

} // namespace

std::optional<Parsed> plain_words(std::string_view text, std::string_view field)
{
    Parsed all = up_to_next_label(text);
    if (const auto parts = ticked(text); !parts.empty()) {
        all.span = parts.front();
        all.value = text.substr(all.span.begin, all.span.size());
    } else {
        std::size_t options = 0;
        for (const std::string_view mark : {"□", "☐", "】"})
            for (std::size_t at = text.find(mark); at != std::string_view::npos;
                 at = text.find(mark, at + mark.size()))
                ++options;
        // Of a bracket a clerk ticks one word; with the marks lost, all of them are left.
        constexpr std::size_t longest_choice = 14;
        if (options >= 2 || (is_a_choice(field) && length(all.value) > longest_choice))
            return std::nullopt;
    }
    if (field == "project_name")
        for (const std::string_view lead : {"开发的", "建设的", "销售的", "认购", "购买", "涉及"})
            if (const std::size_t at = all.value.find(lead); at != std::string::npos) {
                all.span.begin += at + lead.size();
                all.value.erase(0, at + lead.size());
            }
    const bool is_one_word = field == "nationality" || field == "ethnic" || field == "native_place";
    if (all.value.empty() || (field == "project_name" && is_a_street(all.value))
        || (is_one_word && length(all.value) > 8))
        return std::nullopt;
    return all;
}

} // namespace strongroom::index
