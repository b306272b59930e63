#include "archive/filing/reference_code.h"

#include <algorithm>
#include <charconv>

#include "archive/numbers_internal.h"
#include "archive/retention/due_on.h"
#include "index/values/normalise.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view dot = "·";
constexpr int file_digits = 4, item_digits = 3;
constexpr std::size_t longest_part = 10; // characters, DOMAIN §2.1

std::vector<std::u32string> parted(std::u32string_view text, char32_t at)
{
    std::vector<std::u32string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool all_digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_fonds(std::string_view text)
{
    return text.size() == 4 && text[0] >= 'A' && text[0] <= 'Z' && all_digits(text.substr(1));
}

bool is_class(std::string_view text)
{
    return text.size() == 2
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_retention(std::string_view text) { return retention_period(text).has_value(); }
bool is_year(std::string_view text) { return text.size() == 4 && all_digits(text); }

tl::unexpected<Error> no_code(std::string_view text, const std::string& why)
{
    return failed(Code::bad_input, std::string(text) + " is not a reference code: " + why,
        "it looks like Q001-ZY·XS·BT01·2007·D30-0412, with -003 behind it for an item");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

/// Each part has 1 to 10 letters, digits or Chinese characters; says which has not.
std::optional<std::string> wrong_part(const std::vector<std::u32string>& parts)
{
    for (const std::u32string& part : parts) {
        const bool known = std::all_of(part.begin(), part.end(),
            [](char32_t c) { return index::is_digit(c) || index::is_letter(c) || index::is_han(c); });
        if (part.empty())
            return "there is nothing between two signs";
        if (!known)
            return index::encoded(part) + " has other signs than letters, digits and Chinese characters";
        if (part.size() > longest_part)
            return index::encoded(part) + " is longer than ten characters";
    }
    return std::nullopt;
}

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::string ReferenceCode::text() const
{
    std::vector<std::string> all;
    if (!fonds.empty())
        all.push_back(fonds);
    if (!category.empty())
        all.push_back(joined(category, dot));
    all.insert(all.end(), levels.begin(), levels.end());
    return joined(all, "-");
}

std::string ReferenceCode::file_name() const
{
    std::string name = text();
    for (std::size_t at = name.find(dot); at != std::string::npos; at = name.find(dot, at))
        name.replace(at, dot.size(), ".");
    return name;
}

Result<ReferenceCode> parse_reference_code(std::string_view text)
{
    std::u32string chars = index::normalised(text, index::Variants::keep).chars;
    std::replace(chars.begin(), chars.end(), U'.', U'·');
    const std::u32string_view code = index::trimmed(chars);
    ReferenceCode read;
    std::vector<std::vector<std::string>> levels;
    for (const std::u32string& level : parted(code, U'-')) {
        std::vector<std::string> parts;
        const std::vector<std::u32string> written = parted(level, U'·');
        if (const auto wrong = wrong_part(written))
            return no_code(text, *wrong);
        for (const std::u32string& part : written)
            parts.push_back(index::encoded(part));
        levels.push_back(std::move(parts));
    }
    std::size_t next = 0;
    if (levels[0].size() == 1 && is_fonds(levels[0][0]))
        read.fonds = levels[next++][0];
    if (next < levels.size() && is_class(levels[next][0]) && (!read.fonds.empty() || levels.size() == 4)) {
        read.category = levels[next++];
        // Without a fonds only the form of 1994 is left: class, project, file, item.
        if (read.fonds.empty())
            read.form = ReferenceCode::Form::by_register;
    } else if (read.fonds.empty()) {
        return no_code(text, "it begins with the fonds, one capital letter and three digits");
    } else {
        read.form = ReferenceCode::Form::by_register;
    }
    for (; next < levels.size(); ++next) {
        if (levels[next].size() != 1)
            return no_code(text, joined(levels[next], dot) + " stands where one number should");
        read.levels.push_back(levels[next][0]);
    }
    if (read.levels.empty() || read.levels.size() > 4)
        return no_code(text, read.levels.empty() ? "it has no number" : "it has too many levels");
    if (!all_digits(read.levels.back()))
        return no_code(text, read.levels.back() + " at its end is no number");
    if (read.form == ReferenceCode::Form::current) {
        const bool numbers = std::all_of(read.levels.begin(), read.levels.end(), all_digits);
        // A period behind the category tells the form of 2015; a class of 1994 has no second code.
        if (!numbers)
            read.form = is_retention(read.levels.front()) ? ReferenceCode::Form::by_item
                                                          : ReferenceCode::Form::by_register;
        else if (read.levels.size() > 3)
            return no_code(text, "file, item and page are all that may follow the category");
    } else if (read.levels.size() < 2) {
        return no_code(text, "it has no category, and too few numbers to be an older code");
    }
    return read;
}

bool is_reference_code(std::string_view text)
{
    const Result<ReferenceCode> read = parse_reference_code(text);
    return read && read->text() == text;
}

std::string FileCode::text() const
{
    ReferenceCode code{ReferenceCode::Form::current, fonds,
        {"ZY", category, project, padded_number(year, 4), retention}, {padded_number(file, file_digits)}};
    if (item)
        code.levels.push_back(padded_number(*item, item_digits));
    return code.text();
}

std::optional<FileCode> file_code(const ReferenceCode& code)
{
    constexpr std::size_t codes = 5;
    if (code.form != ReferenceCode::Form::current || code.category.size() != codes || code.category[0] != "ZY"
        || !is_year(code.category[3]) || !is_retention(code.category[4]) || code.levels.size() > 2)
        return std::nullopt;
    FileCode file{code.fonds, code.category[1], code.category[2], number(code.category[3]).value_or(0),
        code.category[4], number(code.levels[0]).value_or(0)};
    if (code.levels.size() > 1)
        file.item = number(code.levels[1]);
    // Leading zeros and the like belong to the code as well.
    return file.text() == code.text() ? std::optional(file) : std::nullopt;
}

std::string item_code(const std::string& reference_code, int item)
{
    return reference_code + "-" + padded_number(item, item_digits);
}

} // namespace strongroom::archive
