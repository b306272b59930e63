#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// What a measure word makes of the label before it.
enum class Measure {
    none,
    building,      ///< 幢 栋 座 号楼 #
    storey,        ///< 楼: a building or a floor
    unit,          ///< 单元 门 梯
    unit_or_floor, ///< 【单元】【层】, neither ticked
    floor,         ///< 层
    number,        ///< 号: a building or a room
    room,          ///< 室 房 号房 户
    area,          ///< 区 期: part of an estate, no part of the room's name
};

/// One label with its measure word and the separator that follows.
struct RoomPart {
    std::u32string label; ///< Arabic digits and upper-case letters; 〇二 is 02
    Measure measure = Measure::none;
    bool repaired = false;
    bool separated = false;         ///< a '-', '/' or '、' stands before it
    std::size_t begin = 0, end = 0; ///< in the text scanned, the measure word included
};

/// The parts that stand side by side from `begin` on; empty where none begins there.
/// \pre text is normalised, without spaces and option brackets
std::vector<RoomPart> room_parts(std::u32string_view text, std::size_t begin);

/// `text` without spaces, blanks and option brackets; `origin` gets each character's place in `text`.
std::u32string compacted(std::u32string_view text, std::vector<std::size_t>& origin);

/// No zeros in front, but at least one character left.
std::u32string without_leading_zeros(std::u32string_view label);

} // namespace strongroom::index
