#pragma once

#include <string>
#include <vector>

#include "index/parse.h"
#include "index/text.h"

namespace strongroom::index {

/// A value that may be the value of a field.
struct Candidate {
    std::string field;
    int index = 0;
    ValueType type = ValueType::text;
    Parsed parsed;
    Located place;
    Text text;               ///< folded, of the value alone
    std::size_t flow_at = 0; ///< where it stands in the flow, for clause values
    double score = 0;        ///< how good the evidence is that the value belongs to the field, 0 to 1
};

} // namespace strongroom::index
