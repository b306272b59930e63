#pragma once

#include <span>
#include <vector>

#include "index/text.h"

namespace strongroom::index {

/// A printed line standing alone, or everything inside one ruled cell.
struct Block {
    Text text;
    Rect box;
    Rect cell;    ///< empty where there is no ruled cell
    int page = 0; ///< position in the document, from 0
    int row = 0;  ///< blocks of one page with the same number stand side by side
};

/// The same pages; lines inside a frame around the whole page count as free-standing.
std::vector<ReadPage> without_page_frames(std::span<const ReadPage> pages);

/// The blocks of a document in reading order.
std::vector<Block> blocks_of(std::span<const ReadPage> pages);

/// The document as running text: wrapped lines joined, paragraphs ended by '\n', neighbours in a row parted
/// by '\t'.
Text flow_of(std::span<const ReadPage> pages);

} // namespace strongroom::index
