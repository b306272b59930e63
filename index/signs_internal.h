#pragma once

#include <string_view>
#include <vector>

#include "index/layout.h"
#include "index/lexicon.h"

namespace strongroom::index {

/// A label inside a block.
struct Sign {
    Span span;         ///< the label itself
    std::size_t value; ///< where its value may begin: behind colon and units
    Lexicon::Hit hit;
    bool colon = false;
    bool alone = false; ///< fills its block
    bool opens = false; ///< begins its block
};

/// The labels of the lexicon in a block that stand as labels: before a colon, alone, or opening a line or a
/// word apart.
std::vector<Sign> signs_in(const Block& block, const Lexicon& lexicon);

/// Behind "(元)", "(m2)", "(万元)" and the like at byte `at`; `at` where there is none.
std::size_t behind_unit(std::string_view text, std::size_t at);

} // namespace strongroom::index
