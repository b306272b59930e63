#include "index/query.h"

#include <algorithm>

#include "index/filter_internal.h"
#include "index/query_words_internal.h"
#include "index/terms.h"

namespace strongroom::index {
namespace {

using Kind = Question::Kind;

// More than anybody types; a pasted page stays answerable.
constexpr std::size_t most_texts = 64, deepest = 32;

Question question(Kind kind, std::vector<Question> parts)
{
    Question made;
    made.kind = kind;
    made.parts = std::move(parts);
    return made;
}

Question text_question(const std::string& text)
{
    Question made;
    made.kind = Kind::text;
    made.text = text;
    return made;
}

Question filter_question(const Filter& filter)
{
    Question made;
    made.kind = Kind::filter;
    made.filter = filter;
    return made;
}

/// Reads words as a person would: what cannot be an operator here is text.
class Parser {
public:
    explicit Parser(std::vector<QueryWord> words) : m_words(std::move(words)) { }

    Query parse()
    {
        Query query;
        query.root = either(0);
        query.notes = std::move(m_notes);
        if (m_left_out > 0)
            query.notes.push_back("only the first " + std::to_string(most_texts) + " words were looked for");
        return query;
    }

private:
    using Role = QueryWord::Role;

    bool at(Role role) const { return m_next < m_words.size() && m_words[m_next].role == role; }
    bool at_operand() const { return m_next < m_words.size() && !at(Role::either) && !at(Role::closing); }

    Question either(std::size_t depth)
    {
        std::vector<Question> choices{together(depth)};
        while (at(Role::either)) {
            ++m_next;
            choices.push_back(together(depth));
        }
        return choices.size() == 1 ? std::move(choices.front()) : question(Kind::any, std::move(choices));
    }

    Question together(std::size_t depth)
    {
        std::vector<Question> parts;
        while (at_operand())
            if (Question part = one(depth); part.kind != Kind::all || !part.parts.empty())
                parts.push_back(std::move(part));
        return parts.size() == 1 ? std::move(parts.front()) : question(Kind::all, std::move(parts));
    }

    Question one(std::size_t depth)
    {
        const QueryWord word = m_words[m_next++];
        if (word.role == Role::none && at_operand()) {
            Question part = one(depth);
            if (part.kind == Kind::all && part.parts.empty())
                return part;
            return question(Kind::none, {std::move(part)});
        }
        if (word.role == Role::opening && depth < deepest) {
            Question inside = either(depth + 1);
            if (at(Role::closing))
                ++m_next;
            return inside;
        }
        return leaf(word);
    }

    Question leaf(const QueryWord& word)
    {
        if (word.role != Role::phrase)
            if (const auto named = named_value(word.text)) {
                if (const auto filter = understood(*named))
                    return filter_question(*filter);
                m_notes.push_back(
                    word.text + " was looked for as text: its value says nothing to the archive");
            }
        if (significant(word.text).empty())
            return {};
        if (++m_texts > most_texts) {
            ++m_left_out;
            return {};
        }
        const std::vector<Filter> room
            = word.role == Role::phrase ? std::vector<Filter>() : room_filters(word.text);
        if (room.empty())
            return text_question(word.text);
        std::vector<Question> place;
        for (const Filter& filter : room)
            place.push_back(filter_question(filter));
        return question(Kind::any, {text_question(word.text), question(Kind::all, std::move(place))});
    }

    std::vector<QueryWord> m_words;
    std::size_t m_next = 0, m_texts = 0, m_left_out = 0;
    std::vector<std::string> m_notes;
};

template <class Visit>
void visit_wanted(const Question& question, Visit&& visit)
{
    if (question.kind == Kind::none)
        return;
    visit(question);
    for (const Question& part : question.parts)
        visit_wanted(part, visit);
}

} // namespace

Query parse_query(std::string_view text) { return Parser(query_words(text)).parse(); }

std::vector<std::string> wanted_texts(const Question& question)
{
    std::vector<std::string> texts;
    visit_wanted(question, [&](const Question& part) {
        if (part.kind == Kind::text && std::find(texts.begin(), texts.end(), part.text) == texts.end())
            texts.push_back(part.text);
    });
    return texts;
}

std::vector<Filter> wanted_filters(const Question& question)
{
    std::vector<Filter> filters;
    visit_wanted(question, [&](const Question& part) {
        if (part.kind == Kind::filter)
            filters.push_back(part.filter);
    });
    return filters;
}

} // namespace strongroom::index
