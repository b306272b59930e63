#include "index/values/registration.h"

#include <algorithm>
#include <array>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string with_digits_for_unused_letters(std::string code)
{
    for (char& c : code)
        switch (c) {
        case 'I':
            c = '1';
            break;
        case 'O':
            c = '0';
            break;
        case 'S':
            c = '5';
            break;
        case 'Z':
            c = '2';
            break;
        default:
            break;
        }
    return code;
}

std::optional<Found<Registration>> judged(const std::string& run, Span span)
{
    if (run.size() == 18 && !all_digits(run.substr(0, 2) + run.substr(8))) {
        const std::string repaired = with_digits_for_unused_letters(run);
        if (credit_code_valid(run) || !credit_code_valid(repaired))
            return Found<Registration>{
                {Registration::Kind::credit_code, run, credit_code_valid(run)}, span, false};
        return Found<Registration>{{Registration::Kind::credit_code, repaired, true}, span, true};
    }
    if (run.size() == 18 && credit_code_valid(run))
        return Found<Registration>{{Registration::Kind::credit_code, run, true}, span, false};
    if ((run.size() == 15 || run.size() == 13) && all_digits(run))
        return Found<Registration>{{Registration::Kind::licence, run, licence_valid(run)}, span, false};
    if (organisation_code_valid(run) && (run.size() == 10 || !all_digits(run)))
        return Found<Registration>{{Registration::Kind::organisation_code, run, true}, span, false};
    return std::nullopt;
}

} // namespace

bool credit_code_valid(std::string_view code)
{
    constexpr std::array<int, 17> weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    if (code.size() != 18 || !all_digits(code.substr(2, 6)))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto value = credit_alphabet.find(code[i]);
        if (value == std::string_view::npos)
            return false;
        sum += static_cast<int>(value) * weights[i];
    }
    return credit_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)] == code[17];
}

bool licence_valid(std::string_view number)
{
    if (!all_digits(number))
        return false;
    if (number.size() == 13)
        return true; // the older kind had no check digit
    if (number.size() != 15)
        return false;
    int product = 10;
    for (std::size_t i = 0; i < 14; ++i) {
        const int sum = (product + (number[i] - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + (number[14] - '0')) % 10 == 1;
}

bool organisation_code_valid(std::string_view code)
{
    constexpr std::array<int, 8> weights = {3, 7, 9, 10, 5, 8, 4, 2};
    const bool dashed = code.size() == 10 && code[8] == '-';
    if (code.size() != 9 && !dashed)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const char c = code[i];
        const bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
        if (!digit && !letter)
            return false;
        sum += (digit ? c - '0' : c - 'A' + 10) * weights[i];
    }
    const int check = 11 - sum % 11;
    return code.back() == (check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check));
}

std::optional<Found<Registration>> find_registration(std::u32string_view text, std::size_t from)
{
    const auto belongs
        = [&](std::size_t at) { return at < text.size() && (is_digit(text[at]) || is_letter(text[at])); };
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!belongs(at) || (at > 0 && belongs(at - 1)))
            continue;
        std::string run;
        std::size_t end = at;
        for (; belongs(end) || (end < text.size() && text[end] == U'-' && run.size() == 8); ++end)
            run += static_cast<char>(upper(text[end]));
        if (auto found = judged(run, {at, end}))
            return found;
        // A space inside: 9135 0100 M000 100Y 43.
        std::string spaced = run;
        std::size_t far = end;
        while (far + 1 < text.size() && text[far] == U' ' && belongs(far + 1) && spaced.size() < 18) {
            for (++far; belongs(far); ++far)
                spaced += static_cast<char>(upper(text[far]));
            if (spaced.size() == 18 && credit_code_valid(spaced))
                return judged(spaced, {at, far});
        }
        at = end;
    }
    return std::nullopt;
}

} // namespace strongroom::index
