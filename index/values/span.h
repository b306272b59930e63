#pragma once

#include <cstddef>

namespace strongroom::index {

/// Places begin..end-1 in a text, counted in code points.
struct Span {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
    auto operator<=>(const Span&) const = default;
};

/// A value and where it was written. The span is in the text the finder was given.
template <class T>
struct Found {
    T value{};
    Span span;
    /// A character was read as another one (O as 0, a lost point): believe it only if a check confirms it.
    bool repaired = false;
};

} // namespace strongroom::index
