#include "ocr/reading_order_internal.h"

#include <algorithm>

namespace strongroom::ocr {
namespace {

// A ruled cell with its lines, or a line that stands in none.
struct Block {
    Rect box;
    std::vector<Line> lines;
};

using Row = std::vector<Block>;

int shared_height(const Rect& a, const Rect& b)
{
    return std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
}

// Sorts by rows: `box_of` items that share at least half of the lower one's height stand in one row.
template <class Item, class BoxOf>
std::vector<std::vector<Item>> rows_of(std::vector<Item> items, BoxOf box_of)
{
    std::stable_sort(
        items.begin(), items.end(), [&](const Item& a, const Item& b) { return box_of(a).y < box_of(b).y; });
    std::vector<std::vector<Item>> rows;
    Rect band; // of the lowest item in the row: a cell that spans several rows belongs to its first
    for (Item& item : items) {
        const Rect box = box_of(item);
        const bool beside
            = !rows.empty() && 2 * shared_height(box, band) >= std::min(box.height, band.height);
        if (!beside)
            rows.emplace_back();
        if (!beside || box.height < band.height)
            band = box;
        rows.back().push_back(std::move(item));
    }
    for (auto& row : rows)
        std::stable_sort(
            row.begin(), row.end(), [&](const Item& a, const Item& b) { return box_of(a).x < box_of(b).x; });
    return rows;
}

double weight(const Line& line) { return line.confidence * double(line.characters.size()); }

std::vector<Line> without_doubles(std::vector<Line> lines)
{
    std::stable_sort(
        lines.begin(), lines.end(), [](const Line& a, const Line& b) { return weight(a) > weight(b); });
    std::vector<Line> kept;
    for (Line& line : lines) {
        const auto lies_on = [&](const Line& other) {
            const Rect both = ingest::intersection(line.box, other.box);
            const double smaller = std::min(
                double(line.box.width) * line.box.height, double(other.box.width) * other.box.height);
            return double(both.width) * both.height > 0.6 * smaller;
        };
        if (std::none_of(kept.begin(), kept.end(), lies_on))
            kept.push_back(std::move(line));
    }
    return kept;
}

std::vector<Block> blocks_of(std::vector<Line> lines)
{
    std::vector<Block> blocks;
    for (Line& line : lines) {
        const Rect box = line.cell.empty() ? line.box : line.cell;
        const auto same = std::find_if(blocks.begin(), blocks.end(),
            [&](const Block& block) { return !line.cell.empty() && block.box == line.cell; });
        if (same != blocks.end())
            same->lines.push_back(std::move(line));
        else {
            blocks.push_back({box, {}});
            blocks.back().lines.push_back(std::move(line));
        }
    }
    return blocks;
}

} // namespace

namespace {

std::vector<Line> ordered_page(std::vector<Line> lines)
{
    std::vector<Line> ordered;
    for (Row& row :
        rows_of(blocks_of(without_doubles(std::move(lines))), [](const Block& b) { return b.box; }))
        for (Block& block : row)
            for (auto& line_row : rows_of(std::move(block.lines), [](const Line& line) { return line.box; }))
                std::move(line_row.begin(), line_row.end(), std::back_inserter(ordered));
    return ordered;
}

// Both halves hold running text, and none of it crosses the middle: a table on its side has short cells
// instead.
bool is_spread(const std::vector<Line>& lines, Size picture)
{
    constexpr int enough = 5;
    if (picture.width * 5 < picture.height * 6)
        return false;
    const int middle = picture.width / 2;
    int left = 0, right = 0, across = 0;
    for (const Line& line : lines) {
        const bool is_text = line.box.width * 10 > picture.width * 3;
        if (line.box.right() <= middle + picture.width / 50)
            left += is_text ? 1 : 0;
        else if (line.box.x >= middle - picture.width / 50)
            right += is_text ? 1 : 0;
        else
            ++across;
    }
    return left >= enough && right >= enough && across <= 2;
}

} // namespace

std::vector<Line> in_reading_order(std::vector<Line> lines, Size picture)
{
    if (!is_spread(lines, picture))
        return ordered_page(std::move(lines));
    const auto is_left = [&](const Line& line) { return line.box.centre_x() < picture.width / 2.0; };
    const auto border = std::stable_partition(lines.begin(), lines.end(), is_left);
    std::vector<Line> right(std::make_move_iterator(border), std::make_move_iterator(lines.end()));
    lines.erase(border, lines.end());
    std::vector<Line> ordered = ordered_page(std::move(lines));
    std::vector<Line> second = ordered_page(std::move(right));
    std::move(second.begin(), second.end(), std::back_inserter(ordered));
    return ordered;
}

} // namespace strongroom::ocr
