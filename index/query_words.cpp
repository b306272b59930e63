#include "index/query_words_internal.h"

#include <algorithm>
#include <utility>

#include "index/values/normalise.h"

namespace strongroom::index {
namespace {

using Role = QueryWord::Role;

bool is_blank(char32_t c) { return c <= U' ' || c == 0x3000 || c == 0x00A0; }

/// The quote that closes the one at `place`, or npos where none opens there or it is never closed.
std::size_t closing_quote(const std::u32string& text, std::size_t place)
{
    if (text[place] == U'"')
        return text.find(U'"', place + 1);
    if (text[place] == U'“')
        return text.find_first_of(U"”\"", place + 1);
    return std::u32string::npos;
}

/// One cut at white space, quotes and outer brackets; brackets are marked but not yet known to be balanced.
class Cutter {
public:
    explicit Cutter(std::u32string text) : m_text(std::move(text)) { }

    std::vector<QueryWord> cut()
    {
        while (m_place < m_text.size()) {
            if (is_blank(m_text[m_place]))
                ++m_place;
            else if (m_text[m_place] == U'(')
                put(Role::opening, m_place, m_place + 1), ++m_place;
            else if (m_text[m_place] == U'-' && m_place + 1 < m_text.size() && !is_blank(m_text[m_place + 1]))
                put(Role::none, m_place, m_place + 1), ++m_place;
            else if (const std::size_t end = closing_quote(m_text, m_place); end != std::u32string::npos)
                put(Role::phrase, m_place + 1, end), m_place = end + 1;
            else
                word();
        }
        return std::move(m_words);
    }

private:
    void put(Role role, std::size_t begin, std::size_t end)
    {
        m_words.push_back({role, encoded(std::u32string_view(m_text).substr(begin, end - begin))});
    }

    /// Up to the next white space; a quoted value behind a colon belongs to it.
    void word()
    {
        const std::size_t begin = m_place;
        std::size_t open = 0;
        while (m_place < m_text.size() && !is_blank(m_text[m_place])) {
            const char32_t c = m_text[m_place];
            const bool value
                = m_place > begin && (m_text[m_place - 1] == U':' || m_text[m_place - 1] == U'：');
            if (const std::size_t end = value ? closing_quote(m_text, m_place) : std::u32string::npos;
                end != std::u32string::npos) {
                m_place = end + 1;
                continue;
            }
            open += c == U'(' ? 1 : 0;
            if (c == U')') {
                if (open == 0)
                    break;
                --open;
            }
            ++m_place;
        }
        if (m_place > begin)
            put(role_of(begin), begin, m_place);
        for (; m_place < m_text.size() && m_text[m_place] == U')'; ++m_place)
            put(Role::closing, m_place, m_place + 1);
    }

    Role role_of(std::size_t begin) const
    {
        const std::u32string_view text = std::u32string_view(m_text).substr(begin, m_place - begin);
        if (text == U"OR" || text == U"||")
            return Role::either;
        if (text == U"NOT")
            return Role::none;
        return Role::word;
    }

    std::u32string m_text;
    std::size_t m_place = 0;
    std::vector<QueryWord> m_words;
};

void drop_unbalanced_brackets(std::vector<QueryWord>& words)
{
    std::vector<std::size_t> open;
    std::vector<bool> unbalanced(words.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].role == Role::opening)
            open.push_back(i);
        if (words[i].role != Role::closing)
            continue;
        unbalanced[i] = open.empty();
        if (!open.empty())
            open.pop_back();
    }
    for (const std::size_t i : open)
        unbalanced[i] = true;
    std::size_t i = 0;
    std::erase_if(words, [&](const QueryWord&) { return unbalanced[i++]; });
}

/// OR wants something on both sides, NOT something behind it.
void plain_where_useless(std::vector<QueryWord>& words)
{
    const auto operand
        = [](const QueryWord& word) { return word.role == Role::word || word.role == Role::phrase; };
    for (std::size_t i = 0; i < words.size(); ++i) {
        QueryWord& word = words[i];
        const bool after = i + 1 < words.size()
            && (operand(words[i + 1]) || words[i + 1].role == Role::opening
                || words[i + 1].role == Role::none);
        const bool before = i > 0 && (operand(words[i - 1]) || words[i - 1].role == Role::closing);
        const bool useless
            = (word.role == Role::either && !(before && after)) || (word.role == Role::none && !after);
        if (useless)
            word.role = Role::word;
    }
}

} // namespace

std::vector<QueryWord> query_words(std::string_view text)
{
    std::u32string chars = decoded(text);
    std::replace_if(
        chars.begin(), chars.end(), [](char32_t c) { return c < U' '; }, U' ');
    std::vector<QueryWord> words = Cutter(std::move(chars)).cut();
    drop_unbalanced_brackets(words);
    plain_where_useless(words);
    // AND says what standing side by side says.
    if (words.size() > 1)
        std::erase_if(
            words, [](const QueryWord& word) { return word.role == Role::word && word.text == "AND"; });
    return words;
}

} // namespace strongroom::index
