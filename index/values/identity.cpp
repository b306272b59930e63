#include "index/values/identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_x(char32_t c)
{
    return c == U'X' || c == U'x' || c == U'×' || c == U'Χ' || c == U'χ' || c == U'✕' || c == U'Х';
}

int number_at(std::string_view text, std::size_t at, std::size_t size)
{
    int value = 0;
    for (const char c : text.substr(at, size))
        value = value * 10 + (c - '0');
    return value;
}

/// Digits that readers take for one another on a bad scan.
std::string_view confusions(char digit)
{
    constexpr std::array<std::string_view, 10> table = {"86", "7", "7", "8", "", "6", "580", "12", "360", ""};
    return digit >= '0' && digit <= '9' ? table[static_cast<std::size_t>(digit - '0')] : std::string_view{};
}

struct Run {
    std::string characters; ///< look-alikes already replaced
    std::string repair;
    std::size_t end = 0;
};

/// Up to 18 characters of a number from `begin` on; spaces and dashes do not count.
Run run_at(std::u32string_view text, std::size_t begin)
{
    Run run;
    std::size_t at = begin;
    for (; at < text.size() && run.characters.size() < 18; ++at) {
        const char32_t c = text[at];
        if (c == U' ' || c == U'-' || c == U'.' || c == U'_') {
            if (at > begin && at - run.end >= 2)
                break;
            continue;
        }
        const bool last = run.characters.size() == 17;
        if (last && is_x(c)) {
            run.characters += 'X';
        } else if (const auto digit = digit_look_alike(c)) {
            if (*digit != c)
                run.repair = encoded(std::u32string{c}) + " read as " + static_cast<char>(*digit);
            run.characters += static_cast<char>(*digit);
        } else {
            break;
        }
        run.end = at + 1;
    }
    return run;
}

bool is_whole(std::u32string_view text, std::size_t begin, std::size_t end)
{
    const bool before = begin > 0 && (is_digit(text[begin - 1]) || is_letter(text[begin - 1]));
    const bool after = end < text.size() && (is_digit(text[end]) || is_letter(text[end]));
    return !before && !after;
}

/// The single-character confusion that makes the number right, if there is exactly one.
std::optional<IdNumber> repaired_once(const std::string& number)
{
    std::vector<IdNumber> right;
    for (std::size_t i = 0; i < number.size(); ++i)
        for (const char other : confusions(number[i])) {
            std::string changed = number;
            changed[i] = other;
            IdNumber id = examined_id(changed);
            if (id.fault != IdFault::none || id.birth->year() < std::chrono::year{1900})
                continue;
            id.repair
                = std::string("digit ") + std::to_string(i + 1) + ": " + number[i] + " read as " + other;
            right.push_back(std::move(id));
        }
    return right.size() == 1 ? std::optional(right.front()) : std::nullopt;
}

} // namespace

char id_check_character(std::string_view first17)
{
    constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (first17[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

std::string upgraded_id(std::string_view id15)
{
    std::string full = std::string(id15.substr(0, 6)) + "19" + std::string(id15.substr(6));
    full += id_check_character(full);
    return full;
}

IdNumber examined_id(std::string_view number)
{
    IdNumber id;
    id.number = number;
    id.fault = IdFault::format;
    const bool old = number.size() == 15 && all_digits(number);
    const bool current = number.size() == 18 && all_digits(number.substr(0, 17))
        && (all_digits(number.substr(17)) || number[17] == 'X');
    if ((!old && !current) || number[0] == '0')
        return id;
    id.full = old ? upgraded_id(number) : std::string(number);
    id.birth = date_of(number_at(id.full, 6, 4), number_at(id.full, 10, 2), number_at(id.full, 12, 2));
    id.sex = (id.full[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
    const bool checked = id_check_character(id.full) == id.full[17];
    id.fault = !checked ? IdFault::checksum : !id.birth ? IdFault::birth : IdFault::none;
    return id;
}

std::optional<Found<IdNumber>> find_id_number(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool begins = digit_look_alike(text[at]) && (at == 0 || !digit_look_alike(text[at - 1]));
        if (!begins)
            continue;
        Run run = run_at(text, at);
        const bool old = run.characters.size() == 15;
        const bool enough_digits
            = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(at),
                  text.begin() + static_cast<std::ptrdiff_t>(std::max(run.end, at)), is_digit)
            >= (old ? 15 : 14);
        if ((run.characters.size() != 18 && !old) || !enough_digits || !is_whole(text, at, run.end))
            continue;
        IdNumber id = examined_id(run.characters);
        if (old && id.fault != IdFault::none)
            continue; // fifteen digits alone prove nothing
        if (id.fault != IdFault::none && run.repair.empty())
            if (auto repaired = repaired_once(run.characters))
                id = *repaired;
        if (id.fault == IdFault::format)
            continue;
        if (id.repair.empty())
            id.repair = run.repair;
        const bool was_repaired = !id.repair.empty();
        return Found<IdNumber>{std::move(id), {at, run.end}, was_repaired};
    }
    return std::nullopt;
}

bool known_province(std::string_view id)
{
    constexpr std::array<int, 36> codes = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42,
        43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91};
    if (id.size() < 2 || !all_digits(id.substr(0, 2)))
        return false;
    return std::find(codes.begin(), codes.end(), number_at(id, 0, 2)) != codes.end();
}

} // namespace strongroom::index
