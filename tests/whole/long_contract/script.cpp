#include "tests/whole/long_contract/script.h"

#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

namespace strongroom::test {

namespace {

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<double> numbers_in(const std::string& text)
{
    std::istringstream words(text);
    std::vector<double> numbers;
    for (double number; words >> number;)
        numbers.push_back(number);
    return numbers;
}

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');)
        cells.push_back(trimmed(cell));
    if (!cells.empty() && cells.back().empty())
        cells.pop_back();
    return cells;
}

void set_style(Style& style, const std::string& key, const std::string& value)
{
    const std::map<std::string, std::string Style::*> texts = {{"body", &Style::body}, {"head", &Style::head},
        {"fill", &Style::fill}, {"hand", &Style::hand}, {"header-left", &Style::header_left},
        {"header-right", &Style::header_right}, {"footer", &Style::footer}, {"seam", &Style::seam}};
    const std::map<std::string, double Style::*> lengths = {{"size", &Style::size},
        {"leading", &Style::leading}, {"left", &Style::left}, {"right", &Style::right}, {"top", &Style::top},
        {"bottom", &Style::bottom}, {"skew", &Style::skew}};
    if (const auto text = texts.find(key); text != texts.end())
        style.*text->second = value;
    else if (const auto length = lengths.find(key); length != lengths.end())
        style.*length->second = std::stod(value);
    else
        throw std::runtime_error("no style is called " + key);
}

class ScriptReader {
public:
    Script script;

    void read_line(const std::string& line)
    {
        if (line.empty() || line.starts_with("//"))
            return;
        if (line.front() == '@' || line.front() == '%')
            return read_command(line);
        if (line.front() == '|')
            return add({.kind = BlockKind::row,
                .text = {},
                .cells = cells_of(line),
                .columns = m_columns,
                .rules = m_rules,
                .numbers = {}});
        if (line == "---")
            return add_text(BlockKind::page_break, "");
        static const std::vector<std::pair<std::string, BlockKind>> marks
            = {{"## ", BlockKind::article}, {"# ", BlockKind::chapter}, {"== ", BlockKind::title},
                {"= ", BlockKind::centred}, {">> ", BlockKind::right}, {"> ", BlockKind::flush}};
        for (const auto& [mark, kind] : marks)
            if (line.starts_with(mark))
                return add_text(kind, line.substr(mark.size()));
        add_text(BlockKind::paragraph, line);
    }

private:
    std::vector<double> m_columns;
    Rules m_rules = Rules::ruled;

    void add(Block block) { script.blocks.push_back(std::move(block)); }

    void add_text(BlockKind kind, const std::string& text, std::vector<double> numbers = {})
    {
        add({.kind = kind,
            .text = text,
            .cells = {},
            .columns = {},
            .rules = {},
            .numbers = std::move(numbers)});
    }

    void read_command(const std::string& line)
    {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string name = line.substr(1, space - 1);
        const std::string value = trimmed(line.substr(space));
        if (line.front() == '@')
            return set_style(script.style, name, value);
        if (name == "columns" || name == "plain") {
            m_columns = numbers_in(value);
            m_rules = name == "plain" ? Rules::plain : Rules::ruled;
        } else if (name == "gap") {
            add_text(BlockKind::gap, "", numbers_in(value));
        } else if (name == "plan") {
            add_text(BlockKind::plan, value);
        } else if (name == "seal") {
            std::istringstream words(value);
            double x = 0, y = 0;
            std::string text;
            words >> x >> y >> text;
            add_text(BlockKind::seal, text, {x, y});
        } else {
            throw std::runtime_error("no command is called " + name);
        }
    }
};

/// Spaces become en spaces, which keep their width in a justified line.
std::string escaped(const std::string& text)
{
    const std::map<char, std::string> meant = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {' ', "\u2002"}};
    std::string out;
    for (const char c : text)
        out += meant.contains(c) ? meant.at(c) : std::string(1, c);
    return out;
}

/// Replaces every open…close by what `replacement` makes of the text between them.
std::string replaced(const std::string& text, const std::string& open, const std::string& close,
    const std::function<std::string(const std::string&)>& replacement)
{
    std::string out;
    std::size_t from = 0;
    for (;;) {
        const std::size_t start = text.find(open, from);
        const std::size_t end = start == std::string::npos ? start : text.find(close, start + open.size());
        if (end == std::string::npos)
            return out + text.substr(from);
        const std::size_t inner = start + open.size();
        out += text.substr(from, start - from) + replacement(text.substr(inner, end - inner));
        from = end + close.size();
    }
}

} // namespace

Script read_script(const std::filesystem::path& file)
{
    std::ifstream in(file);
    if (!in)
        throw std::runtime_error("cannot read " + file.string());
    ScriptReader reader;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        try {
            reader.read_line(line);
        } catch (const std::exception& e) {
            throw std::runtime_error(file.string() + ':' + std::to_string(number) + ": " + e.what());
        }
    }
    return std::move(reader.script);
}

std::string pango_markup(const std::string& text, const Style& style)
{
    const auto span = [](const std::string& attributes) {
        return [attributes](
                   const std::string& inner) { return "<span " + attributes + ">" + inner + "</span>"; };
    };
    const auto blank = [&](const std::string& inner) {
        // En spaces, so that the rule is longer than what is written on it, as in a filled-in form.
        return "<span underline=\"single\" font_family=\"" + style.fill + "\">\u2002" + inner
            + "\u2002</span>";
    };
    std::string out = escaped(text);
    out = replaced(out, "[[", "]]", blank);
    out = replaced(out, "~~", "~~", span("strikethrough=\"true\""));
    out = replaced(out, "**", "**", span("font_family=\"" + style.head + "\" weight=\"bold\""));
    const std::string hand
        = "font_family=\"" + style.hand + "\" foreground=\"#20284a\" size=\"larger\" style=\"italic\"";
    return replaced(out, "{{", "}}", span(hand));
}

} // namespace strongroom::test
