#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "ingest/poppler_internal.h"

namespace strongroom::ingest {
namespace {

/// The value of `name="…"` inside a tag.
double attribute(std::string_view tag, std::string_view name)
{
    const std::size_t at = tag.find(std::string(name) + "=\"");
    if (at == std::string_view::npos)
        return 0;
    tag.remove_prefix(at + name.size() + 2);
    double value = 0;
    std::from_chars(tag.data(), tag.data() + tag.size(), value);
    constexpr double most = 1e6; // points; beyond it pixels do not fit an int
    return std::isfinite(value) ? std::clamp(value, -most, most) : 0;
}

std::string plain(std::string_view escaped)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string text;
    while (!escaped.empty()) {
        bool replaced = false;
        for (const auto& [entity, character] : entities)
            if (escaped.starts_with(entity)) {
                text += character;
                escaped.remove_prefix(entity.size());
                replaced = true;
                break;
            }
        if (!replaced) {
            text += escaped.front();
            escaped.remove_prefix(1);
        }
    }
    return text;
}

/// Words are set apart by a space only where letters or digits meet; Chinese is written without.
void append_word(std::string& line, const std::string& word)
{
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!line.empty() && !word.empty() && ascii(line.back()) && ascii(word.front()))
        line += ' ';
    line += word;
}

} // namespace

std::vector<LayerLine> layer_lines(const std::string& xml, const Shown& page)
{
    std::vector<LayerLine> lines;
    std::optional<LayerLine> line;
    const double across = page.pixels.width / page.width, down = page.pixels.height / page.height;
    const std::string_view all = xml;
    for (std::size_t at = all.find('<'); at != std::string_view::npos; at = all.find('<', at + 1)) {
        const std::size_t end = all.find('>', at);
        if (end == std::string_view::npos)
            break;
        const std::string_view tag = all.substr(at, end - at);
        if (tag.starts_with("<line ")) {
            const int left = int(attribute(tag, "xMin") * across), top = int(attribute(tag, "yMin") * down);
            const int right = int(std::ceil(attribute(tag, "xMax") * across));
            const int bottom = int(std::ceil(attribute(tag, "yMax") * down));
            line = LayerLine{{},
                intersection(
                    {left, top, right - left, bottom - top}, {0, 0, page.pixels.width, page.pixels.height})};
        } else if (tag.starts_with("<word ") && line) {
            const std::size_t close = all.find('<', end);
            append_word(line->text, plain(all.substr(end + 1, close - end - 1)));
        } else if (tag == "</line" && line) {
            if (!line->text.empty() && !line->box.empty())
                lines.push_back(std::move(*line));
            line.reset();
        }
    }
    return lines;
}

} // namespace strongroom::ingest
