#include "index/pairs.h"

#include <algorithm>
#include <set>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

constexpr std::size_t longest_label = 14; ///< characters

/// Words, not a number or a sentence.
bool looks_like_a_label(std::string_view text)
{
    const std::u32string chars = decoded(text);
    if (chars.empty() || chars.size() > longest_label)
        return false;
    const auto han = std::count_if(chars.begin(), chars.end(), [](char32_t c) { return is_han(c); });
    const bool sentence = std::any_of(
        chars.begin(), chars.end(), [](char32_t c) { return c == U'。' || c == U',' || c == U';'; });
    return !sentence && han >= 1 && static_cast<std::size_t>(han) * 2 >= chars.size();
}

class PairFinder {
public:
    PairFinder(const std::vector<Block>& blocks, const std::vector<Labelled>& labelled,
        std::span<const ReadPage> pages)
        : m_blocks(blocks), m_labelled(labelled), m_pages(pages)
    {
    }

    std::vector<Pair> found()
    {
        for (const Labelled& labelled : m_labelled) {
            m_used.insert(labelled.block);
            if (!labelled.value_text.empty()) {
                m_used.insert(labelled.value_block);
                add(labelled.label_text, labelled.value_text);
            }
        }
        for (std::size_t b = 0; b < m_blocks.size(); ++b)
            if (!m_used.contains(static_cast<int>(b)))
                unknown(b);
        return std::move(m_pairs);
    }

private:
    void add(const Text& label, const Text& value)
    {
        const Located label_place = located(label, {0, label.text.size()}, m_pages);
        const Located value_place = located(value, {0, value.text.size()}, m_pages);
        m_pairs.push_back(
            {label_place.text, value_place.text, value_place.page, label_place.box, value_place.box});
    }

    void unknown(std::size_t b)
    {
        const Text& text = m_blocks[b].text;
        const std::size_t colon = text.text.find(':');
        const bool begins_with_label
            = colon != std::string::npos && looks_like_a_label(std::string_view(text.text).substr(0, colon));
        if (begins_with_label) {
            const Span value = trimmed(text, {colon + 1, text.text.size()});
            if (value.size() > 0)
                add(text.part({0, colon}), text.part(value));
            else if (const int right = value_beside(b); right >= 0)
                add(text.part({0, colon}), m_blocks[static_cast<std::size_t>(right)].text);
            return;
        }
        // Two cells side by side, the left one words: a label and its value.
        if (!m_blocks[b].cell.empty() && looks_like_a_label(text.text) && begins_a_pair(b))
            if (const int right = value_beside(b); right >= 0) {
                add(text, m_blocks[static_cast<std::size_t>(right)].text);
                m_used.insert(right);
            }
    }

    /// In a row of cells every second one is a label, counted from the left.
    bool begins_a_pair(std::size_t b) const
    {
        std::size_t left = b;
        while (left > 0 && m_blocks[left - 1].row == m_blocks[b].row
            && m_blocks[left - 1].page == m_blocks[b].page)
            --left;
        return (b - left) % 2 == 0;
    }

    int value_beside(std::size_t b) const
    {
        const std::size_t right = b + 1;
        if (right >= m_blocks.size() || m_blocks[right].row != m_blocks[b].row
            || m_blocks[right].page != m_blocks[b].page || m_used.contains(static_cast<int>(right))
            || m_blocks[right].text.text.find(':') != std::string::npos)
            return -1;
        return static_cast<int>(right);
    }

    const std::vector<Block>& m_blocks;
    const std::vector<Labelled>& m_labelled;
    std::span<const ReadPage> m_pages;
    std::set<int> m_used;
    std::vector<Pair> m_pairs;
};

} // namespace

std::vector<Pair> pairs_of(
    const std::vector<Block>& blocks, const std::vector<Labelled>& labelled, std::span<const ReadPage> pages)
{
    return PairFinder(blocks, labelled, pages).found();
}

} // namespace strongroom::index
