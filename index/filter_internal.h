#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/query.h"

namespace strongroom::index {

/// A word of the form name:value taken apart. Empty where there is no such field name before the colon.
struct NamedValue {
    Filter::Field field = Filter::Field::building;
    std::string value;
};
std::optional<NamedValue> named_value(std::string_view word);

/// Understands the value; empty where it makes no sense for the field.
std::optional<Filter> understood(const NamedValue& named);

/// The filters that together say what a room-like word says; empty where it is none.
std::vector<Filter> room_filters(std::string_view word);

} // namespace strongroom::index
