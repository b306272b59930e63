#include "index/values/contact.h"

#include <algorithm>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

/// Digits in groups: "(0532) 8576 1234" is 0532, 8576, 1234.
struct Groups {
    std::vector<std::string> digits;
    std::u32string separators;
    std::vector<std::size_t> ends;
    bool repaired = false;
};

bool is_joint(char32_t c) { return c == U'-' || c == U' ' || c == U')' || c == U'转'; }

/// A letter counts as a digit only inside a run: 138OO138000.
std::optional<char32_t> digit_at(std::u32string_view text, std::size_t at)
{
    if (is_digit(text[at]))
        return text[at];
    const bool inside
        = at > 0 && at + 1 < text.size() && digit_look_alike(text[at - 1]) && digit_look_alike(text[at + 1]);
    return inside ? digit_look_alike(text[at]) : std::nullopt;
}

Groups groups_at(std::u32string_view text, std::size_t begin)
{
    Groups groups;
    groups.digits.emplace_back();
    groups.ends.push_back(begin);
    for (std::size_t at = begin; at < text.size() && groups.digits.size() < 6;) {
        if (const auto digit = digit_at(text, at)) {
            groups.repaired = groups.repaired || *digit != text[at];
            groups.digits.back() += static_cast<char>(*digit);
            groups.ends.back() = ++at;
            continue;
        }
        std::size_t next = at;
        while (next < text.size() && next - at < 3 && is_joint(text[next]))
            ++next;
        if (next == at || next >= text.size() || !is_digit(text[next]))
            break;
        const std::u32string_view joint = text.substr(at, next - at);
        groups.separators.push_back(joint.find(U'转') != joint.npos ? U'转'
                : joint.find(U'-') != joint.npos                    ? U'-'
                                                                    : U' ');
        groups.digits.emplace_back();
        groups.ends.push_back(next);
        at = next;
    }
    return groups;
}

std::string joined(const Groups& groups, std::size_t from, std::size_t count)
{
    std::string all;
    for (std::size_t i = from; i < from + count; ++i)
        all += groups.digits[i];
    return all;
}

bool is_mobile(std::string_view digits)
{
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

struct Match {
    Phone phone;
    std::size_t groups = 0;
};

std::optional<Match> mobile(const Groups& groups)
{
    for (std::size_t count = std::min<std::size_t>(groups.digits.size(), 4); count > 0; --count) {
        std::string all = joined(groups, 0, count);
        if (all.starts_with("86") && all.size() == 13)
            all.erase(0, 2);
        else if (all.starts_with("0086") && all.size() == 15)
            all.erase(0, 4);
        else if (all.starts_with("01") && all.size() == 12)
            all.erase(0, 1);
        if (is_mobile(all))
            return Match{{Phone::Kind::mobile, all}, count};
    }
    return std::nullopt;
}

std::optional<Match> service(const Groups& groups)
{
    const std::string& first = groups.digits[0];
    for (std::size_t count = std::min<std::size_t>(groups.digits.size(), 4); count > 0; --count) {
        const std::string all = joined(groups, 0, count);
        if (all.size() == 10 && (first.starts_with("400") || first.starts_with("800")))
            return Match{
                {Phone::Kind::service, all.substr(0, 3) + '-' + all.substr(3, 3) + '-' + all.substr(6)},
                count};
    }
    return std::nullopt;
}

bool is_local(std::string_view digits)
{
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

enum class AreaCode { needed, optional };

std::optional<Match> landline(const Groups& groups, AreaCode wanted)
{
    std::string area, local;
    std::size_t used = 1;
    const std::string& first = groups.digits[0];
    const bool alone = first.size() == 3 || first.size() == 4;
    if (first[0] == '0' && alone && groups.digits.size() > 1) {
        area = first;
        local = groups.digits[used++];
        if (local.size() <= 4 && used < groups.digits.size() && groups.separators[used - 1] != U'转')
            local += groups.digits[used++]; // 0532-8576 1234
    } else if (first[0] == '0' && (first.size() == 11 || first.size() == 12)) {
        // 010 and 02x have three digits and eight behind them.
        const std::size_t size = first[1] <= '2' ? 3 : 4;
        area = first.substr(0, size);
        local = first.substr(size);
    } else if (wanted == AreaCode::optional) {
        local = first;
    }
    if (!is_local(local) || (area.empty() && wanted == AreaCode::needed))
        return std::nullopt;
    std::string number = area.empty() ? local : area + '-' + local;
    if (used < groups.digits.size() && groups.digits[used].size() <= 6 && groups.digits[used].size() >= 1
        && groups.separators[used - 1] != U' ')
        number += '-' + groups.digits[used++];
    return Match{{Phone::Kind::landline, number}, used};
}

std::vector<Found<Phone>> phones(std::u32string_view text, AreaCode wanted)
{
    std::vector<Found<Phone>> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside
            = at > 0 && (digit_look_alike(text[at - 1]) || is_letter(text[at - 1]) || text[at - 1] == U'.');
        if (!is_digit(text[at]) || inside)
            continue;
        const Groups groups = groups_at(text, at);
        auto match = mobile(groups);
        if (!match)
            match = service(groups);
        if (!match)
            match = landline(groups, wanted);
        if (!match)
            continue;
        const std::size_t end = groups.ends[match->groups - 1];
        std::size_t begin = at;
        while (begin > 0 && (text[begin - 1] == U'(' || text[begin - 1] == U'+'))
            --begin;
        found.push_back({match->phone, {begin, end}, groups.repaired});
        at = end - 1;
    }
    return found;
}

} // namespace

std::vector<Found<Phone>> find_phones(std::u32string_view text) { return phones(text, AreaCode::needed); }

std::optional<Found<Phone>> parse_phone(std::u32string_view text)
{
    const auto found = phones(text, AreaCode::optional);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<Found<std::string>> parse_postcode(std::u32string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]))
            continue;
        std::string digits;
        std::size_t end = at;
        for (; end < text.size() && (is_digit(text[end]) || (text[end] == U' ' && digits.size() < 6)); ++end)
            if (is_digit(text[end]))
                digits += static_cast<char>(text[end]);
        while (end > at && text[end - 1] == U' ')
            --end;
        const bool alone
            = end == text.size() || (!is_letter(text[end]) && text[end] != U'-' && text[end] != U'.');
        if (digits.size() == 6 && alone)
            return Found<std::string>{digits, {at, end}, false};
        at = end;
    }
    return std::nullopt;
}

std::optional<Found<std::string>> find_bank_account(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool inside = at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1]));
        if (!is_digit(text[at]) || inside)
            continue;
        std::string digits;
        std::size_t end = at;
        for (std::size_t i = at; i < text.size(); ++i) {
            if (is_digit(text[i])) {
                digits += static_cast<char>(text[i]);
                end = i + 1;
            } else if ((text[i] != U' ' && text[i] != U'-') || i - end >= 1) {
                break;
            }
        }
        const bool alone = end == text.size() || !is_letter(text[end]);
        if (digits.size() >= 12 && digits.size() <= 19 && alone)
            return Found<std::string>{digits, {at, end}, false};
        at = end;
    }
    return std::nullopt;
}

bool luhn_valid(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
        if (*digit < '0' || *digit > '9')
            return false;
        const int value = (*digit - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return digits.size() >= 12 && sum % 10 == 0;
}

} // namespace strongroom::index
