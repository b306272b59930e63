#pragma once

#include <compare>
#include <string_view>

namespace strongroom::archive {

/// The order in which a person files numbers: runs of digits count as numbers, so XS-2007-9 comes before
/// XS-2007-10; everything else goes by its bytes. Texts that differ only in leading zeros go by their length.
std::strong_ordering natural_order(std::string_view left, std::string_view right);

inline bool naturally_before(std::string_view left, std::string_view right)
{
    return natural_order(left, right) < 0;
}

} // namespace strongroom::archive
