#include "archive/filing/whereabouts_internal.h"

#include <array>

namespace strongroom::archive {
namespace {

using Kind = Whereabouts::Kind;

constexpr const char* columns
    = "SELECT i.id, i.uid, i.file, i.number, i.document, i.kind, i.pages, i.sheets, i.copies, i.position, "
      "i.home, i.custodian, coalesce(i.missing_since, ''), i.desk, i.box, i.loan, i.handover, "
      "coalesce(i.gone, '') FROM item i ";
constexpr int first_place = 13, gone_column = 17;
constexpr std::array<std::string_view, 7> kind_names{
    "desk", "box", "loan", "handover", "destroyed", "transferred", "written_off"};

std::string_view kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Whereabouts place_of(const Statement& row)
{
    for (const Kind kind : {Kind::desk, Kind::box, Kind::loan, Kind::handover})
        if (const int column = first_place + static_cast<int>(kind); !row.null(column))
            return {kind, row.integer(column)};
    for (const Kind kind : {Kind::destroyed, Kind::transferred, Kind::written_off})
        if (row.text(gone_column) == kind_name(kind))
            return {kind, 0};
    throw Failure(
        Code::machine, "an item of the catalogue is nowhere", "restore the archive from its backup");
}

ItemRecord read(const Statement& row)
{
    ItemRecord item;
    item.id = {row.integer(0)};
    item.uid = row.text(1);
    item.file = {row.integer(2)};
    item.number = static_cast<int>(row.integer(3));
    if (!row.null(4))
        item.document = DocumentId{row.integer(4)};
    item.kind = row.text(5);
    item.pages = static_cast<int>(row.integer(6));
    item.sheets = static_cast<int>(row.integer(7));
    item.copies = static_cast<int>(row.integer(8));
    item.position = static_cast<int>(row.integer(9));
    if (!row.null(10))
        item.home = BoxId{row.integer(10)};
    if (!row.null(11))
        item.custodian = PersonId{row.integer(11)};
    item.missing_since = row.text(12);
    item.at = place_of(row);
    return item;
}

std::vector<ItemRecord> all(Statement row)
{
    std::vector<ItemRecord> items;
    while (row.next())
        items.push_back(read(row));
    return items;
}

} // namespace

std::string Whereabouts::text() const
{
    return std::string(kind_name(kind)) + (gone() ? "" : ":" + std::to_string(id));
}

Result<ItemRecord> find_item(Database& database, const std::string& reference)
{
    Statement row = database.prepare(std::string(columns)
            + "JOIN file f ON f.id = i.file WHERE i.uid = ?1 OR "
              "f.reference_code || '-' || printf('%03d', "
              "i.number) = ?1 LIMIT 1",
        reference);
    if (!row.next())
        return failed(Code::not_found, "there is no item " + reference,
            "scan its label, or name it as 'strongroom file show' does");
    return read(row);
}

ItemRecord item_record(Database& database, ItemId id)
{
    Statement row = database.prepare(std::string(columns) + "WHERE i.id = ?", id.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no item number " + std::to_string(id.value));
    return read(row);
}

std::vector<ItemRecord> items_of(Database& database, FileId file)
{
    return all(database.prepare(std::string(columns) + "WHERE i.file = ? ORDER BY i.number", file.value));
}

std::vector<ItemRecord> items_at(Database& database, const Whereabouts& at)
{
    if (at.gone())
        return all(
            database.prepare(std::string(columns) + "WHERE i.gone = ? ORDER BY i.id", kind_name(at.kind)));
    return all(database.prepare(std::string(columns) + "WHERE i." + std::string(kind_name(at.kind))
            + " = ? ORDER BY i.position, i.id",
        at.id));
}

Result<void> move_item(
    Act& act, const ItemRecord& item, const Whereabouts& to, const std::string& why, int position)
{
    const ItemRecord now = item_record(act.database(), item.id);
    if (now.at != item.at)
        return failed(Code::conflict, item.label() + " is not where it was: it is " + now.at.text() + " now",
            "look at it again and decide anew");
    if (now.at.gone())
        return failed(
            Code::conflict, item.label() + " is " + now.at.text(), "nothing more can be done with it");
    if (now.at == to && now.position == position)
        return {};
    const auto place = [&](Kind kind) { return to.kind == kind ? to.id : 0; };
    act.database().run("UPDATE item SET desk = nullif(?, 0), box = nullif(?, 0), loan = nullif(?, 0), "
                       "handover = nullif(?, 0), "
                       "gone = nullif(?, ''), position = CASE WHEN ?6 > 0 THEN ?6 ELSE position END, "
                       "home = CASE WHEN ?2 > 0 THEN ?2 ELSE home END WHERE id = ?7",
        place(Kind::desk), place(Kind::box), place(Kind::loan), place(Kind::handover),
        to.gone() ? kind_name(to.kind) : std::string_view(), position, item.id.value);
    act.tell({"item.moved", item.object(), now.at.text(), to.text(), why});
    return {};
}

Result<void> set_missing(Act& act, const ItemRecord& item, const std::string& why)
{
    if (!item_record(act.database(), item.id).missing_since.empty())
        return failed(Code::conflict, item.label() + " is marked as missing already",
            "report it as found once it turns up");
    act.database().run("UPDATE item SET missing_since = ? WHERE id = ?", act.now(), item.id.value);
    act.tell({"item.missing", item.object(), item.at.text(), "missing", why});
    return {};
}

Result<void> set_found(Act& act, const ItemRecord& item, const std::string& why)
{
    if (item_record(act.database(), item.id).missing_since.empty())
        return failed(Code::conflict, item.label() + " is not missing",
            "look where it is with 'strongroom location where'");
    act.database().run("UPDATE item SET missing_since = NULL WHERE id = ?", item.id.value);
    act.tell({"item.found", item.object(), "missing", item.at.text(), why});
    return {};
}

} // namespace strongroom::archive
