#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/lexicon.h"
#include "index/reading.h"
#include "index/values/span.h"

namespace strongroom::index {

/// A value understood in folded text.
struct Parsed {
    ValueKind kind = ValueKind::text;
    std::string value;     ///< normalised, as Field::value
    Span span;             ///< bytes of the text given
    bool repaired = false; ///< a character was bent to read it
    double quality = 1;    ///< below 1 where the reading had to be bent to make sense
};

/// The first value of the given type in `text`. `field` chooses among closed lists (payment_method, sex,
/// id_type).
std::optional<Parsed> parsed(ValueType type, std::string_view text, std::string_view field);

/// The ValueKind a type is normalised to.
ValueKind kind_of(ValueType type);

} // namespace strongroom::index
