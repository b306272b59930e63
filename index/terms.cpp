#include "index/terms.h"

#include <algorithm>

#include "index/units_internal.h"
#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

using Kind = Unit::Kind;

/// A Han character whose Han run begins or ends with it.
bool at_edge(const std::vector<Unit>& all, std::size_t i)
{
    const auto han = [&](std::size_t place) { return all[place].kind == Kind::han; };
    const bool begins = i == 0 || !han(i - 1) || !all[i - 1].joined;
    const bool ends = i + 1 == all.size() || !han(i + 1) || !all[i].joined;
    return begins || ends;
}

} // namespace

std::vector<Term> terms(std::string_view text, Cut cut)
{
    const std::vector<Unit> all = units(text);
    std::vector<Term> found;
    found.reserve(all.size() + all.size() / 2);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Unit& unit = all[i];
        const int position = static_cast<int>(i);
        if (unit.joined)
            found.push_back({encoded(unit.chars + all[i + 1].chars), position, unit.begin, all[i + 1].end});
        bool alone = unit.kind != Kind::han || at_edge(all, i);
        if (cut == Cut::query) {
            const bool covered_at_the_end = i + 1 == all.size() && i > 0 && all[i - 1].joined;
            alone = !unit.joined && !covered_at_the_end;
        }
        if (alone)
            found.push_back({encoded(unit.chars), position, unit.begin, unit.end});
    }
    return found;
}

std::vector<std::string> chains(std::string_view text)
{
    std::vector<std::string> found;
    bool going_on = false;
    for (const Unit& unit : units(text)) {
        if (unit.kind == Kind::run) {
            if (!going_on)
                found.emplace_back();
            found.back() += encoded(unit.chars);
        }
        going_on = unit.kind == Kind::run && unit.chained;
    }
    return found;
}

std::vector<std::string> trigrams(std::string_view chain)
{
    const std::u32string chars = decoded(chain);
    std::vector<std::string> found;
    for (std::size_t i = 0; i + 3 <= chars.size(); ++i)
        found.push_back(encoded(std::u32string_view(chars).substr(i, 3)));
    return found;
}

std::string significant(std::string_view text)
{
    std::string found;
    for (const Unit& unit : units(text))
        if (unit.kind != Kind::page_end)
            found += encoded(unit.chars);
    return found;
}

NumberFirst number_first(std::string_view text)
{
    const std::vector<Unit> all = units(text);
    NumberFirst parted;
    std::size_t i = 0;
    for (bool going_on = true; going_on && i < all.size() && all[i].kind == Kind::run; ++i) {
        parted.chain += encoded(all[i].chars);
        going_on = all[i].chained;
    }
    if (i == 0 || i == all.size())
        return {};
    parted.rest = text.substr(all[i].begin);
    return parted;
}

bool ends_in_run(std::string_view text)
{
    const std::vector<Unit> all = units(text);
    return !all.empty() && all.back().kind == Kind::run;
}

bool has_han(std::string_view text)
{
    const std::vector<Unit> all = units(text);
    return std::any_of(all.begin(), all.end(), [](const Unit& unit) { return unit.kind == Kind::han; });
}

std::string search_text(const ocr::PageText& page)
{
    std::string text;
    for (const ocr::Line& line : page.lines) {
        text += line.text;
        text += '\n';
    }
    return text;
}

} // namespace strongroom::index
