#include "index/layout.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <re2/re2.h>

namespace strongroom::index {
namespace {

using ocr::Line;
using ocr::Size;

/// The share of the flatter box's height that the other covers.
double vertical_overlap(const Rect& a, const Rect& b)
{
    const int common = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    const int height = std::min(a.height, b.height);
    return height > 0 ? std::max(0, common) / double(height) : 0;
}

int median_height(const std::vector<Line>& lines)
{
    std::vector<int> heights;
    for (const Line& line : lines)
        heights.push_back(line.box.height);
    if (heights.empty())
        return 1;
    std::nth_element(
        heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
    return std::max(1, heights[heights.size() / 2]);
}

bool ends_a_sentence(std::string_view text)
{
    return text.ends_with("。") || text.ends_with(";") || text.ends_with(":") || text.ends_with("!");
}

/// Where running text begins and ends on a page, judged by its long lines.
struct Column {
    int left = 0, right = 0;
};

/// Of the lines between `from` and `to`; half a sheet, where two pages lie side by side.
Column column_between(const ReadPage& page, int from, int to)
{
    std::vector<int> lefts, rights;
    for (const Line& line : page.text.lines)
        if (line.box.width > (to - from) / 2 && line.box.centre_x() >= from && line.box.centre_x() < to) {
            lefts.push_back(line.box.x);
            rights.push_back(line.box.right());
        }
    if (lefts.empty())
        return {from, to};
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.begin(), rights.end());
    return {lefts[lefts.size() / 4], rights[rights.size() * 3 / 4]};
}

/// The column a line stands in: a sheet wider than high may hold two pages.
class Columns {
public:
    explicit Columns(const ReadPage& page)
        : m_middle(page.text.size.width / 2), m_whole(column_between(page, 0, page.text.size.width)),
          m_left(column_between(page, 0, m_middle)),
          m_right(column_between(page, m_middle, page.text.size.width))
    {
        const bool wide = page.text.size.width * 5 >= page.text.size.height * 6;
        const bool crossed = std::any_of(page.text.lines.begin(), page.text.lines.end(),
            [&](const Line& line) { return line.box.width > page.text.size.width / 2; });
        m_two = wide && !crossed;
    }
    const Column& of(const Line& line) const
    {
        return !m_two ? m_whole : line.box.centre_x() < m_middle ? m_left : m_right;
    }

private:
    int m_middle;
    Column m_whole, m_left, m_right;
    bool m_two = false;
};

/// "第3页 共5页", "- 4 -", "4/12" at the edge of a sheet: not part of the text.
bool is_page_number(std::string_view text, const Rect& box, Size page)
{
    static const re2::RE2 number("^[-—·(第]*[0-9]{1,3}[-—·)页]*(?:[/,]?共?[0-9]{1,3}页?)?$");
    const bool at_edge = box.y > page.height * 9 / 10 || box.bottom() < page.height / 14;
    return at_edge && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), number);
}

/// A frame around the whole page, or its edge in a photo, is no table cell.
bool is_page_frame(const Rect& cell, Size page)
{
    return cell.height > page.height * 2 / 5
        || double(cell.width) * cell.height > 0.3 * page.width * page.height;
}

enum class Joint { wrapped, beside, apart };

