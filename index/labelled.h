#pragma once

#include <vector>

#include "index/layout.h"
#include "index/lexicon.h"

namespace strongroom::index {

/// Where the value stands relative to its label.
enum class Where { same_line, right, below, column };

/// A label found on paper together with the place its value is expected.
struct Labelled {
    Lexicon::Hit label;
    Text label_text;
    Text value_text; ///< may be empty: the blank was left open
    Where where = Where::same_line;
    int block = 0;       ///< of the label, position in the blocks
    int value_block = 0; ///< of the value
    int row = 0;         ///< for Where::column: how many rows below the head, from 0
    bool colon = false;
    bool apart
        = true; ///< colon, gap, cell or line between label and value: not just the next words of a sentence
};

/// Every label of the lexicon that the blocks show as a label (followed by a colon, alone in its cell, or
/// opening a line), with its value: the rest of the line, the block to the right, the one below, or the
/// column below a table head.
std::vector<Labelled> labelled_values(const std::vector<Block>& blocks, const Lexicon& lexicon);

} // namespace strongroom::index
