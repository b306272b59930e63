#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/page_text.h"

namespace strongroom::index {

/// The cut "tok2" of SEARCH.md: what the full-text index holds and what a question is turned into.
///
/// Text is folded (NFKC, full width to half width, traditional to simplified, letters small) and cut into
/// units: single Han characters (any script without spaces) and whole runs of letters and digits. A position
/// is a unit. Two units are neighbours where nothing, or only white space beside a Han character, stands
/// between them: a line end inside a Chinese sentence does not part it, one between two numbers does. A form
/// feed (a page's end) parts always and takes a position of its own.
enum class Cut {
    text,  ///< for indexing: each unit's joint term with its neighbour, and besides, the unit alone where it
           ///< is a run or stands at an edge of its Han run
    query, ///< for asking: joint terms, and the unit alone where none begins, so that the positions of a
           ///< phrase are those of the text
};

/// A term, the position it takes, and the bytes of the source it came from.
struct Term {
    std::string text;
    int position = 0;
    std::size_t begin = 0, end = 0;
    bool operator==(const Term&) const = default;
};

/// Terms in order of position; those of the same position one after the other.
std::vector<Term> terms(std::string_view text, Cut cut);

/// Letter/digit chains: runs joined by what stands inside numbers (3-2-1201, YS(2015)0001234, 1,264,210.40),
/// without those joints: "321201", "ys20150001234", "126421040".
std::vector<std::string> chains(std::string_view text);

/// The runs of three characters in a chain, in order; none where it is shorter.
std::vector<std::string> trigrams(std::string_view chain);

/// Only the letters, digits and Han characters of a text, folded: what two spellings have in common.
std::string significant(std::string_view text);

/// A text that begins with a number, parted: its first chain and all behind it. Both empty where it begins
/// otherwise or is nothing but a number.
struct NumberFirst {
    std::string chain, rest;
};
NumberFirst number_first(std::string_view text);

/// Does the last unit consist of letters or digits, so that the text may stop in the middle of a number?
bool ends_in_run(std::string_view text);

/// Is there a Han character (or one of another script without spaces) in it?
bool has_han(std::string_view text);

/// The text of a page as it is kept for finding: its lines, one a row.
std::string search_text(const ocr::PageText& page);

} // namespace strongroom::index
