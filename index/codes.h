#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// A member of a closed list (index/rules/codes.json) and the bytes of the word that names it.
struct NamedCode {
    std::string code;
    Span span;
};

/// The code that `text` names for `field`: of a ticked option if there are ticks, else by the first word of
/// the list, the longest where several begin at one place. Nothing where the field has no list or no word
/// fits. \pre text is folded
std::optional<NamedCode> named_code(std::string_view field, std::string_view text);

} // namespace strongroom::index
