#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/shelves/scan_code.h"

namespace strongroom::archive {

/// What a counter saw of a thing besides that it is there.
enum class Condition { sound, damaged, label_wrong };

std::string_view name(Condition condition); ///< "label_wrong"

/// A box or an item that a counter scanned, and where: as far as the list says.
struct Sighting {
    ScanCode code;
    std::string location; ///< uid of the location scanned before it; empty = not told
    std::string box;      ///< items: uid of the box scanned before it; empty = not told
    Condition condition = Condition::sound;
    int pages = 0; ///< counted; 0 = not counted
    int line = 0;  ///< of the list, from 1
    auto operator<=>(const Sighting&) const = default;
};

/// A line of a list that could not be used.
struct BadLine {
    int line = 0;
    std::string text; ///< at most 60 characters of it
    std::string why;
};

/// A list of scanned codes, as a hand scanner or a telephone writes it.
struct CountList {
    std::vector<Sighting> sightings; ///< each code once: the last sighting counts
    std::vector<BadLine> bad;
    int repeated = 0; ///< codes scanned more than once
};

/// Reads a list: UTF-8 or UTF-16 with or without a byte order mark, any line ends, cells separated by comma,
/// semicolon or tab, quoted or not, with a heading or without. A line with a location or a box says where the
/// next lines are, until the next one; one with several codes says it for its own item. Other cells may
/// hold a number of pages and a condition ("damaged", 破损, "label", 标签不符). Empty lines and lines that
/// begin with # are passed over. Never fails: what cannot be read is in `bad`.
CountList read_count_list(std::string_view text);

} // namespace strongroom::archive