Joint joint(const Line& before, const Line& after, const Text& before_text, const Column& column, int height)
{
    if (!before.cell.empty() && before.cell == after.cell)
        return vertical_overlap(before.box, after.box) > 0.5 ? Joint::beside : Joint::wrapped;
    if (vertical_overlap(before.box, after.box) > 0.5 && after.box.x > before.box.x)
        return Joint::beside;
    if (!before.cell.empty() || !after.cell.empty())
        return Joint::apart;
    const bool next = after.box.y - before.box.bottom() < 2 * height && after.box.y >= before.box.y;
    if (!next || ends_a_sentence(before_text.text) || after.box.x > column.left + 3 * height)
        return Joint::apart;
    // An amount written across the end of a line is whole only with its rest.
    for (const std::string_view unit : {"亿", "万", "仟", "千", "佰", "百", "拾"})
        if (before_text.text.ends_with(unit))
            return Joint::wrapped;
    const bool reaches_the_edge = before.box.right() > column.right - 2 * height;
    const bool is_indented
        = after.box.x > before.box.x + 3 * height / 4 && after.box.x > column.left + height;
    // Photographed pages have no straight edge: there a line is full that is nearly as long as the column is
    // wide.
    const bool is_full = before.box.width * 10 > (column.right - column.left) * 9;
    if ((reaches_the_edge || is_full) && !is_indented)
        return Joint::wrapped;
    return Joint::apart;
}

} // namespace

std::vector<ReadPage> without_page_frames(std::span<const ReadPage> pages)
{
    std::vector<ReadPage> plain(pages.begin(), pages.end());
    for (ReadPage& page : plain)
        for (Line& line : page.text.lines)
            if (is_page_frame(line.cell, page.text.size))
                line.cell = {};
    return plain;
}

std::vector<Block> blocks_of(std::span<const ReadPage> pages)
{
    std::vector<Block> blocks;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        std::map<std::tuple<int, int, int, int>, std::size_t> by_cell;
        const std::size_t first = blocks.size();
        for (std::size_t l = 0; l < pages[p].text.lines.size(); ++l) {
            const Line& line = pages[p].text.lines[l];
            Text text = folded_line(line, static_cast<int>(p), static_cast<int>(l));
            if (text.empty())
                continue;
            if (!line.cell.empty()) {
                const auto key = std::make_tuple(line.cell.x, line.cell.y, line.cell.width, line.cell.height);
                if (const auto seen = by_cell.find(key); seen != by_cell.end()) {
                    Block& block = blocks[seen->second];
                    if (vertical_overlap(block.box, line.box) > 0.5)
                        block.text.append_separator('\t');
                    block.text.append(text);
                    block.box = ingest::united(block.box, line.box);
                    continue;
                }
                by_cell.emplace(key, blocks.size());
            }
            blocks.push_back({std::move(text), line.box, line.cell, static_cast<int>(p), 0});
        }
        int row = first == 0 ? 0 : blocks[first - 1].row + 1;
        for (std::size_t b = first; b < blocks.size(); ++b) {
            if (b > first) {
                const Rect& before = blocks[b - 1].cell.empty() ? blocks[b - 1].box : blocks[b - 1].cell;
                const Rect& here = blocks[b].cell.empty() ? blocks[b].box : blocks[b].cell;
                // Within a row the reading order goes right; a step back to the left begins the next one.
                const bool back = blocks[b].box.centre_x() < blocks[b - 1].box.x;
                if (back || vertical_overlap(before, here) < 0.5)
                    ++row;
            }
            blocks[b].row = row;
        }
    }
    return blocks;
}

Text flow_of(std::span<const ReadPage> pages)
{
    Text flow;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const std::vector<Line>& lines = pages[p].text.lines;
        const Columns columns(pages[p]);
        const int height = median_height(lines);
        const Line* before = nullptr;
        Text before_text;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            Text text = folded_line(lines[l], static_cast<int>(p), static_cast<int>(l));
            if (text.empty() || is_page_number(text.text, lines[l].box, pages[p].text.size))
                continue;
            if (before) {
                const Joint how = joint(*before, lines[l], before_text, columns.of(*before), height);
                const bool cells = !before->cell.empty() || !lines[l].cell.empty();
                if (how == Joint::apart)
                    flow.append_separator('\n');
                else if (how == Joint::beside && cells && before->cell != lines[l].cell)
                    flow.append_separator('\t');
            }
            flow.append(text);
            before = &lines[l];
            before_text = std::move(text);
        }
        flow.append_separator('\n');
    }
    return flow;
}

} // namespace strongroom::index
