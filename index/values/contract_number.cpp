#include "index/values/contract_number.h"

#include <algorithm>
#include <array>

#include "index/values/contact.h"
#include "index/values/date.h"
#include "index/values/identity.h"
#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

char32_t round_bracket(char32_t c)
{
    if (is_one_of(c, U"〔[【﹝{《"))
        return U'(';
    return is_one_of(c, U"〕]】﹞}》") ? U')' : c;
}

/// letters, dash, digits, dash, digits: the shape of BT-XS-206 and of template codes.
bool has_shape(std::string_view text, std::string_view shape)
{
    return text.size() == shape.size()
        && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) {
               return s == 'A' ? c >= 'A' && c <= 'Z' : s == '9' ? c >= '0' && c <= '9' : c == s;
           });
}

bool is_controlled_document(std::string_view number)
{
    return number.starts_with("BT-")
        && (has_shape(number, "AA-AA-99") || has_shape(number, "AA-AA-999")
            || has_shape(number, "AA-AA-9999"));
}

} // namespace

std::string normal_contract_no(std::u32string_view text)
{
    std::u32string number;
    for (const char32_t c : text)
        if (c != U' ' && c != U'_')
            number.push_back(upper(round_bracket(c)));
    // What stands between a label and its number.
    constexpr std::array<std::u32string_view, 8> before
        = {U"编号", U"NO", U"N0", U"号", U":", U".", U"为", U"是"};
    for (bool again = true; again;) {
        again = false;
        for (const auto word : before)
            if (number.starts_with(word) && number.size() > word.size()) {
                const bool is_word = word[0] != U'N' || !is_letter(number[word.size()]);
                if (is_word) {
                    number.erase(0, word.size());
                    again = true;
                }
            }
    }
    const std::u32string_view stops = U".,:;。、-'\"";
    while (!number.empty() && is_one_of(number.back(), stops))
        number.pop_back();
    while (!number.empty() && is_one_of(number.front(), stops))
        number.erase(0, 1);
    const auto count = [&](char32_t c) { return std::count(number.begin(), number.end(), c); };
    if (!number.empty() && number.back() == U')' && count(U'(') < count(U')'))
        number.pop_back();
    if (!number.empty() && number.front() == U'(' && count(U')') < count(U'('))
        number.erase(0, 1);
    return encoded(number);
}

std::optional<std::string> why_no_contract_no(std::string_view number)
{
    const std::u32string text = decoded(number);
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    if (digits == 0)
        return "it holds no digit";
    if (is_controlled_document(number))
        return "it is the id of a controlled document";
    if (const auto code = find_template_code(text); code && code->span.size() == text.size())
        return "it is the code of a contract template";
    if (find_permit_no(text))
        return "it is the number of a permit";
    const bool only_digits = digits == static_cast<std::ptrdiff_t>(text.size());
    if (text.size() == 18 && examined_id(number).fault == IdFault::none)
        return "it is an identity number";
    if (only_digits && text.size() == 11 && !find_phones(text).empty())
        return "it is a telephone number";
    if (only_digits && text.size() == 6)
        return "it is a postcode";
    const auto date = find_date(text);
    if (date && date->span.size() == text.size() && !only_digits)
        return "it is a date";
    if (text.size() > 40)
        return "it is longer than any contract number";
    return std::nullopt;
}

std::optional<Found<std::string>> find_template_code(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = from; at + 1 < text.size(); ++at) {
        const std::u32string letters = {upper(text[at]), upper(text[at + 1])};
        if ((letters != U"GF" && letters != U"BF") || (at > 0 && is_letter(text[at - 1])))
            continue;
        std::string digits;
        std::size_t end = at + 2;
        bool repaired = false;
        for (std::size_t i = end; i < text.size() && digits.size() < 8; ++i) {
            const auto digit = digit_look_alike(text[i]);
            if (digit) {
                digits += static_cast<char>(*digit);
                repaired = repaired || *digit != text[i];
                end = i + 1;
            } else if (!is_one_of(text[i], U"- _.一~") || i - end > 4) {
                break;
            }
        }
        const bool year = digits.starts_with("19") || digits.starts_with("20");
        if (digits.size() == 8 && year && (end == text.size() || !is_digit(text[end])))
            return Found<std::string>{
                encoded(letters) + '-' + digits.substr(0, 4) + '-' + digits.substr(4), {at, end}, repaired};
    }
    return std::nullopt;
}

std::optional<Found<std::string>> find_permit_no(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = text.find(U'第', from); at != std::u32string_view::npos;
         at = text.find(U'第', at + 1)) {
        std::size_t end = at + 1;
        bool digits = false;
        for (; end < text.size()
             && (is_digit(text[end]) || is_letter(text[end]) || is_one_of(text[end], U" -"));
             ++end)
            digits = digits || is_digit(text[end]);
        if (!digits || end >= text.size() || text[end] != U'号')
            continue;
        std::size_t begin = at;
        while (begin > from && at - begin < 24 && !is_one_of(text[begin - 1], U",.。;:、_为")
            && !(text[begin - 1] == U'号'))
            --begin;
        while (begin < at && (text[begin] == U' ' || text[begin] == U'"'))
            ++begin;
        const std::u32string_view prefix = text.substr(begin, at - begin);
        const bool permit = prefix.size() >= 3 && std::any_of(prefix.begin(), prefix.end(), [](char32_t c) {
            return is_one_of(c, U"字证权用预");
        });
        if (!permit)
            continue;
        std::u32string number;
        for (const char32_t c : text.substr(begin, end + 1 - begin))
            if (c != U' ')
                number.push_back(round_bracket(c));
        return Found<std::string>{encoded(number), {begin, end + 1}, false};
    }
    return std::nullopt;
}

} // namespace strongroom::index
