#include "archive/inventory/inventory_table_internal.h"

#include "archive/loans/file_card_internal.h"
#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* columns = "SELECT id, number, state, location, project, sample_percent, first_counter, "
                                "second_counter, first_finished, "
                                "second_finished, round, reason, planned_on, coalesce(counted_on, ''), "
                                "coalesce(closed_on, ''), frozen_seq, "
                                "reconciled_by FROM inventory ";

template <class Identity>
std::optional<Identity> identity(const Statement& row, int column)
{
    return row.null(column) ? std::nullopt : std::optional(Identity{row.integer(column)});
}

template <class Identity>
std::int64_t or_zero(const std::optional<Identity>& id)
{
    return id ? id->value : 0;
}

Condition condition_named(const std::string& text)
{
    for (const Condition condition : {Condition::damaged, Condition::label_wrong})
        if (text == name(condition))
            return condition;
    return Condition::sound;
}

int count(Database& database, const std::string& sql, std::int64_t inventory)
{
    Statement row = database.prepare(sql, inventory);
    row.next();
    return static_cast<int>(row.integer(0));
}

/// "box BT01-0007", "loan JY-2026-0001" for what the ledger calls box:7, loan:1.
std::string in_words(Database& database, const std::string& on_record)
{
    const std::size_t colon = on_record.find(':');
    if (colon == std::string::npos)
        return on_record;
    const std::string kind = on_record.substr(0, colon);
    const std::int64_t id = std::stoll(on_record.substr(colon + 1));
    using enum Whereabouts::Kind;
    for (const auto each : {desk, box, loan, handover})
        if (const Whereabouts at{each, id}; at.text() == on_record)
            return holder_of(database, at);
    return on_record;
}

} // namespace

std::optional<int> InventoryRecord::counter_number(PersonId person) const
{
    for (int counter = 1; counter <= 2; ++counter)
        if (counters.at(static_cast<std::size_t>(counter - 1)) == person)
            return counter;
    return std::nullopt;
}

Result<InventoryRecord> find_inventory(Database& database, const std::string& number)
{
    Statement row = database.prepare(std::string(columns) + "WHERE number = ?", number);
    if (!row.next())
        return failed(Code::not_found, "there is no stock-taking " + number,
            "'strongroom inventory list' shows them: PD-2026-0001");
    InventoryRecord record;
    record.id = row.integer(0);
    record.number = row.text(1);
    record.state = inventory_state_named(row.text(2)).value();
    record.location = identity<LocationId>(row, 3);
    record.project = identity<ProjectId>(row, 4);
    record.sample_percent = static_cast<int>(row.integer(5));
    record.counters = {PersonId{row.integer(6)}, PersonId{row.integer(7)}};
    record.finished = {row.integer(8) != 0, row.integer(9) != 0};
    record.round = static_cast<int>(row.integer(10));
    record.reason = row.text(11);
    record.planned_on = row.text(12);
    record.counted_on = row.text(13);
    record.closed_on = row.text(14);
    record.frozen_seq = row.integer(15);
    record.reconciled_by = identity<PersonId>(row, 16);
    return record;
}

Result<void> advance(Act& act, const InventoryRecord& inventory, InventoryState to, const std::string& why)
{
    const auto way = step(inventory_steps, inventory.state, to, "stock-taking " + inventory.number);
    if (!way)
        return tl::make_unexpected(way.error());
    if (auto allowed = act.demand(way->by, inventory.subject()); !allowed)
        return allowed;
    act.database().run("UPDATE inventory SET state = ? WHERE id = ?", name(to), inventory.id);
    std::string action(name(to));
    for (char& c : action)
        c = static_cast<char>(c - 'A' + 'a');
    act.tell({"inventory." + action, inventory.object(), std::string(name(inventory.state)),
        std::string(name(to)), why});
    return {};
}

Result<void> did_not_count(Act& act, const InventoryRecord& inventory, const std::string& what)
{
    if (!inventory.counter_number(act.person().id))
        return {};
    return failed(Code::forbidden,
        act.person().login + " counted in " + inventory.number + " and cannot " + what + " (SoD-7)",
        "ask somebody who did not count");
}

std::vector<LineRecord> line_records(Database& database, const InventoryRecord& inventory)
{
    Statement row
        = database.prepare("SELECT id, number, kind, uid, item, box, location, on_record, expected, result, "
                           "found_box, found_location, "
                           "condition, pages, note FROM inventory_line WHERE inventory = ? ORDER BY number",
            inventory.id);
    std::vector<LineRecord> lines;
    while (row.next())
        lines.push_back({row.integer(0), static_cast<int>(row.integer(1)), row.text(2), row.text(3),
            identity<ItemId>(row, 4), identity<BoxId>(row, 5), identity<LocationId>(row, 6), row.text(7),
            row.integer(8) != 0, count_result_named(row.text(9)).value(), identity<BoxId>(row, 10),
            identity<LocationId>(row, 11), condition_named(row.text(12)), static_cast<int>(row.integer(13)),
            row.text(14)});
    return lines;
}

