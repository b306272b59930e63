#pragma once

#include <span>
#include <string>
#include <vector>

#include "index/candidate.h"

namespace strongroom::index {

/// What another reader (or the text layer a PDF came with) saw where a value stands: the part of its line
/// that lines up with the value.
struct SecondLook {
    std::string reader;
    std::string text; ///< folded
};

/// Empty where no other reader looked there.
std::vector<SecondLook> second_looks(const Candidate& candidate, std::span<const ReadPage> pages);

/// The part of `other` that lines up with bytes `span` of `line` when both are aligned with the fewest edits.
/// \pre both are folded text
std::string aligned_part(std::string_view line, Span span, std::string_view other);

} // namespace strongroom::index
