#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// A unit of the cut that index/terms.h describes.
struct Unit {
    enum class Kind { han, run, page_end };
    Kind kind = Kind::han;
    std::u32string chars;           ///< folded
    std::size_t begin = 0, end = 0; ///< bytes of the source
    bool joined = false;            ///< its right neighbour follows without a gap
    bool chained = false;           ///< the next unit is a run of the same chain
    /// For each of `chars`: the byte of the source where the character it came from begins.
    std::vector<std::size_t> starts;
};

std::vector<Unit> units(std::string_view text);

} // namespace strongroom::index