void add_line(Database& database, const InventoryRecord& inventory, const LineRecord& line)
{
    database.run(
        "INSERT INTO inventory_line (inventory, number, kind, uid, item, box, location, on_record, expected, "
        "result, "
        "found_box, found_location, condition, pages, note) SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, "
        "nullif(?4, 0), nullif(?5, 0), nullif(?6, 0), ?7, ?8, ?9, nullif(?10, 0), nullif(?11, 0), ?12, ?13, "
        "?14 FROM "
        "inventory_line WHERE inventory = ?1",
        inventory.id, line.kind, line.uid, or_zero(line.item), or_zero(line.box), or_zero(line.location),
        line.on_record, line.expected, name(line.result), or_zero(line.found_box),
        or_zero(line.found_location), name(line.condition), line.pages, line.note);
}

void set_result(Database& database, const LineRecord& line)
{
    database.run(
        "UPDATE inventory_line SET result = ?, found_box = nullif(?, 0), found_location = nullif(?, 0), "
        "condition = ?, pages = ?, note = ? WHERE id = ?",
        name(line.result), or_zero(line.found_box), or_zero(line.found_location), name(line.condition),
        line.pages, line.note, line.id);
}

CountLine line_of(Archive::State& archive, const LineRecord& record)
{
    Database& database = archive.database;
    CountLine line;
    line.number = record.number;
    line.kind = record.kind;
    line.uid = record.uid;
    line.label = record.uid;
    if (record.item) {
        const ItemRecord item = item_record(database, *record.item);
        line.label = reference_of(file_record(database, item.file), item);
        line.pages_on_record = item.pages;
    } else if (record.kind == "box" && record.box) {
        line.label = box_code(database, *record.box);
    }
    line.box = record.box ? box_code(database, *record.box) : "";
    line.location = record.location ? full_code(database, *record.location) : "";
    line.on_record = in_words(database, record.on_record);
    line.result = record.result;
    line.found_at = record.found_box ? "box " + box_code(database, *record.found_box)
        : record.found_location      ? "location " + full_code(database, *record.found_location)
                                     : "";
    line.condition = record.condition;
    line.pages = record.pages;
    line.note = record.note;
    return line;
}

Stocktaking stocktaking_of(Database& database, const InventoryRecord& record)
{
    Stocktaking stock;
    stock.number = record.number;
    stock.state = record.state;
    stock.scope.sample_percent = record.sample_percent;
    if (record.location)
        stock.scope.location = full_code(database, *record.location);
    if (record.project) {
        Statement row = database.prepare("SELECT code FROM project WHERE id = ?", record.project->value);
        row.next();
        stock.scope.project = row.text(0);
    }
    for (std::size_t index = 0; index < 2; ++index) {
        stock.counters.at(index) = person_by_id(database, record.counters.at(index)).login;
        Statement row
            = database.prepare("SELECT count(*) FROM inventory_sighting WHERE inventory = ? AND round = ? "
                               "AND counter = ? AND kind = 'item'",
                record.id, record.round, index + 1);
        row.next();
        stock.seen.at(index) = static_cast<int>(row.integer(0));
    }
    stock.finished = record.finished;
    stock.round = record.round;
    const std::string lines = "SELECT count(*) FROM inventory_line WHERE inventory = ? AND ";
    stock.expected = count(database, lines + "expected AND kind = 'item'", record.id);
    stock.boxes = count(database, lines + "expected AND kind = 'box'", record.id);
    stock.differences = count(database, lines + "result NOT IN ('open', 'on_shelf', 'lent')", record.id);
    stock.open_tasks = count(
        database, "SELECT count(*) FROM inventory_task WHERE inventory = ? AND state <> 'done'", record.id);
    stock.planned_on = record.planned_on;
    stock.counted_on = record.counted_on;
    stock.closed_on = record.closed_on;
    stock.reason = record.reason;
    return stock;
}

void make_tasks(Database& database, const InventoryRecord& inventory)
{
    // Something that was marked as missing and is there asks to be recorded as found.
    database.run("INSERT INTO inventory_task (inventory, number, line) SELECT ?1, (SELECT "
                 "coalesce(max(number), 0) FROM "
                 "inventory_task WHERE inventory = ?1) + row_number() OVER (ORDER BY l.number), l.id FROM "
                 "inventory_line l LEFT "
                 "JOIN item i ON i.id = l.item WHERE l.inventory = ?1 AND (l.result IN ('misplaced', "
                 "'missing', 'foreign', "
                 "'damaged', 'label') OR (l.result = 'on_shelf' AND i.missing_since IS NOT NULL)) AND NOT "
                 "EXISTS (SELECT 1 FROM "
                 "inventory_task t WHERE t.line = l.id)",
        inventory.id);
}

} // namespace strongroom::archive
