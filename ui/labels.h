#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom::ui {

enum class Language { chinese, english };

/// "zh-CN" or "en-US"; none for another word.
std::optional<Language> language_named(std::string_view name);

/// What $LC_ALL, $LC_MESSAGES or $LANG ask for: Chinese for zh_*, else English.
Language language_of_environment();

/// What the screen says for something (ui/labels.json): the text of `key` in `section` ("fields", "kinds",
/// "values", "words"); the key itself where there is none, so that a new field is never hidden.
std::string label(std::string_view section, std::string_view key, Language language);

/// Where `key` stands in its section, for lists in a sensible order; behind all others where it is not there.
std::size_t label_place(std::string_view section, std::string_view key);

/// A text file built into the program: "labels.json". Empty where there is none of that name.
std::string_view text_file(std::string_view name);

} // namespace strongroom::ui
