#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace strongroom {

/// A database key that cannot be mistaken for another kind of key.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
};

using DocumentId = Id<struct DocumentTag>;
using PageId = Id<struct PageTag>;
using JobId = Id<struct JobTag>;

} // namespace strongroom

template <class Tag>
struct std::hash<strongroom::Id<Tag>> {
    std::size_t operator()(strongroom::Id<Tag> id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.value);
    }
};
