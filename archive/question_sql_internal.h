#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "index/query.h"

namespace strongroom::archive {

using SqlValue = std::variant<std::int64_t, std::string>;

/// A question as SQL over index.db. All that full text can answer by itself becomes one MATCH, which gives
/// the newest rows first and can stop early; the rest are conditions on it.
struct QuestionSql {
    std::string id;    ///< column that holds the document's number
    std::string from;  ///< tables
    std::string where; ///< with a ? for each of `values`, in order
    std::vector<SqlValue> values;
};
QuestionSql question_sql(const index::Question& question);

/// The term in column `facts` that says a field has a value: "building=3".
std::string fact(std::string_view name, std::string_view value);

/// A text as an FTS5 expression; empty where there is nothing in it to look for.
std::string match_of_text(const std::string& text);

} // namespace strongroom::archive
