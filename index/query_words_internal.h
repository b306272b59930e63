#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// A piece of a question as typed, with its part in the grammar.
struct QueryWord {
    enum class Role { word, phrase, either, none, opening, closing };
    Role role = Role::word;
    std::string text;
};

/// Cuts a question at white space. Quotes ("…", “…”) hold together what stands in them if they are closed;
/// brackets group where they stand at the edge of a word and are balanced; else both are plain characters.
/// Operators without anything to work on are plain words too.
std::vector<QueryWord> query_words(std::string_view text);

} // namespace strongroom::index
