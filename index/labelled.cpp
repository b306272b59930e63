#include "index/labelled.h"

#include <algorithm>
#include <cmath>

#include "index/signs_internal.h"

namespace strongroom::index {
namespace {

/// A wide gap with a colon behind it parts the value from a label nobody knows.
std::size_t end_at_gap(const Text& text, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin + 1; at < end; ++at)
        if (text.origins[at].gap
            && std::string_view(text.text).substr(at, end - at).find(':') != std::string_view::npos)
            return at;
    return end;
}

double horizontal_overlap(const Rect& a, const Rect& b)
{
    const int common = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const int width = std::min(a.width, b.width);
    return width > 0 ? std::max(0, common) / double(width) : 0;
}

const Rect& frame(const Block& block) { return block.cell.empty() ? block.box : block.cell; }

bool adjoins(const Block& left, const Block& right)
{
    // The outer cells of a table without a frame are open: there the order in the row must do.
    if (left.cell.empty() || right.cell.empty())
        return right.box.x >= left.box.right() - left.box.height;
    return std::abs(left.cell.right() - right.cell.x) < std::max(12, left.cell.height / 3);
}

class Finder {
public:
    Finder(const std::vector<Block>& blocks, const Lexicon& lexicon) : m_blocks(blocks)
    {
        m_taken.resize(blocks.size(), false);
        join_split_labels(lexicon);
        for (const Block& block : m_blocks)
            m_signs.push_back(signs_in(block, lexicon));
    }

    std::vector<Labelled> found()
    {
        find_tables();
        for (std::size_t b = 0; b < m_blocks.size(); ++b)
            if (!m_taken[b])
                take_block(b);
        return std::move(m_found);
    }

private:
    /// A label broken over two lines of a narrow column ("房屋单价(人民" / "币)") is one.
    void join_split_labels(const Lexicon& lexicon)
    {
        constexpr std::size_t near_by = 8;
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            Block& upper = m_blocks[b];
            if (m_taken[b] || !upper.cell.empty() || length(upper.text.text) > 10)
                continue;
            for (std::size_t c = b + 1; c < std::min(m_blocks.size(), b + near_by); ++c) {
                const Block& lower = m_blocks[c];
                const int gap = lower.box.y - upper.box.bottom();
                if (lower.page != upper.page || !lower.cell.empty() || gap > upper.box.height * 7 / 10
                    || gap < -upper.box.height / 2 || horizontal_overlap(upper.box, lower.box) < 0.6)
                    continue;
                Block both = upper;
                both.text.append(lower.text);
                const auto hit = lexicon.longest(both.text.text, 0);
                if (!hit || hit->size <= upper.text.text.size() / 2
                    || behind_unit(both.text.text, hit->size) < both.text.text.size() - 1)
                    continue;
                both.box = ingest::united(upper.box, lower.box);
                upper = std::move(both);
                m_taken[c] = true;
                break;
            }
        }
    }

    bool is_label_block(std::size_t b) const
    {
        return std::any_of(m_signs[b].begin(), m_signs[b].end(), [](const Sign& s) { return s.alone; });
    }
    bool begins_with_label(std::size_t b) const
    {
        return !m_signs[b].empty() && m_signs[b].front().span.begin == 0
            && (m_signs[b].front().colon || m_signs[b].front().alone);
    }

    void add(
        const Sign& sign, std::size_t from, Text value, Where where, std::size_t value_block, int row = 0)
    {
        Labelled labelled{sign.hit, m_blocks[from].text.part(sign.span), std::move(value), where,
            static_cast<int>(from), static_cast<int>(value_block), row, sign.colon};
        m_found.push_back(std::move(labelled));
    }

    /// Rows of label cells standing side by side without room for values between: a table head. Its columns
    /// are read downwards until the next head, an empty gap or a line that begins with a label.
    void find_tables()
    {
        for (std::size_t first = 0; first < m_blocks.size();) {
            std::size_t end = first + 1;
            while (end < m_blocks.size() && m_blocks[end].row == m_blocks[first].row)
                ++end;
            if (is_table_head(first, end))
                take_table(first, end);
            first = end;
        }
    }

    bool is_ruled(std::size_t first, std::size_t end) const
    {
        for (std::size_t b = first; b < end; ++b)
            if (!m_blocks[b].cell.empty())
                return true;
        return false;
    }

