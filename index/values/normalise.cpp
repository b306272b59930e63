#include "index/values/normalise.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include <utf8proc.h>

namespace strongroom::index {

namespace {

constexpr char32_t unknown = 0xFFFD;

constexpr std::u32string_view traditional_pairs =
#include "index/values/traditional.inc"
    ;

const std::unordered_map<char32_t, char32_t>& simplified_forms()
{
    static const auto forms = [] {
        std::unordered_map<char32_t, char32_t> map;
        for (std::size_t i = 0; i + 1 < traditional_pairs.size(); i += 2)
            map.emplace(traditional_pairs[i], traditional_pairs[i + 1]);
        return map;
    }();
    return forms;
}

bool is_plain(char32_t c) { return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF); }

/// True where a new unit of normalisation begins: NFKC never joins what lies on both sides.
bool begins_unit(char32_t c)
{
    const bool joins_hangul = c >= 0x1160 && c <= 0x11FF;
    return is_plain(c)
        || (!joins_hangul && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class == 0);
}

std::u32string nfkc(std::u32string_view unit)
{
    const std::string utf8 = encoded(unit);
    utf8proc_uint8_t* raw = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
        static_cast<utf8proc_ssize_t>(utf8.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> bytes(raw, &std::free);
    if (size < 0)
        return std::u32string(unit);
    return decoded({reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)});
}

bool is_invisible(char32_t c)
{
    if (c == U'\t' || c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f')
        return false; // kinds of space
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

bool is_space(char32_t c)
{
    return c == U' ' || (c >= U'\t' && c <= U'\r')
        || utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
}

char32_t unified(char32_t c)
{
    if (is_plain(c))
        return c;
    switch (c) {
    case 0x2010: // hyphen
    case 0x2011:
    case 0x2012:
    case 0x2013: // en dash
    case 0x2014: // em dash
    case 0x2015:
    case 0x2212: // minus
    case 0x2500: // box drawing, which readers see in ruled tables
    case 0xFE58:
        return U'-';
    case 0x2022: // bullet
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB: // katakana middle dot
        return U'·';
    default:
        return is_space(c) ? U' ' : c;
    }
}

} // namespace

std::u32string decoded(std::string_view utf8)
{
    std::u32string text;
    text.reserve(utf8.size());
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    for (auto left = static_cast<utf8proc_ssize_t>(utf8.size()); left > 0;) {
        utf8proc_int32_t c = 0;
        const auto used = utf8proc_iterate(at, left, &c);
        text.push_back(used > 0 ? static_cast<char32_t>(c) : unknown);
        at += std::max<utf8proc_ssize_t>(used, 1);
        left -= std::max<utf8proc_ssize_t>(used, 1);
    }
    return text;
}

std::string encoded(std::u32string_view text)
{
    std::string utf8;
    utf8.reserve(text.size() * 3);
    for (const char32_t c : text) {
        const bool valid = c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto used
            = utf8proc_encode_char(static_cast<utf8proc_int32_t>(valid ? c : unknown), bytes.data());
        utf8.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(used));
    }
    return utf8;
}

bool is_han(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFD)
        || (c >= 0xF900 && c <= 0xFAFF) || c == U'〇';
}

char32_t simplified(char32_t c)
{
    const auto found = simplified_forms().find(c);
    return found == simplified_forms().end() ? c : found->second;
}

NormalText normalised(std::string_view utf8, Variants variants)
{
    const std::u32string text = decoded(utf8);
    NormalText normal;
    normal.chars.reserve(text.size());
    normal.source.reserve(text.size());
    normal.source_size = text.size();

    const auto add = [&](char32_t c, std::size_t source) {
        if (!is_plain(c) && is_invisible(c))
            return;
        c = unified(c);
        normal.chars.push_back(variants == Variants::fold && is_han(c) ? simplified(c) : c);
        normal.source.push_back(static_cast<std::uint32_t>(source));
    };

    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && !begins_unit(text[end]))
            ++end;
        const bool doubled_square = text[begin] == U'²' && begin > 0 && text[begin - 1] == U'㎡';
        if (end == begin + 1 && is_plain(text[begin]))
            add(text[begin], begin);
        else if (!doubled_square)
            for (const char32_t c : nfkc(std::u32string_view(text).substr(begin, end - begin)))
                add(c, begin);
        begin = end;
    }
    return normal;
}

Span NormalText::in_source(Span span) const
{
    const auto at = [&](std::size_t i) { return i < source.size() ? source[i] : source_size; };
    if (span.begin >= span.end)
        return {at(span.begin), at(span.begin)};
    // One source character may have become several: the span ends after the last one's source.
    std::size_t next = span.end;
    while (next < source.size() && source[next] == source[span.end - 1])
        ++next;
    return {at(span.begin), at(next)};
}

std::string NormalText::utf8(Span span) const
{
    const std::size_t begin = std::min(span.begin, chars.size());
    return encoded(std::u32string_view(chars).substr(begin, std::max(span.end, begin) - begin));
}

std::optional<char32_t> digit_look_alike(char32_t c)
{
    if (is_digit(c))
        return c;
    switch (c) {
    case U'O':
    case U'o':
    case U'D':
    case U'Q':
    case U'〇':
    case U'○':
    case U'О': // Cyrillic
        return U'0';
    case U'l':
    case U'I':
    case U'i':
    case U'|':
    case U'丨':
    case U'∣':
    case U'!':
        return U'1';
    case U'Z':
    case U'z':
        return U'2';
    case U'S':
    case U's':
    case U'$':
        return U'5';
    case U'b':
        return U'6';
    case U'B':
        return U'8';
    case U'g':
    case U'q':
        return U'9';
    default:
        return std::nullopt;
    }
}

std::u32string_view trimmed(std::u32string_view text)
{
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::u32string without_spaces(std::u32string_view text)
{
    std::u32string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char32_t c) { return !is_space(c); });
    return kept;
}

} // namespace strongroom::index
