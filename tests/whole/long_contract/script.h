#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace strongroom::test {

/// How a contract looks: families known to fontconfig, sizes in points, lengths in millimetres.
struct Style {
    std::string body = "Noto Serif CJK SC", head = "WenQuanYi Zen Hei", fill = "AR PL UKai CN";
    std::string hand = "AR PL UKai CN";
    double size = 12;     ///< of the body
    double leading = 1.6; ///< line distance as a multiple of the size
    double left = 27, right = 24, top = 26, bottom = 24;
    std::string header_left, header_right;
    std::string footer; ///< {page} and {pages} are replaced
    std::string seam;   ///< name in the seal across the page edges; empty: none
    double skew = 0.5;  ///< a page lies at most this many degrees askew
};

enum class BlockKind {
    paragraph,
    flush,
    right,
    centred,
    title,
    chapter,
    article,
    page_break,
    gap,
    row,
    plan,
    seal
};

enum class Rules { ruled, plain };

/// One thing on the paper. Text may hold [[a filled-in blank]], ~~a struck-out option~~, {{handwriting}} and
/// **bold**.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::string text;
    /// Of a row: "<" belongs to the cell on its left, "^" to the one above; "*" heads, "=" centres.
    std::vector<std::string> cells;
    std::vector<double> columns; ///< of a row: shares of the text width
    Rules rules = Rules::ruled;
    std::vector<double> numbers; ///< gap: mm; seal: mm from the left margin, mm below the last line
};

struct Script {
    Style style;
    std::vector<Block> blocks;
};

/// Reads a contract written in the line format that README.md describes.
/// \throws std::runtime_error naming the file and the line.
Script read_script(const std::filesystem::path& file);

/// Text with the inline marks of Block as Pango markup.
std::string pango_markup(const std::string& text, const Style& style);

} // namespace strongroom::test