    bool is_table_head(std::size_t first, std::size_t end) const
    {
        std::size_t labels = 0, touching = 0;
        for (std::size_t b = first; b < end; ++b) {
            if (is_label_block(b) && !m_signs[b].front().colon)
                ++labels;
            if (b > first && adjoins(m_blocks[b - 1], m_blocks[b]))
                ++touching;
        }
        const std::size_t count = end - first;
        const bool ruled = is_ruled(first, end);
        return count >= (ruled ? 3U : 4U) && labels * 10 >= count * 6 && labels >= 3
            && (!ruled || touching + 1 >= count * 2 / 3 + 1);
    }

    bool goes_on(std::size_t start, std::size_t stop, int bottom, int line_height) const
    {
        const std::size_t last = std::min(m_blocks.size(), stop + 4);
        if (stop - start > 2 || m_blocks[start].box.y - bottom > line_height)
            return false;
        for (std::size_t b = stop; b < last; ++b)
            if (m_blocks[b].page == m_blocks[start].page && !m_blocks[b].cell.empty())
                return m_blocks[b].box.y - m_blocks[start].box.bottom() < 2 * line_height;
        return false;
    }

    void take_table(std::size_t first, std::size_t end)
    {
        std::vector<std::size_t> columns;
        for (std::size_t b = first; b < end; ++b)
            if (is_label_block(b)) {
                columns.push_back(b);
                m_taken[b] = true;
            }
        int row = 0;
        const int line_height = std::max(1, m_blocks[first].box.height);
        int bottom = 0;
        for (std::size_t b = first; b < end; ++b)
            bottom = std::max(bottom, frame(m_blocks[b]).bottom());
        for (std::size_t start = end;
             start < m_blocks.size() && m_blocks[start].page == m_blocks[first].page;) {
            std::size_t stop = start + 1;
            while (stop < m_blocks.size() && m_blocks[stop].row == m_blocks[start].row)
                ++stop;
            if (is_ruled(first, end) ? !is_ruled(start, stop)
                                     : m_blocks[start].box.y - bottom > 4 * line_height)
                break;
            if (is_table_head(start, stop) || begins_with_label(start))
                break;
            bool any = false;
            for (std::size_t b = start; b < stop; ++b) {
                bottom = std::max(bottom, frame(m_blocks[b]).bottom());
                const std::size_t* best = nullptr;
                double best_overlap = 0.3;
                for (const std::size_t& column : columns)
                    if (const double overlap
                        = horizontal_overlap(frame(m_blocks[column]), frame(m_blocks[b]));
                        overlap > best_overlap) {
                        best_overlap = overlap;
                        best = &column;
                    }
                if (!best)
                    continue;
                const Sign& sign = *std::find_if(
                    m_signs[*best].begin(), m_signs[*best].end(), [](const Sign& s) { return s.alone; });
                add(sign, *best, m_blocks[b].text, Where::column, b, row);
                m_taken[b] = true;
                any = true;
            }
            if (any)
                ++row;
            start = stop;
        }
    }

    void take_block(std::size_t b)
    {
        const std::vector<Sign>& signs = m_signs[b];
        const Text& text = m_blocks[b].text;
        for (std::size_t s = 0; s < signs.size(); ++s) {
            const std::size_t next = s + 1 < signs.size() ? signs[s + 1].span.begin : text.text.size();
            const std::size_t end = end_at_gap(text, std::min(signs[s].value, next), next);
            const Span value = trimmed(text, {std::min(signs[s].value, end), end});
            if (value.size() > 0) {
                add(signs[s], b, text.part(value), Where::same_line, b);
                m_found.back().apart = signs[s].colon || text.origins[value.begin].gap;
                if (s + 1 == signs.size() && end == text.text.size())
                    take_continuation(b);
            } else if (s + 1 == signs.size()) {
                look_around(signs[s], b);
            } else {
                add(signs[s], b, {}, Where::same_line, b);
            }
        }
    }

