#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// Where a flat lies, without measure words: 第3幢2单元12层1201号 is 3, 2, 12, 1201. What is not written is
/// empty; a floor below ground is "-1". Building and unit lose leading zeros, a room keeps them (0602).
struct Room {
    std::string building, unit, floor, room;
    bool operator==(const Room&) const = default;
};

/// The room in a place known to hold one: "3-1201" and "1201室" count. DOMAIN 3.5 lists the forms.
/// \pre text is normalised
std::optional<Found<Room>> parse_room(std::u32string_view text);

/// The first room in running text at or after `from`. It must show that it is one: by measure words, by three
/// parts (3-2-1201), or by a letter (S3-105). Dates and telephone numbers are no rooms.
std::optional<Found<Room>> find_room(std::u32string_view text, std::size_t from = 0);

/// One part standing alone in its cell, measure words off: "三号楼" and "03#" are "3", "A座" is "A", "9-4"
/// stays.
std::optional<std::string> building_value(std::u32string_view text);
std::optional<std::string> unit_value(std::u32string_view text); ///< "2单元", "二门" → "2"
std::optional<std::string> floor_value(
    std::u32string_view text); ///< "十二层" → "12", "地下一层", "B1" → "-1"
std::optional<std::string> room_value(std::u32string_view text); ///< "一二〇一室" → "1201", "0602" stays

/// The floor a room number tells: 1201 → 12, 0602 → 6, B1… and -1… below ground. Nothing for two digits.
std::optional<int> floor_of_room(std::string_view room);

} // namespace strongroom::index
