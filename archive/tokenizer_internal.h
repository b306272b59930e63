#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace strongroom::archive {

/// Registers the FTS5 tokenizer 'strongroom' on a connection: index::terms(), or, for a text made by
/// verbatim(), exactly the given terms. Throws Failure.
void register_tokenizer(sqlite3* connection);

/// A text the tokenizer takes apart into these terms, one position each; an empty term leaves a position
/// free.
std::string verbatim(std::span<const std::string> terms);

} // namespace strongroom::archive
