#include "archive/shelves/room_internal.h"

#include <algorithm>

namespace strongroom::archive {
namespace {

bool takes(const LocationTree::Node& node, int grade, int thickness_mm)
{
    return !node.closed && node.record.capacity_mm > 0 && node.record.grade <= grade
        && node.free_mm() >= thickness_mm;
}

} // namespace

std::optional<Standing> room_beside(const LocationTree& tree, const BoxRecord& beside, int thickness_mm)
{
    if (!beside.location)
        return room_anywhere(tree, beside.key.grade, thickness_mm);
    const std::size_t own = tree.index_of(*beside.location);
    if (takes(tree[own], beside.key.grade, thickness_mm))
        return Standing{*beside.location, beside.position + 1};
    const std::vector<std::size_t> room = tree.under(tree[tree.room_of(own)].record.id);
    const auto here = std::find(room.begin(), room.end(), own);
    const auto fits = [&](std::size_t index) { return takes(tree[index], beside.key.grade, thickness_mm); };
    if (const auto behind = std::find_if(here, room.end(), fits); behind != room.end())
        return Standing{tree[*behind].record.id, 1};
    const auto before = std::find_if(std::make_reverse_iterator(here), room.rend(), fits);
    if (before != room.rend())
        return Standing{tree[*before].record.id, 0};
    return room_anywhere(tree, beside.key.grade, thickness_mm);
}

std::optional<Standing> room_anywhere(const LocationTree& tree, int grade, int thickness_mm)
{
    // Secure places are kept for what needs them: the least secure that will do comes first.
    const std::vector<std::size_t> all = tree.under(std::nullopt);
    for (int secured = grade; secured >= 1; --secured)
        for (const std::size_t index : all)
            if (tree[index].record.grade == secured && takes(tree[index], grade, thickness_mm))
                return Standing{tree[index].record.id, 0};
    return std::nullopt;
}

} // namespace strongroom::archive
