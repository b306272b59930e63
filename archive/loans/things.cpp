#include "archive/loans/things_internal.h"

#include <algorithm>

#include "archive/shelves/scan_code.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view box_prefix = "box:";

Result<std::vector<NamedItem>> in_box(Database& database, const std::string& reference)
{
    Statement row = database.prepare("SELECT b.id FROM box b JOIN project p ON p.id = b.project "
                                     "WHERE b.uid = ?1 OR p.code || '-' || printf('%04d', b.number) = ?1",
        reference);
    if (!row.next())
        return failed(
            Code::not_found, "there is no box " + reference, "scan its label, or name it like box:BT01-0007");
    std::vector<NamedItem> items = items_in_box(database, {row.integer(0)});
    if (items.empty())
        return failed(Code::not_found, "box " + reference + " is empty", "name another one");
    return items;
}

Result<std::vector<NamedItem>> in_file(Database& database, const std::string& reference)
{
    const Result<FileRecord> file = find_file(database, reference);
    if (!file)
        return tl::make_unexpected(file.error());
    std::vector<NamedItem> items, gone;
    for (ItemRecord& item : items_of(database, file->id))
        (item.at.gone() ? gone : items).push_back({item, *file, std::nullopt});
    if (items.empty() && gone.empty())
        return failed(Code::not_found, file->label() + " has no items", "add them first");
    return items.empty() ? gone : items;
}

Result<std::vector<NamedItem>> named(Database& database, const std::string& thing)
{
    std::string reference = thing;
    if (is_scan_code(thing)) {
        const Result<ScanCode> code = read_scan_code(thing);
        if (!code)
            return tl::make_unexpected(code.error());
        if (code->kind == Labelled::box)
            return in_box(database, code->uid);
        reference = code->uid;
    }
    if (reference.starts_with(box_prefix))
        return in_box(database, reference.substr(box_prefix.size()));
    if (Result<ItemRecord> item = find_item(database, reference)) {
        FileRecord file = file_record(database, item->file);
        return std::vector{NamedItem{std::move(*item), std::move(file), std::nullopt}};
    }
    if (Result<std::vector<NamedItem>> items = in_file(database, reference);
        items || items.error().code == Code::conflict)
        return items;
    return failed(Code::not_found, "there is no file, item or box " + thing,
        "scan its label, or give its reference code; a box is named like box:BT01-0007");
}

} // namespace

Result<std::vector<NamedItem>> named_items(Database& database, std::span<const std::string> things)
{
    std::vector<NamedItem> all;
    for (const std::string& thing : things) {
        Result<std::vector<NamedItem>> some = named(database, thing);
        if (!some)
            return some;
        for (NamedItem& each : *some) {
            const auto same = [&](const NamedItem& other) { return other.item.id == each.item.id; };
            if (std::any_of(all.begin(), all.end(), same))
                return failed(Code::bad_input, each.item.label() + " is named twice", "name it once");
            all.push_back(std::move(each));
        }
    }
    return all;
}

std::string uid_of_item(Database& database, const std::string& named)
{
    const auto items = named_items(database, std::span(&named, 1));
    return items && items->size() == 1 ? items->front().item.uid : named;
}

std::vector<NamedItem> items_in_box(Database& database, BoxId box)
{
    std::vector<NamedItem> items;
    for (ItemRecord& item : items_at(database, {Whereabouts::Kind::box, box.value})) {
        FileRecord file = file_record(database, item.file);
        items.push_back({std::move(item), std::move(file), box});
    }
    return items;
}

} // namespace strongroom::archive
