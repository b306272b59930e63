#include <algorithm>

#include <utf8proc.h>

#include "index/units_internal.h"
#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

enum class Class { han, word, space, joint, other };

/// What stands inside numbers of contracts, rooms, amounts and dates.
bool joins_numbers(char32_t c)
{
    return std::u32string_view(U"-/.,()#:_&*'[]、·〔〕【】").find(c) != std::u32string_view::npos;
}

/// Kana, Hangul, Thai …: written without spaces, so each character is a unit like a Han one.
bool without_spaces(char32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x318F)
        || (c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7AF);
}

Class class_of(char32_t c)
{
    if (is_digit(c) || is_letter(c))
        return Class::word;
    if (is_han(c) || without_spaces(c))
        return Class::han;
    if (c == U' ')
        return Class::space;
    if (joins_numbers(c))
        return Class::joint;
    if (c < 0x80)
        return Class::other;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return Class::word;
    default:
        return Class::other;
    }
}

/// Byte offset of each code point of a text, and of its end.
std::vector<std::size_t> offsets(std::string_view text, std::size_t count)
{
    std::vector<std::size_t> places;
    places.reserve(count + 1);
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t byte = 0; byte < text.size();) {
        places.push_back(byte);
        utf8proc_int32_t ignored = 0;
        const auto used
            = utf8proc_iterate(at + byte, static_cast<utf8proc_ssize_t>(text.size() - byte), &ignored);
        byte += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(used, 1));
    }
    places.push_back(text.size());
    return places;
}

/// What was met between the last unit and the next one.
struct Gap {
    std::size_t spaces = 0, joints = 0, others = 0;
    static constexpr std::size_t longest_in_chain = 3;

    bool joins(Unit::Kind before, Unit::Kind after) const
    {
        const bool beside_han = before == Unit::Kind::han || after == Unit::Kind::han;
        return joints == 0 && others == 0 && (spaces == 0 || beside_han);
    }
    bool chains(Unit::Kind before, Unit::Kind after) const
    {
        return before == Unit::Kind::run && after == Unit::Kind::run && others == 0 && joints > 0
            && spaces + joints <= longest_in_chain;
    }
};

void cut_page(std::string_view page, std::size_t base, std::vector<Unit>& found)
{
    const NormalText normal = normalised(page, Variants::fold);
    const std::vector<std::size_t> places = offsets(page, normal.source_size);
    const std::size_t first = found.size();
    Gap gap;
    for (std::size_t i = 0; i < normal.chars.size(); ++i) {
        const char32_t c
            = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(normal.chars[i])));
        const Class kind = class_of(c);
        if (kind == Class::space || kind == Class::joint || kind == Class::other) {
            ++(kind == Class::space ? gap.spaces : kind == Class::joint ? gap.joints : gap.others);
            continue;
        }
        const Span source = normal.in_source({i, i + 1});
        const std::size_t begin = base + places[source.begin], end = base + places[source.end];
        const bool touches = gap.spaces + gap.joints + gap.others == 0;
        Unit* last = found.size() > first ? &found.back() : nullptr;
        if (kind == Class::word && last && last->kind == Unit::Kind::run && touches) {
            last->chars += c;
            last->starts.push_back(begin);
            last->end = end;
            continue;
        }
        const Unit::Kind unit = kind == Class::han ? Unit::Kind::han : Unit::Kind::run;
        if (last) {
            last->joined = gap.joins(last->kind, unit);
            last->chained = gap.chains(last->kind, unit);
        }
        found.push_back({unit, {c}, begin, end, false, false, {begin}});
        gap = {};
    }
}

} // namespace

std::vector<Unit> units(std::string_view text)
{
    std::vector<Unit> found;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(text.find('\f', begin), text.size());
        cut_page(text.substr(begin, end - begin), begin, found);
        if (end == text.size())
            return found;
        found.push_back({Unit::Kind::page_end, U"\f", end, end + 1, false, false, {end}});
        begin = end + 1;
    }
}

} // namespace strongroom::index
