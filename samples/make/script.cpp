#include "samples/make/script.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

namespace strongroom::samples {
namespace {

/// Where the bracket opened at `at` closes.
std::size_t closing(std::string_view text, std::size_t at, char open, char close)
{
    int depth = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
        if (depth == 0)
            return i;
    }
    throw std::invalid_argument("a template has an open bracket: " + std::string(text.substr(at, 40)));
}

/// The alternatives between bars that are not inside a further bracket.
std::vector<std::string_view> alternatives(std::string_view text)
{
    std::vector<std::string_view> found;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        depth += c == '[' || c == '{' || c == '<' ? 1 : c == ']' || c == '}' || c == '>' ? -1 : 0;
        if (c == '|' && depth == 0) {
            found.push_back(text.substr(from, i - from));
            from = i + 1;
        }
    }
    found.push_back(text.substr(from));
    return found;
}

} // namespace

std::vector<Span> Script::spans(std::string_view text)
{
    std::vector<Span> found;
    parse(text, found);
    return found;
}

std::string Script::wording(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '[') {
            result += text[at];
            continue;
        }
        const std::size_t end = closing(text, at, '[', ']');
        result += wording(m_dice->pick(alternatives(text.substr(at + 1, end - at - 1))));
        at = end;
    }
    return result;
}

void Script::parse(std::string_view text, std::vector<Span>& out)
{
    std::string plain;
    const auto flush = [&] {
        if (!plain.empty())
            out.push_back({.text = plain});
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '[' && c != '{' && c != '<' && c != '^') {
            plain += c;
            continue;
        }
        flush();
        if (c == '^') {
            const std::size_t end = text.find('^', at + 1);
            out.push_back({.text = "", .anchor = std::string(text.substr(at + 1, end - at - 1))});
            at = end;
            continue;
        }
        const std::size_t end = closing(text, at, c, c == '[' ? ']' : c == '{' ? '}' : '>');
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        if (c == '[')
            parse(m_dice->pick(alternatives(inside)), out);
        else if (c == '{')
            blank(inside, out);
        else
            options(inside, out);
        at = end;
    }
    flush();
}

Span Script::filled(const std::string& name, double ems)
{
    const Fact& fact = m_facts->at(name);
    Span span{.text = fact.text, .role = Span::Role::fill, .fields = fact.fields, .least = ems};
    span.underlined = m_look->underlined;
    span.bold = m_look->filling == Filling::printed_bold;
    return span;
}

void Script::unused(double ems, std::vector<Span>& out)
{
    static constexpr std::array signs = {"", "/", "×", "-"};
    Span span{
        .text = signs[static_cast<std::size_t>(m_look->unused)], .role = Span::Role::fill, .least = ems};
    span.underlined = true;
    out.push_back(span);
}

void Script::blank(std::string_view inside, std::vector<Span>& out)
{
    const std::size_t colon = inside.find(':');
    double ems = 0;
    if (colon != std::string_view::npos) {
        ems = std::atof(std::string(inside.substr(colon + 1)).c_str());
        inside = inside.substr(0, colon);
    }
    if (inside.empty())
        return unused(ems, out);
    const char sign = inside.back();
    const bool signed_name = sign == '#' || sign == '%' || sign == '@' || sign == '!';
    const std::string name(signed_name ? inside.substr(0, inside.size() - 1) : inside);
    if (sign == '#')
        return grid(name, out);
    if (sign == '@')
        return date(name, out);
    if (!signed_name && m_facts->at(name).text.empty())
        return unused(ems, out);
    Span span = filled(name, ems);
    if (sign == '!') {
        span.role = Span::Role::print;
        span.underlined = span.bold = false;
    }
    span.boxed = sign == '%' && m_look->boxed_digits;
    out.push_back(span);
}

void Script::date(const std::string& name, std::vector<Span>& out)
{
    const double space = m_dice->real(0, 1.2);
    for (const auto& [part, word] : {std::pair{".y", "年"}, std::pair{".m", "月"}, std::pair{".d", "日"}}) {
        Span span = filled(name + part, 1.2 + space);
        out.push_back(span);
        out.push_back({.text = word});
    }
}

void Script::grid(const std::string& name, std::vector<Span>& out)
{
    static constexpr std::array places = {"亿", "千", "百", "拾", "万", "千", "百", "拾", "元"};
    const std::int64_t yuan = m_facts->fen(name) / 100;
    const std::vector<int> fields = m_facts->at(name + ".grid").fields;
    const bool arabic = m_dice->chance(0.2);
    const bool with_hundred_millions = m_dice->chance(0.5);
    const std::string lead = m_dice->pick(std::array{"×", "零", "/", "", "⊗", "×"});
    std::int64_t divisor = 100000000;
    bool begun = false;
    for (std::size_t i = 0; i < places.size(); ++i, divisor /= 10) {
        const int digit = static_cast<int>(yuan / divisor % 10);
        begun = begun || digit != 0;
        if (i == 0 && !with_hundred_millions && !begun)
            continue;
        Span span{.text = begun ? (arabic ? std::to_string(digit) : capital_digit(digit)) : lead,
            .role = Span::Role::fill,
            .fields = fields,
            .least = 1.3};
        span.underlined = true;
        out.push_back(span);
        out.push_back({.text = places[i]});
    }
    out.push_back({.text = "整"});
}

void Script::options(std::string_view inside, std::vector<Span>& out)
{
    const std::size_t colon = inside.find(':');
    const std::string name(inside.substr(0, colon));
    const std::vector<std::string_view> all = alternatives(inside.substr(colon + 1));
    const auto chosen = static_cast<std::size_t>(m_facts->choice(name));
    const std::vector<int> fields = m_facts->at(name).fields;
    const OptionStyle style = m_look->options;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_chosen = i == chosen;
        if (style == OptionStyle::chosen_only && !is_chosen)
            continue;
        std::vector<Span> words;
        parse(all[i], words);
        for (Span& word : words) {
            if (is_chosen)
                word.fields.insert(word.fields.end(), fields.begin(), fields.end());
            word.struck = style == OptionStyle::others_crossed && !is_chosen;
            word.ticked = style == OptionStyle::tick_by_hand && is_chosen && &word == &words.front();
            word.underlined = word.underlined || style == OptionStyle::chosen_only;
        }
        if (style == OptionStyle::boxes) {
            out.push_back({.text = is_chosen ? m_look->tick == "■" ? "■" : "☑" : "□"});
            words.push_back({.text = i + 1 < all.size() ? " " : ""});
        } else if (style != OptionStyle::chosen_only) {
            out.push_back(
                {.text = is_chosen && style == OptionStyle::tick_inside ? "【" + m_look->tick : "【"});
            words.push_back({.text = "】"});
        }
        out.insert(out.end(), words.begin(), words.end());
    }
}

} // namespace strongroom::samples
