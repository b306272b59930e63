#include "ui/terminal.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace strongroom::ui {

namespace {

/// Bytes of the character that starts with this byte; stray continuation bytes count as one.
std::size_t length_of(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

std::uint32_t code_point(std::string_view character)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0);
    std::uint32_t value = byte(0) & (0xFFu >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i)
        value = (value << 6) | (byte(i) & 0x3Fu);
    return value;
}

bool is_wide(std::uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

template <class Each>
void each_character(std::string_view utf8, Each each)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const std::string_view character = utf8.substr(at, length_of(utf8[at]));
        each(character, is_wide(code_point(character)) ? 2 : 1);
        at += character.size();
    }
}

} // namespace

Output output_of(int descriptor)
{
    const char* term = std::getenv("TERM");
    const bool dumb = term && std::string_view(term) == "dumb";
    return ::isatty(descriptor) && !dumb && !std::getenv("NO_COLOR") ? Output::terminal : Output::file;
}

int terminal_width()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

int display_width(std::string_view utf8)
{
    int columns = 0;
    each_character(utf8, [&](std::string_view, int width) { columns += width; });
    return columns;
}

std::string padded(std::string_view utf8, int columns)
{
    const int missing = std::max(0, columns - display_width(utf8));
    return std::string(utf8) + std::string(static_cast<std::size_t>(missing), ' ');
}

std::string shortened(std::string_view utf8, int columns)
{
    if (display_width(utf8) <= columns)
        return std::string(utf8);
    std::string kept;
    int used = 1;
    bool full = false;
    each_character(utf8, [&](std::string_view character, int width) {
        full = full || used + width > columns;
        if (full)
            return;
        kept += character;
        used += width;
    });
    return kept + "…";
}

std::string table(const std::vector<std::vector<std::string>>& rows, int widest)
{
    std::vector<int> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], std::min(widest, display_width(row[i])));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += padded(shortened(row[i], widest), widths[i]) + "  ";
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string harmless(std::string_view utf8)
{
    std::string text(utf8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (c1)
            text.replace(i, 2, "?");
        else if (byte < 0x20 || byte == 0x7F)
            text[i] = '?';
    }
    return text;
}

} // namespace strongroom::ui
