#include <algorithm>
#include <array>

#include "archive/question_sql_internal.h"
#include "archive/tokenizer_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

using index::Filter;
using index::Question;
using Kind = Question::Kind;
using Field = Filter::Field;

constexpr std::size_t shortest_part = 3;

std::string phrase(std::string_view column, std::string_view text)
{
    std::string written = std::string(column) + " : \"";
    for (const char c : text) {
        written += c;
        if (c == '"')
            written += c;
    }
    return written += '"';
}

std::string both(const std::string& one, const std::string& other)
{
    if (one.empty() || other.empty())
        return one + other;
    return "(" + one + " AND " + other + ")";
}

std::size_t length(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// A number, or a part of one: any part of three characters or more, the beginning for two, the whole for
/// one.
std::string match_of_number(const std::string& chain)
{
    if (length(chain) >= shortest_part)
        return phrase("parts", verbatim(index::trigrams(chain)));
    return phrase("body", chain) + (length(chain) == 2 ? " *" : "");
}

/// Words in a row. Where they stop in the middle of a number or with a lone character, what follows is open.
std::string match_of_row(const std::string& text)
{
    const std::vector<index::Term> terms = index::terms(text, index::Cut::query);
    const bool lone = terms.size() == 1 && length(terms.front().text) == 1;
    return phrase("body", text) + (lone || index::ends_in_run(text) ? " *" : "");
}

std::string column_of(Field field)
{
    switch (field) {
    case Field::building:
        return "building";
    case Field::unit:
        return "unit";
    case Field::floor:
        return "floor";
    case Field::room:
        return "room";
    case Field::kind:
        return "kind";
    case Field::state:
        return "state";
    case Field::pay:
        return "pay";
    case Field::project:
        return "project";
    case Field::buyer:
        return "buyers";
    case Field::contract:
        return "contract";
    case Field::amount:
        return "amount";
    case Field::signed_on:
        return "signed";
    }
    return {};
}

bool is_fact(Field field) { return field <= Field::pay; }

std::string match_of_facts(const Filter& filter)
{
    std::string match;
    for (const std::string& value : filter.values) {
        const std::array<std::string, 1> term{fact(column_of(filter.field), value)};
        match += (match.empty() ? "" : " OR ") + phrase("facts", verbatim(term));
    }
    return "(" + match + ")";
}

/// The question as one FTS5 expression; empty where FTS5 cannot answer it alone.
std::string match_of(const Question& question)
{
    switch (question.kind) {
    case Kind::text:
        return match_of_text(question.text);
    case Kind::filter:
        return is_fact(question.filter.field) ? match_of_facts(question.filter) : std::string();
    case Kind::none:
        return {}; // FTS5's NOT wants something on its left
    case Kind::all:
    case Kind::any:
        break;
    }
    std::string match;
    for (const Question& part : question.parts) {
        const std::string one = match_of(part);
        if (one.empty())
            return {};
        match += (match.empty() ? "" : question.kind == Kind::all ? " AND " : " OR ") + one;
    }
    return match.empty() ? match : "(" + match + ")";
}

/// Writes conditions on the table `facet`, collecting values on the way.
class Conditions {
public:
    explicit Conditions(std::vector<SqlValue>& values) : m_values(&values) { }

    std::string of(const Question& question)
    {
        if (const std::string match = match_of(question); !match.empty()) {
            m_values->emplace_back(match);
            return "facet.document IN (SELECT rowid FROM words WHERE words MATCH ?)";
        }
        switch (question.kind) {
        case Kind::none:
            return "NOT " + of(question.parts.front());
        case Kind::filter:
            return of_filter(question.filter);
        case Kind::text:
            return "0"; // nothing to look for in it
        case Kind::all:
            return joined(question.parts, " AND ", "1");
        case Kind::any:
            return joined(question.parts, " OR ", "0");
        }
        return "0";
    }

private:
    std::string joined(const std::vector<Question>& parts, const char* between, const char* if_none)
    {
        std::string text;
        for (const Question& part : parts)
            text += (text.empty() ? "" : between) + of(part);
        return "(" + (text.empty() ? if_none : text) + ")";
    }

    std::string of_filter(const Filter& filter)
    {
        const std::string column = "facet." + column_of(filter.field);
        std::string text;
        const auto add = [&](const std::string& condition, SqlValue value) {
            text += (text.empty() ? "" : " AND ") + condition;
            m_values->push_back(std::move(value));
        };
        if (filter.field == Field::amount) {
            if (filter.least)
                add(column + " >= ?", *filter.least);
            if (filter.most)
                add(column + " <= ?", *filter.most);
        } else if (filter.field == Field::signed_on) {
            if (!filter.first.empty())
                add(column + " >= ?", filter.first);
            if (!filter.last.empty())
                add(column + " <= ?", filter.last);
        } else {
            for (const std::string& value : filter.values)
                add("instr(" + column + ", ?) > 0", value);
        }
        // A missing value is not "unknown" here: NOT amount:>5 finds documents without an amount.
        return "coalesce(" + (text.empty() ? "0" : text) + ", 0)";
    }

    std::vector<SqlValue>* m_values;
};

} // namespace

std::string fact(std::string_view name, std::string_view value)
{
    return std::string(name) + "=" + index::significant(value);
}

std::string match_of_text(const std::string& text)
{
    if (index::significant(text).empty())
        return {};
    if (index::has_han(text)) {
        const std::string row = match_of_row(text);
        const index::NumberFirst parted = index::number_first(text);
        // The text may begin in the middle of a number: 201室 of 1201室.
        if (length(parted.chain) < shortest_part)
            return row;
        return "(" + row + " OR " + both(match_of_number(parted.chain), match_of_row(parted.rest)) + ")";
    }
    std::string match;
    for (const std::string& chain : index::chains(text))
        match = both(match, match_of_number(chain));
    return match;
}

QuestionSql question_sql(const Question& question)
{
    const std::vector<Question> alone{question};
    const std::vector<Question>& parts = question.kind == Kind::all ? question.parts : alone;
    std::string match, except;
    std::vector<const Question*> others;
    for (const Question& part : parts) {
        const bool negated = part.kind == Kind::none;
        const std::string one = match_of(negated ? part.parts.front() : part);
        if (one.empty())
            others.push_back(&part);
        else if (negated)
            except += (except.empty() ? "" : " OR ") + one;
        else
            match = both(match, one);
    }
    QuestionSql sql{"facet.document", "facet", "1", {}};
    Conditions conditions(sql.values);
    if (!match.empty()) {
        sql.values.emplace_back(except.empty() ? match : "(" + match + ") NOT (" + except + ")");
        // CROSS JOIN keeps the full text in front: it gives the newest rows first and stops early.
        sql = {"words.rowid",
            others.empty() ? "words" : "words CROSS JOIN facet ON facet.document = words.rowid",
            "words MATCH ?", std::move(sql.values)};
    } else {
        for (const Question& part : parts)
            if (part.kind == Kind::none && !match_of(part.parts.front()).empty())
                others.push_back(&part);
    }
    for (const Question* other : others)
        sql.where += " AND " + conditions.of(*other);
    return sql;
}

} // namespace strongroom::archive
