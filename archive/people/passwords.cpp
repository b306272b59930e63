#include "archive/people/passwords_internal.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>

#include <sodium.h>

#include "archive/failure_internal.h"
#include "archive/people/people.h"
#include "archive/schema_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t shortest = 10, longest = 1024;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

const std::set<std::string>& common_words()
{
    static const std::set<std::string> words = [] {
        std::istringstream file{std::string(schema_file("common_passwords.txt"))};
        std::set<std::string> read;
        for (std::string word; file >> word;)
            read.insert(word);
        return read;
    }();
    return words;
}

/// Without digits and signs around it: "!Password2026" is no better than "password".
std::string core_of(const std::string& lower)
{
    const auto first = std::find_if(lower.begin(), lower.end(), letter);
    const auto last = std::find_if(lower.rbegin(), lower.rend(), letter).base();
    return first < last ? std::string(first, last) : std::string();
}

/// A piece of at most four characters again and again: "abcabcabcabc".
bool repeats(const std::string& text)
{
    constexpr std::size_t longest_piece = 4;
    for (std::size_t piece = 1; piece <= longest_piece; ++piece) {
        bool same = true;
        for (std::size_t i = piece; i < text.size() && same; ++i)
            same = text[i] == text[i - piece];
        if (same)
            return true;
    }
    return false;
}

/// Each character next to the one before it: "1234567890", "abcdefghijk", backwards too.
bool runs(const std::string& text)
{
    constexpr std::array<std::string_view, 5> rows{
        "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "1qaz2wsx3edc4rfv5tgb6yhn"};
    const std::string back(text.rbegin(), text.rend());
    return std::any_of(rows.begin(), rows.end(), [&](std::string_view row) {
        return row.find(text) != std::string_view::npos || row.find(back) != std::string_view::npos;
    });
}

Result<void> weak(const std::string& why)
{
    return failed(Code::bad_input, "the password " + why,
        "take 10 characters or more that nobody guesses, for example four words that do not belong together");
}

} // namespace

std::string hashed_password(const std::string& password)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE)
        != 0)
        throw Failure(Code::machine, "there is no memory to protect the password with",
            "close other programs and try again");
    return text.data();
}

bool password_fits(const std::string& hash, const std::string& password)
{
    static const std::string of_nobody = hashed_password("nobody has this password");
    const std::string& against = hash.empty() ? of_nobody : hash;
    return crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

Result<void> strong_enough(const std::string& password, const std::string& login)
{
    const std::string lower = lowered(password);
    const auto characters
        = std::count_if(password.begin(), password.end(), [](char c) { return (c & 0xC0) != 0x80; });
    if (static_cast<std::size_t>(characters) < shortest)
        return weak("is shorter than 10 characters");
    if (password.size() > longest)
        return weak("is longer than 1024 bytes");
    if (!login.empty() && lower.find(lowered(login)) != std::string::npos)
        return weak("contains the login");
    if (common_words().contains(lower) || common_words().contains(core_of(lower)))
        return weak("is one of those that are tried first");
    const bool digits_only
        = std::all_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (repeats(lower) || runs(lower) || (digits_only && lower.size() < 16))
        return weak("is a run, a repetition or a short number");
    return {};
}

std::string People::one_time_password()
{
    // No 0 and o, 1 and l: it is read from paper.
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    constexpr int groups = 3, in_a_group = 4;
    std::string password;
    for (int group = 0; group < groups; ++group) {
        password += group == 0 ? "" : "-";
        for (int i = 0; i < in_a_group; ++i)
            password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

} // namespace strongroom::archive
