#include "archive/people/masking.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "index/lexicon.h"
#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view veil = "***";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// All but `first` and `last` bytes as stars; all of them where nothing would be left to hide.
std::string ends_of(std::string_view ascii, std::size_t first, std::size_t last)
{
    if (ascii.size() <= first + last)
        return std::string(ascii.size(), '*');
    return std::string(ascii.substr(0, first)) + std::string(ascii.size() - first - last, '*')
        + std::string(ascii.substr(ascii.size() - last));
}

std::string without_gaps(std::string_view number)
{
    std::string text;
    for (const char32_t c : index::normalised(number, index::Variants::keep).chars)
        if (c != U' ' && c < 0x80)
            text += static_cast<char>(c);
    return text;
}

bool is_company(std::string_view name)
{
    constexpr std::array<std::string_view, 6> words{"公司", "集团", "银行", "中心", "合作社", "委员会"};
    return std::any_of(words.begin(), words.end(),
        [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

std::string masked_one_name(std::u32string_view name)
{
    if (name.empty())
        return {};
    return index::encoded(name.substr(0, 1)) + (index::is_han(name.front()) ? "**" : "***");
}

std::string masked_text(std::string_view value) { return value.empty() ? std::string() : std::string(veil); }

std::string masked_date(std::string_view date)
{
    constexpr std::size_t year = 4;
    return date.size() > year && std::all_of(date.begin(), date.begin() + year, is_digit)
        ? std::string(date.substr(0, year)) + "-**-**"
        : masked_text(date);
}

using Mask = std::function<std::string(std::string_view)>;

const std::map<std::string_view, Mask>& masks()
{
    static const std::map<std::string_view, Mask> all{
        {"buyer_name", masked_name},
        {"co_owner_name", masked_name},
        {"spouse_name", masked_name},
        {"agent_name", masked_name},
        {"birth_date", masked_date},
        {"mobile", masked_phone},
        {"home_phone", masked_phone},
        {"office_phone", masked_phone},
        {"agent_phone", masked_phone},
        {"fax", masked_phone},
        {"bank_account", masked_account},
        {"address", masked_address},
        {"domicile", masked_address},
        {"email", masked_email},
    };
    return all;
}

} // namespace

FieldClass field_class(std::string_view field)
{
    static const std::map<std::string, int, std::less<>> classes = [] {
        std::map<std::string, int, std::less<>> known;
        for (const index::LabelRule& rule : index::Lexicon::standard().rules())
            known[rule.field] = std::max(known[rule.field], rule.field_class);
        return known;
    }();
    const auto found = classes.find(field);
    return found == classes.end() ? FieldClass::none : static_cast<FieldClass>(found->second);
}

bool pipl_sensitive(std::string_view field)
{
    constexpr std::array<std::string_view, 6> names{
        "id_no", "agent_id_no", "bank_account", "ethnic", "income", "marital"};
    return std::find(names.begin(), names.end(), field) != names.end();
}

bool hides(Hidden hidden, std::string_view field)
{
    const FieldClass value = field_class(field);
    switch (hidden) {
    case Hidden::nothing:
        return false;
    case Hidden::highly_sensitive:
        return value == FieldClass::highly_sensitive;
    case Hidden::sensitive:
        return value >= FieldClass::sensitive || pipl_sensitive(field);
    case Hidden::personal:
        return value >= FieldClass::general || pipl_sensitive(field);
    }
    return true;
}

std::string masked_name(std::string_view name)
{
    if (is_company(name))
        return std::string(name);
    std::string all;
    std::u32string one;
    const auto finish = [&] {
        all += masked_one_name(index::trimmed(one));
        one.clear();
    };
    for (const char32_t c : index::decoded(name))
        if (c == U'、' || c == U',' || c == U'，' || c == U';' || c == U'；' || c == U'/') {
            finish();
            all += index::encoded(std::u32string(1, c));
        } else {
            one += c;
        }
    finish();
    return all;
}

std::string masked_id(std::string_view number, Strictness strictness)
{
    constexpr std::size_t shortest_card = 15, last = 4;
    const std::string text = without_gaps(number);
    if (text.size() < shortest_card) // a passport, or a part of a number
        return ends_of(text, 1, 2);
    return ends_of(text, strictness == Strictness::grade_1 ? 3 : 6, last);
}

std::string masked_phone(std::string_view number)
{
    constexpr std::size_t mobile = 11;
    const std::string text = without_gaps(number);
    const bool digits = std::all_of(text.begin(), text.end(), is_digit);
    if (digits && text.size() == mobile && text.front() == '1')
        return ends_of(text, 3, 4);
    const std::size_t dash = text.find('-');
    if (dash != std::string::npos && dash >= 3 && dash <= 4)
        return text.substr(0, dash + 1) + ends_of(text.substr(dash + 1), 0, 2);
    return ends_of(text, 0, 2);
}

std::string masked_account(std::string_view number) { return ends_of(without_gaps(number), 0, 4); }

std::string masked_address(std::string_view address)
{
    // What names a district ends with one of these; further on, the same signs are parts of streets.
    constexpr std::u32string_view districts = U"区县旗", above = U"省市盟州";
    constexpr std::size_t farthest = 15;
    const std::u32string text = index::decoded(address);
    std::size_t end = 0;
    for (std::size_t i = 1; i < std::min(text.size(), farthest); ++i) {
        if (above.find(text[i]) != std::u32string_view::npos)
            end = i + 1;
        if (districts.find(text[i]) == std::u32string_view::npos)
            continue;
        const bool autonomous = text.substr(0, i).ends_with(U"自治"); // a province
        end = i + 1;
        if (!autonomous)
            break;
    }
    return address.empty() ? "" : index::encoded(text.substr(0, end)) + std::string(veil);
}

std::string masked_email(std::string_view email)
{
    const std::size_t at = email.find('@');
    if (at == std::string_view::npos || at == 0)
        return masked_text(email);
    return std::string(email.substr(0, 1)) + std::string(veil) + std::string(email.substr(at));
}

std::string masked(std::string_view field, std::string_view value, Strictness strictness)
{
    if (!hides(Hidden::personal, field))
        return std::string(value);
    if (field == "id_no" || field == "agent_id_no")
        return masked_id(value, strictness);
    const auto known = masks().find(field);
    return known == masks().end() ? masked_text(value) : known->second(value);
}

} // namespace strongroom::archive
