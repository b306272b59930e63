#include "index/values/room_parts_internal.h"

#include <algorithm>
#include <array>

#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_tick(char32_t c) { return is_one_of(c, U"√✓✔☑■●⊙"); }

bool is_chinese_numeral(char32_t c)
{
    return !is_digit(c) && c != U'两' && c != U'○' && (digit_value(c) || small_unit(c));
}

struct Label {
    std::u32string text;
    std::size_t end = 0;
    bool repaired = false;
};

/// 一二〇一 digit by digit with its zeros, 十二 by its value.
std::optional<Label> chinese_label(std::u32string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < 5 && is_chinese_numeral(text[end]))
        ++end;
    const std::u32string_view run = text.substr(at, end - at);
    Label label{.text = {}, .end = end};
    if (std::all_of(run.begin(), run.end(), [](char32_t c) { return digit_value(c).has_value(); })) {
        for (const char32_t c : run)
            label.text.push_back(U'0' + static_cast<char32_t>(*digit_value(c)));
        return label;
    }
    const auto value = whole_number(run);
    if (!value || *value > 9999)
        return std::nullopt;
    label.text = decoded(std::to_string(*value));
    return label;
}

/// A run of digits with at most one letter before and one behind (S3, 1201A); a letter inside is a misread
/// digit.
std::optional<Label> latin_label(std::u32string_view text, std::size_t at)
{
    std::size_t end = at;
    const auto belongs = [](char32_t c) { return is_digit(c) || is_letter(c) || c == U'|'; };
    while (end < text.size() && belongs(text[end]))
        ++end;
    const std::u32string_view run = text.substr(at, end - at);
    const auto digits = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), is_digit));
    Label label{.text = {}, .end = end};
    if (run.size() > 5 || (digits == 0 && run.size() != 1))
        return std::nullopt;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const bool border = i == 0 || i + 1 == run.size();
        // l201 and 120O: no building and no room is told by these letters.
        const bool misread = !is_digit(run[i]) && digits >= 2
            && (!border || is_one_of(run[i], U"l|") || (i > 0 && is_one_of(run[i], U"Oo")));
        const auto digit = misread ? digit_look_alike(run[i]) : std::nullopt;
        if (misread && !digit)
            return std::nullopt;
        label.repaired = label.repaired || misread;
        label.text.push_back(digit ? *digit : upper(run[i]));
    }
    return label;
}

std::optional<Label> label_at(std::u32string_view text, std::size_t at)
{
    if (at >= text.size())
        return std::nullopt;
    const std::u32string_view rest = text.substr(at);
    for (const std::u32string_view below : {U"地下", U"负"})
        if (rest.starts_with(below)) {
            const auto number = label_at(text, at + below.size());
            const bool numbered = number && number->text.size() <= 2;
            return Label{
                numbered ? U"-" + number->text : U"-1", numbered ? number->end : at + below.size(), false};
        }
    if (rest[0] == U'-' && rest.size() > 2 && is_digit(rest[1]) && rest[2] == U'层')
        return Label{{U'-', rest[1]}, at + 2, false};
    if (is_one_of(rest[0], U"甲乙丙丁东西南北")) {
        Label label{.text = {rest[0]}, .end = at + 1};
        while (label.end < text.size() && label.text.size() < 4 && is_digit(text[label.end]))
            label.text.push_back(text[label.end++]);
        return label;
    }
    if (is_chinese_numeral(rest[0]))
        return chinese_label(text, at);
    return latin_label(text, at);
}

struct Word {
    std::u32string_view word;
    Measure measure;
};

// Longer words before those they begin with.
constexpr std::array<Word, 22> words = {{
    {U"号楼", Measure::building},
    {U"#楼", Measure::building},
    {U"号幢", Measure::building},
    {U"#幢", Measure::building},
    {U"号栋", Measure::building},
    {U"幢", Measure::building},
    {U"橦", Measure::building},
    {U"栋", Measure::building},
    {U"座", Measure::building},
    {U"#", Measure::building},
    {U"单元", Measure::unit},
    {U"门", Measure::unit},
    {U"梯", Measure::unit},
    {U"楼", Measure::storey},
    {U"层", Measure::floor},
    {U"号房", Measure::room},
    {U"号室", Measure::room},
    {U"室", Measure::room},
    {U"房", Measure::room},
    {U"户", Measure::room},
    {U"号", Measure::number},
    {U"区", Measure::area},
}};

const Word* word_at(std::u32string_view text, std::size_t at)
{
    for (const Word& word : words)
        if (text.substr(std::min(at, text.size())).starts_with(word.word))
            return &word;
    return nullptr;
}

/// Reads the measure words behind a label; of printed alternatives the ticked one counts, else the first, but
/// 单元 beside 层 stays open.
Measure measure_at(std::u32string_view text, std::size_t& at)
{
    Measure measure = Measure::none;
    bool ticked = false;
    for (;;) {
        const bool tick_before = at < text.size() && is_tick(text[at]);
        const Word* word = word_at(text, at + (tick_before ? 1 : 0));
        if (!word)
            return measure;
        at += word->word.size() + (tick_before ? 1 : 0);
        bool tick = tick_before;
        // A tick behind the word is its own only if no further word follows it.
        if (at < text.size() && is_tick(text[at]) && !word_at(text, at + 1)) {
            tick = true;
            ++at;
        }
        if (tick && !ticked) {
            measure = word->measure;
            ticked = true;
        } else if (measure == Measure::none) {
            measure = word->measure;
        } else if (!ticked && measure == Measure::unit && word->measure == Measure::floor) {
            measure = Measure::unit_or_floor;
        }
    }
}

} // namespace

std::vector<RoomPart> room_parts(std::u32string_view text, std::size_t begin)
{
    std::vector<RoomPart> parts;
    std::size_t at = begin;
    while (parts.size() < 7) {
        RoomPart part;
        part.begin = at;
        if (!parts.empty() && at < text.size() && is_one_of(text[at], U"-/、")) {
            part.separated = true;
            ++at;
        } else if (!parts.empty() && parts.back().measure == Measure::none) {
            break; // two labels side by side
        }
        if (at < text.size() && is_one_of(text[at], U"第#"))
            ++at;
        const auto label = label_at(text, at);
        if (!label)
            break;
        part.label = label->text;
        part.repaired = label->repaired;
        at = label->end;
        if (at < text.size() && text[at] == U'期') {
            ++at;
            part.measure = Measure::area;
        } else {
            part.measure = measure_at(text, at);
        }
        // 12层以上 and the like: 地下 is a floor even without 层.
        if (part.measure == Measure::none && part.label[0] == U'-')
            part.measure = Measure::floor;
        part.end = at;
        parts.push_back(part);
    }
    return parts;
}

std::u32string compacted(std::u32string_view text, std::vector<std::size_t>& origin)
{
    std::u32string compact;
    origin.clear();
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!is_one_of(text[i], U" _【】[]")) {
            compact.push_back(text[i]);
            origin.push_back(i);
        }
    return compact;
}

std::u32string without_leading_zeros(std::u32string_view label)
{
    while (label.size() > 1 && label.front() == U'0')
        label.remove_prefix(1);
    return std::u32string(label);
}

} // namespace strongroom::index
