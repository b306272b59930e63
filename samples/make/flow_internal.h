#pragma once

#include "samples/make/flow.h"

namespace strongroom::samples {

/// The smallest piece a line is made of: a Han character, a run of letters and digits, a piece of a blank, or
/// a break.
struct Flow::Atom {
    std::string text{};
    const Span* span = nullptr;
    double width = 0;
    bool glued = false; ///< no line break before it
    bool breaks = false;
    bool first = false; ///< of its span
};

struct Flow::Line {
    std::vector<Atom> atoms{};
    double width = 0;
    double offset = 0; ///< indent
    bool last = false; ///< of its paragraph: not justified
};

/// Where a cell of a table came to stand.
struct Flow::Slot {
    const Cell* cell = nullptr;
    std::size_t row = 0, column = 0;
    std::vector<Line> lines{};
};

} // namespace strongroom::samples
