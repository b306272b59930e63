#include "index/options.h"

#include <algorithm>

#include <re2/re2.h>

#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {
namespace {

/// A clause with options rarely runs longer than this many bytes (about 1,500 characters).
constexpr std::size_t longest_clause = 4500;

int option_number(std::string_view digit)
{
    const std::u32string chars = decoded(digit);
    return chars.size() == 1 ? static_cast<int>(digit_value(chars[0]).value_or(0)) : 0;
}

std::size_t clause_end(std::string_view flow, std::size_t from)
{
    static const re2::RE2 next_article("\\n(?:第[一二三四五六七八九十百零0-9]{1,4}条|[一二三四五六七八九十]{"
                                       "1,3}、|[(][二三四五六七八九][)])");
    const re2::StringPiece rest(flow.data() + from, std::min(flow.size() - from, longest_clause));
    re2::StringPiece match;
    if (next_article.Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, &match, 1))
        return static_cast<std::size_t>(match.data() - flow.data());
    return from + rest.size();
}

/// How an option is numbered; options of one clause share it, lists inside an option have another.
struct Style {
    bool open = false;
    bool chinese = false;
    bool operator==(const Style&) const = default;
};

std::vector<Choice::Option> options_between(std::string_view flow, std::size_t begin, std::size_t end)
{
    static const re2::RE2 numbered(
        "(?:[\\n\\t。;:,)】]|元|方式|付款)([(\\[]?)(?:方式|第)?([1-6一二三四五六])(?:[.、):\\],]+|种(?:方式)?"
        "[:、.]*|方式[:、.]*)(?:[【\\[(]|\\p{Han}|[√□■☑])");
    std::vector<Choice::Option> options;
    Style style;
    const re2::StringPiece text(flow.data(), end);
    std::size_t at = begin > 0 ? begin - 1 : 0;
    re2::StringPiece groups[3];
    while (at < end && numbered.Match(text, at, end, re2::RE2::UNANCHORED, groups, 3)) {
        const std::string digit(groups[2].data(), groups[2].size());
        const int number = option_number(digit);
        const Style found{!groups[1].empty(), digit.size() > 1};
        const auto start = static_cast<std::size_t>(groups[2].data() - flow.data());
        if (options.empty() ? number >= 1 : found == style && number > options.back().number) {
            style = found;
            if (!options.empty())
                options.back().span.end = start;
            options.push_back({number, {start, end}});
        }
        at = start + digit.size();
    }
    return options;
}

} // namespace

std::size_t article_end(const Text& flow, std::size_t from) { return clause_end(flow.text, from); }

const Choice::Option* Choice::chosen_option() const
{
    const auto found
        = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.number == chosen; });
    return found == options.end() ? nullptr : &*found;
}

std::vector<Choice> choices_in(const Text& flow)
{
    static const re2::RE2 choice("(?:下列|下述|以下|如下|按|选择|采用|采取|选用|按照)第?[【\\[(\"“]*([1-"
                                 "6一二三四五六lI|]?)[】\\])\"”]*(?:种|项|款)(?:方式|方法|形式|付款|计价)?");
    static const re2::RE2 payment("付款|支付|交款|缴款");
    static const re2::RE2 pricing("计算|计价|价款|房价|单价");
    std::vector<Choice> found;
    const std::string_view text = flow.text;
    std::size_t at = 0;
    re2::StringPiece groups[2];
    while (choice.Match({text.data(), text.size()}, at, text.size(), re2::RE2::UNANCHORED, groups, 2)) {
        const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
        const std::size_t behind = begin + groups[0].size();
        at = behind;
        Choice made;
        std::string digit(groups[1].data(), groups[1].size());
        if (digit == "l" || digit == "I" || digit == "|")
            digit = "1";
        made.chosen = option_number(digit);
        const auto number_at = static_cast<std::size_t>(groups[1].data() - text.data());
        made.number_at = {number_at, number_at + groups[1].size()};
        const std::size_t end = clause_end(text, behind);
        made.options = options_between(text, behind, end);
        // The number of the first option is easily lost: what stands before the second one is the first.
        if (!made.options.empty() && made.options.front().number == 2)
            made.options.insert(made.options.begin(), {1, {behind, made.options.front().span.begin}});
        const std::size_t context_begin = begin > 60 ? begin - 60 : 0;
        const std::string context(text.substr(context_begin, behind + 60 - context_begin));
        const std::string after(text.substr(behind, 30));
        if (re2::RE2::PartialMatch(after, payment))
            made.topic = Choice::Topic::payment;
        else if (re2::RE2::PartialMatch(after, pricing))
            made.topic = Choice::Topic::pricing;
        else if (re2::RE2::PartialMatch(context, payment))
            made.topic = Choice::Topic::payment;
        else if (re2::RE2::PartialMatch(context, pricing))
            made.topic = Choice::Topic::pricing;
        found.push_back(std::move(made));
    }
    return found;
}

namespace {

/// The last option has no successor to end it: what it says ends with its first full sentence.
Span first_paragraph(const Text& flow, Span option)
{
    const std::string_view text = std::string_view(flow.text).substr(option.begin, option.size());
    for (const std::string_view end : {"。\n", ";\n"})
        if (const std::size_t at = text.find(end); at != std::string_view::npos)
            option.end = std::min(option.end, option.begin + at + end.size());
    return option;
}

} // namespace

std::vector<Span> void_spans(const Text& flow, const std::vector<Choice>& choices)
{
    std::vector<Span> spans;
    for (const Choice& choice : choices) {
        if (choice.topic == Choice::Topic::other || !choice.chosen_option())
            continue;
        for (const Choice::Option& option : choice.options)
            if (option.number != choice.chosen)
                spans.push_back(
                    &option == &choice.options.back() ? first_paragraph(flow, option.span) : option.span);
    }
    return spans;
}

} // namespace strongroom::index
