#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace strongroom::test {

/// What is wrong with `value` by a JSON Schema (2020-12), each with the place: "/pages/0/width: is not an
/// integer". Empty where it is valid. Knows the keywords the schemas of ui/schema use ($ref within the file,
/// type, properties, required, additionalProperties false, items, enum, pattern and the bounds); throws
/// std::invalid_argument for a keyword it does not know, so that none is ignored.
std::vector<std::string> schema_faults(const nlohmann::json& schema, const nlohmann::json& value);

} // namespace strongroom::test
