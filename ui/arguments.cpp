#include "ui/arguments.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <sstream>

namespace strongroom::ui {

namespace {

/// Number of letters to change, add or drop to get from one word to the other.
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

Error unknown(std::string_view word, std::span<const Option> options)
{
    const auto nearest = std::min_element(options.begin(), options.end(),
        [&](const Option& a, const Option& b) { return distance(word, a.name) < distance(word, b.name); });
    std::string advice;
    if (nearest != options.end() && distance(word, nearest->name) <= 3)
        advice = "did you mean " + std::string(nearest->name) + "?";
    return {Code::bad_input, "unknown option " + std::string(word), std::move(advice)};
}

} // namespace

Result<Arguments> Arguments::parsed(std::span<const std::string> words, std::span<const Option> options)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--") {
            arguments.m_operands.insert(
                arguments.m_operands.end(), words.begin() + std::ptrdiff_t(i) + 1, words.end());
            break;
        }
        if (!word.starts_with('-') || word == "-") {
            arguments.m_operands.emplace_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const auto option
            = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
        if (option == options.end())
            return tl::make_unexpected(unknown(name, options));
        const bool inline_value = equals != std::string_view::npos;
        if (option->value.empty()) {
            if (inline_value)
                return failed(Code::bad_input, std::string(name) + " takes no value");
            arguments.m_values[std::string(name)].emplace_back();
        } else if (inline_value) {
            arguments.m_values[std::string(name)].emplace_back(word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            arguments.m_values[std::string(name)].push_back(words[++i]);
        } else {
            return failed(Code::bad_input,
                std::string(name) + " needs a value (" + std::string(option->value) + ") after it");
        }
    }
    return arguments;
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto found = m_values.find(option);
    if (found == m_values.end())
        return std::nullopt;
    return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::vector<std::string>{} : found->second;
}

Result<int> Arguments::number(std::string_view option, int otherwise, int least) const
{
    const std::optional<std::string> text = value(option);
    if (!text)
        return otherwise;
    int number = 0;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failure != std::errc() || end != text->data() + text->size() || number < least)
        return failed(Code::bad_input,
            std::string(option) + " takes a whole number from " + std::to_string(least) + ", not '" + *text
                + "'");
    return number;
}

Result<void> fit(const Arguments& arguments, std::string_view operands, std::span<const Option> options)
{
    for (const Option& option : options)
        if (option.need == Option::Need::required && arguments.value(option.name).value_or("").empty())
            return failed(Code::bad_input,
                std::string(option.name) + ' ' + std::string(option.value)
                    + " is missing: " + std::string(option.help));
    std::istringstream words{std::string(operands)};
    std::size_t place = 0;
    const std::size_t given = arguments.operands().size();
    for (std::string word; words >> word;) {
        if (place >= given && !word.starts_with('['))
            return failed(Code::bad_input, word + " is missing");
        if (word.find("...") != std::string::npos)
            return {};
        ++place;
    }
    if (place < given)
        return failed(Code::bad_input, "'" + arguments.operands()[place] + "' is too much");
    return {};
}

} // namespace strongroom::ui