    void look_around(const Sign& sign, std::size_t b)
    {
        const std::size_t right = b + 1;
        if (right < m_blocks.size() && m_blocks[right].row == m_blocks[b].row
            && m_blocks[right].page == m_blocks[b].page && m_blocks[right].box.x >= m_blocks[b].box.x
            && adjoins(m_blocks[b], m_blocks[right])) {
            if (!begins_with_label(right)) {
                add(sign, b, m_blocks[right].text, Where::right, right);
                // Fragments of one value behind the label: keep them together while no cell or label parts
                // them.
                for (std::size_t next = right + 1;
                     next < m_blocks.size() && m_blocks[next].row == m_blocks[b].row
                     && m_blocks[next].cell.empty() && m_blocks[right].cell.empty() && m_signs[next].empty()
                     && m_blocks[next].box.x - m_blocks[next - 1].box.right() < 2 * m_blocks[b].box.height;
                     ++next)
                    m_found.back().value_text.append(m_blocks[next].text);
                take_further_values(sign, b, right);
                return;
            }
            add(sign, b, {}, Where::right, b);
            return;
        }
        if (const std::size_t beside = block_beside(b);
            sign.alone && beside != b && !begins_with_label(beside)) {
            add(sign, b, m_blocks[beside].text, Where::right, beside);
            return;
        }
        if (sign.alone)
            if (const std::size_t below = block_below(b);
                below != b && !begins_with_label(below) && !m_taken[below]) {
                add(sign, b, m_blocks[below].text, Where::below, below);
                return;
            }
        add(sign, b, {}, Where::same_line, b);
    }

    /// The second line of a long value stands below the first, set in: "住址 …南京支" / "路162号".
    void take_continuation(std::size_t b)
    {
        const std::size_t next = b + 1;
        if (next >= m_blocks.size() || !m_blocks[b].cell.empty() || !m_blocks[next].cell.empty()
            || m_blocks[next].page != m_blocks[b].page || !m_signs[next].empty())
            return;
        const Rect &above = m_blocks[b].box, &below = m_blocks[next].box;
        const bool set_in = below.x > above.x + 3 * above.height / 2 && below.x < above.right();
        if (set_in && below.y - above.bottom() < above.height && below.y > above.centre_y())
            m_found.back().value_text.append(m_blocks[next].text);
    }

    /// "姓名 | 陆知远 | 宋禾清": two people beside each other, a column each.
    void take_further_values(const Sign& sign, std::size_t b, std::size_t first)
    {
        int column = 1;
        for (std::size_t next = first + 1; next < m_blocks.size() && m_blocks[next].row == m_blocks[b].row
             && m_blocks[next].page == m_blocks[b].page && m_signs[next].empty();
             ++next)
            if (!m_blocks[next].cell.empty()
                || m_blocks[next].box.x - m_blocks[next - 1].box.right() > m_blocks[b].box.height)
                add(sign, b, m_blocks[next].text, Where::right, next, column++);
    }

    /// The nearest block to the right that stands beside `b`, whatever the order of reading; `b` where there
    /// is none.
    std::size_t block_beside(std::size_t b) const
    {
        std::size_t best = b;
        for (std::size_t other = b > 6 ? b - 6 : 0; other < std::min(m_blocks.size(), b + 10); ++other) {
            const Rect &label = m_blocks[b].box, &value = m_blocks[other].box;
            const int common = std::min(label.bottom(), value.bottom()) - std::max(label.y, value.y);
            if (other == b || m_taken[other] || m_blocks[other].page != m_blocks[b].page
                || value.x < label.right() || common * 2 < std::min(label.height, value.height))
                continue;
            if (best == b || value.x < m_blocks[best].box.x)
                best = other;
        }
        return best;
    }

    std::size_t block_below(std::size_t b) const
    {
        const Rect& above = frame(m_blocks[b]);
        for (std::size_t next = b + 1; next < m_blocks.size() && m_blocks[next].page == m_blocks[b].page;
             ++next) {
            const Rect& below = frame(m_blocks[next]);
            if (m_blocks[next].row == m_blocks[b].row || horizontal_overlap(above, below) < 0.5)
                continue;
            const int gap = below.y - above.bottom();
            return gap < 2 * m_blocks[b].box.height && gap > -above.height / 2 ? next : b;
        }
        return b;
    }

    std::vector<Block> m_blocks;
    std::vector<std::vector<Sign>> m_signs;
    std::vector<bool> m_taken;
    std::vector<Labelled> m_found;
};

} // namespace

std::vector<Labelled> labelled_values(const std::vector<Block>& blocks, const Lexicon& lexicon)
{
    return Finder(blocks, lexicon).found();
}

} // namespace strongroom::index
