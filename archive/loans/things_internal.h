#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/filing/whereabouts_internal.h"

namespace strongroom::archive {

/// An item that somebody named, by itself, with its file or with its box.
struct NamedItem {
    ItemRecord item;
    FileRecord file;
    std::optional<BoxId> box; ///< it was named with its box
};

/// What people name when they ask for paper: an item (uid, reference code with its number), a file (all its
/// items that are not gone, or all where every one is), a box ("box:UID", "box:BT01-0007", all that is in
/// it), or the scanned label of one of them. Errors: not_found, also where a file or box has nothing in it;
/// bad_input, where something is named twice.
Result<std::vector<NamedItem>> named_items(Database& database, std::span<const std::string> things);

/// The uid of the one item that somebody names so; the name itself where it does not mean exactly one.
std::string uid_of_item(Database& database, const std::string& named);

/// What was told of items, each under its uid.
template <class Told>
std::vector<Told> under_uids(Database& database, std::span<const Told> told)
{
    std::vector<Told> all(told.begin(), told.end());
    for (Told& each : all)
        each.item = uid_of_item(database, each.item);
    return all;
}

/// What is in a box now.
std::vector<NamedItem> items_in_box(Database& database, BoxId box);

} // namespace strongroom::archive
