#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// What a field filter asks for.
struct Filter {
    enum class Field {
        building,
        unit,
        floor,
        room,
        kind,
        state,
        pay,
        project,
        buyer,
        contract,
        amount,
        signed_on
    };
    Field field = Field::building;
    /// building … pay: any of these, as index fields hold them; project, buyer, contract: a part of the
    /// value.
    std::vector<std::string> values;
    std::optional<std::int64_t> least, most; ///< amount in fen, both included
    std::string first, last;                 ///< ISO dates, both included; empty = open
};

/// A question as a tree.
struct Question {
    enum class Kind {
        all,    ///< every part holds; no parts: everything
        any,    ///< at least one part holds
        none,   ///< the one part does not hold
        text,   ///< the text stands in the document
        filter, ///< a field holds what the filter asks for
    };
    Kind kind = Kind::all;
    std::vector<Question> parts;
    std::string text;
    Filter filter;
};

struct Query {
    Question root;
    /// What looked like a filter but could not be understood, and was looked for as text instead.
    std::vector<std::string> notes;
};

/// Understands a question as typed. There is no wrong question: what does not fit is taken literally.
///
///     丁志强 1201              both, anywhere in the document
///     "总价款 贰佰万"          these words in this order
///     丁志强 OR 王芳           either; binds weaker than standing side by side
///     -作废   NOT 作废         not
///     (a OR b) c              brackets group where they stand apart and are balanced
///     building:3 room:1201    field filters; Chinese names do as well: 楼座:3 房号:1201 买受人:丁志强
///     amount:>1000000         yuan; >=, <, <=, a..b, 100万
///     signed:2007-04          a year, a month or a day; also >, <, a..b
///     kind:认购书 status:lent pay:按揭
///
/// A word that names a room (3-2-1201, 3#2-1201, 3号楼2单元1201) also finds documents whose fields name that
/// room in another spelling.
Query parse_query(std::string_view text);

/// The texts a hit should show: all that are asked for and not excluded.
std::vector<std::string> wanted_texts(const Question& question);
/// The filters a hit should show.
std::vector<Filter> wanted_filters(const Question& question);

} // namespace strongroom::index
