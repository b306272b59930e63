#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocr/page_text.h"

namespace strongroom::index {

/// A piece of a page that shows why it was found.
struct Snippet {
    std::string text; ///< of one line of screen, line ends as spaces
    std::vector<std::pair<std::size_t, std::size_t>> highlights; ///< bytes of `text`: begin, length
    std::vector<ocr::Rect> boxes; ///< where the found characters stand on the page, a box a line
};

/// How many of the wanted texts stand on a page. Compared as index::significant() sees them, so what joins
/// the parts of a number does not matter. `page` as search_text() gives it.
int texts_found(std::string_view page, std::span<const std::string> wanted);

/// Where the wanted texts stand on the page; the beginning of the page and no boxes where none does.
Snippet snippet(const ocr::PageText& page, std::span<const std::string> wanted);

} // namespace strongroom::index
