#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/reading.h"
#include "index/values/span.h"

namespace strongroom::index {

/// The character of a page that a byte of folded text comes from; `character` is -1 for a separator.
struct Origin {
    int page = 0; ///< position in the document, from 0
    int line = 0;
    int character = -1;
    bool gap = false; ///< a wide gap stands before it on paper
};

/// `text` made comparable: NFKC, simplified characters, no white space, no fill-in underlines.
std::string folded(std::string_view text);

/// Text made comparable (NFKC, simplified characters, no white space, no fill-in underlines) that knows for
/// each of its bytes which character of the page it is. Paragraphs end in '\n', cells of a row are parted by
/// '\t'.
struct Text {
    std::string text;
    std::vector<Origin> origins; ///< one a byte of `text`

    void append(const Text& other);
    void append_separator(char separator);
    Text part(Span bytes) const;
    bool empty() const { return text.empty(); }
};

/// Where a stretch of text stands on paper.
struct Located {
    int page = 1;  ///< page number, from 1
    int line = -1; ///< the line it begins on
    Rect box;
    std::string text;           ///< as the reader wrote it
    double confidence = 0;      ///< of its least certain character
    std::size_t characters = 0; ///< how many characters of the page it covers
};

/// One line of a page, folded.
Text folded_line(const ocr::Line& line, int page, int line_number);

/// Where `span` stands; where it crosses pages, the part on the first one.
Located located(const Text& text, Span span, std::span<const ReadPage> pages);

/// Without the separators, colons, dots and the like at either end.
Span trimmed(const Text& text, Span span);

/// Length in characters, not bytes.
std::size_t length(std::string_view text);

} // namespace strongroom::index
