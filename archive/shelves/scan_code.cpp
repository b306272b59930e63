#include "archive/shelves/scan_code.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view prefix = "SR:";
constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::array letters{std::pair{Labelled::location, 'L'}, std::pair{Labelled::box, 'B'},
    std::pair{Labelled::file, 'F'}, std::pair{Labelled::item, 'I'}};
constexpr std::string_view uid_digits = "0123456789abcdefghjkmnpqrstvwxyz";

/// ISO 7064 MOD 37,36. \pre `text` consists of capitals and digits
char check_character(std::string_view text)
{
    constexpr std::size_t modulus = 36;
    std::size_t product = modulus;
    for (const char each : text) {
        const std::size_t sum = (product + alphabet.find(each)) % modulus;
        product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
    }
    return alphabet[(modulus + 1 - product) % modulus];
}

/// In capitals, half-width, without spaces.
std::string tidied(std::string_view text)
{
    const std::u32string plain = index::without_spaces(index::normalised(text).chars);
    std::u32string capitals;
    std::transform(plain.begin(), plain.end(), std::back_inserter(capitals), index::upper);
    return index::encoded(capitals);
}

std::string small_letters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string capitals(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

} // namespace

std::string text_of(const ScanCode& code)
{
    const auto letter = std::find_if(
        letters.begin(), letters.end(), [&](const auto& each) { return each.first == code.kind; });
    const std::string uid = capitals(code.uid);
    return std::string(prefix) + letter->second + ":" + uid + check_character(letter->second + uid);
}

bool is_scan_code(std::string_view text) { return tidied(text).starts_with(prefix); }

Result<ScanCode> read_scan_code(std::string_view text)
{
    constexpr std::size_t longest_uid = 40;
    const std::string tidy = tidied(text);
    const auto no_code = [&] {
        return failed(Code::bad_input,
            "'" + std::string(text.substr(0, longest_uid)) + "' is not a code of a label",
            "scan the QR code of a location, a box, a file or an item");
    };
    const std::size_t begin = prefix.size() + 2;
    if (!tidy.starts_with(prefix) || tidy.size() < begin + 2 || tidy.size() > begin + longest_uid
        || tidy[begin - 1] != ':')
        return no_code();
    const char letter = tidy[prefix.size()];
    const auto kind = std::find_if(
        letters.begin(), letters.end(), [&](const auto& each) { return each.second == letter; });
    const std::string uid = small_letters(tidy.substr(begin, tidy.size() - begin - 1));
    if (kind == letters.end() || uid.find_first_not_of(uid_digits) != std::string::npos)
        return no_code();
    if (check_character(letter + capitals(uid)) != tidy.back())
        return failed(Code::bad_input, "the code " + tidy + " has a wrong character",
            "scan it again, or compare it with the label character by character");
    return ScanCode{kind->first, uid};
}

} // namespace strongroom::archive
