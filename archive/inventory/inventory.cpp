#include "archive/inventory/inventory.h"

#include <algorithm>
#include <map>

#include "archive/inventory/task_table_internal.h"
#include "archive/loans/file_card_internal.h"
#include "archive/shelves/seeing_internal.h"

namespace strongroom::archive {
namespace {

Stocktaking again(Act& act, const std::string& number)
{
    return stocktaking_of(act.database(), find_inventory(act.database(), number).value());
}

/// The stock-taking, for somebody who may look at its result.
Result<InventoryRecord> seen_result(Session::State& session, const std::string& number)
{
    const Result<InventoryRecord> inventory = find_inventory(session.archive.database, number);
    if (!inventory)
        return inventory;
    bool any = false;
    for (const Right right : {Right::inventory_plan, Right::inventory_approve, Right::report_print})
        any = any
            || may(session.person, right, inventory->subject(), session.archive.premises.today()).allowed();
    if (!any)
        return failed(Code::forbidden, session.person.login + " may not look at stock-takings",
            "ask somebody who plans or approves them");
    const bool counting = inventory->state == InventoryState::planned
        || inventory->state == InventoryState::frozen || inventory->state == InventoryState::counting;
    if (counting && inventory->counter_number(session.person.id))
        return failed(Code::forbidden,
            session.person.login + " counts in " + number
                + " and sees the expected list only after it is reconciled (SoD-7)",
            "'strongroom inventory places " + number + "' tells where to count");
    return inventory;
}

CountTask task_of(Archive::State& archive, const TaskRecord& record, const std::vector<LineRecord>& lines)
{
    const auto line = std::find_if(
        lines.begin(), lines.end(), [&](const LineRecord& each) { return each.id == record.line; });
    return {record.number, line_of(archive, *line), record.state, record.resolution,
        record.person ? person_by_id(archive.database, *record.person).login : "", record.on, record.why};
}

std::string in_chinese(Resolution resolution)
{
    using enum Resolution;
    switch (resolution) {
    case put_back:
        return "归位";
    case accept_place:
        return "按实际位置更正";
    case mark_missing:
        return "登记缺失，继续查找";
    case found:
        return "已找到";
    case write_off:
        return "注销";
    case repaired:
        return "修复";
    case relabelled:
        return "换标签";
    case noted:
        return "备注";
    }
    return {};
}

/// What F18 says of the record: "在架", or who has it.
std::string system_state(const CountLine& line)
{
    if (line.on_record.starts_with("box ") || line.on_record.starts_with("location"))
        return "在架";
    if (line.on_record.starts_with("loan "))
        return "借出 " + line.on_record.substr(5);
    if (line.on_record.starts_with("hand-over "))
        return "移交中 " + line.on_record.substr(10);
    if (line.on_record.starts_with("desk "))
        return "待装盒";
    return line.on_record == "unknown" ? "无记录" : line.on_record;
}

SheetValue blank_or(const std::string& text) { return text.empty() ? SheetValue() : SheetValue(text); }

SheetRow row_of(Archive::State& archive, const LineRecord& record, const TaskRecord* task)
{
    const CountLine line = line_of(archive, record);
    SheetRow row{{"location", blank_or(line.location)}, {"box_no", blank_or(line.box)},
        {"system_state", system_state(line)}};
    if (record.item) {
        row["reference"] = line.label;
        row["title"] = blank_or(
            card_of(archive, file_record(archive.database, item_record(archive.database, *record.item).file))
                .title());
    } else {
        row["reference"] = line.label;
    }
    if (line.result != CountResult::open)
        row["result"] = std::string(chinese(line.result))
            + (line.found_at.empty() ? "" : "：" + line.found_at)
            + (line.note.empty() ? "" : "（" + line.note + "）");
    if (line.pages > 0)
        row["pages_checked"] = std::to_string(line.pages) + "/" + std::to_string(line.pages_on_record);
    if (task && task->resolution) {
        row["proposal"] = in_chinese(*task->resolution);
        if (task->state == "done") {
            row["outcome"] = "已处理";
            row["outcome_on"] = index::iso_date(task->on).value();
        }
    }
    return row;
}

} // namespace

Result<Stocktaking> Inventory::approve(const std::string& number, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (const auto done = advance(act, *inventory, InventoryState::approved, why); !done)
            return tl::make_unexpected(done.error());
        if (const auto apart = did_not_count(act, *inventory, "approve it"); !apart)
            return tl::make_unexpected(apart.error());
        if (inventory->reconciled_by == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " reconciled " + number + " and cannot approve it (SoD-7)",
                "ask somebody else who may");
        const std::vector<LineRecord> lines = line_records(act.database(), *inventory);
        const auto disputed = std::count_if(lines.begin(), lines.end(),
            [](const LineRecord& line) { return line.result == CountResult::recount; });
        if (disputed > 0)
            return failed(Code::conflict,
                "the counters of " + number + " still disagree on " + std::to_string(disputed) + " lines",
                "settle them first: strongroom inventory settle " + number);
        act.database().run(
            "INSERT INTO approval (object, step, person, decision, reason, utc) VALUES (?, 'result', ?, "
            "'approved', ?, ?)",
            inventory->object(), act.person().id.value, why, act.now());
        act.database().run(
            "UPDATE inventory SET approved_by = ? WHERE id = ?", act.person().id.value, inventory->id);
        return again(act, number);
    });
}

Result<Stocktaking> Inventory::close(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (const auto done = advance(act, *inventory, InventoryState::closed, ""); !done)
            return tl::make_unexpected(done.error());
        if (const int open = again(act, number).open_tasks; open > 0)
            return failed(Code::conflict, std::to_string(open) + " tasks of " + number + " are not done",
                "'strongroom inventory tasks " + number + "' lists them");
        act.database().run("UPDATE inventory SET closed_on = ? WHERE id = ?", act.today(), inventory->id);
        return again(act, number);
    });
}

Result<std::vector<CountLine>> Inventory::lines(const std::string& number)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<CountLine>> {
        const Result<InventoryRecord> inventory = seen_result(session, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        std::vector<CountLine> lines;
        for (const LineRecord& record : line_records(session.archive.database, *inventory))
            lines.push_back(line_of(session.archive, record));
        return lines;
    });
}

Result<std::vector<CountTask>> Inventory::tasks(const std::string& number)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<CountTask>> {
        const Result<InventoryRecord> inventory = seen_result(session, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        const std::vector<LineRecord> lines = line_records(session.archive.database, *inventory);
        std::vector<CountTask> tasks;
        for (const TaskRecord& record : task_records(session.archive.database, *inventory))
            tasks.push_back(task_of(session.archive, record, lines));
        return tasks;
    });
}

Result<Stocktaking> Inventory::stocktaking(const std::string& number)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<Stocktaking> {
        const Result<InventoryRecord> inventory = find_inventory(session.archive.database, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        const bool counts = inventory->counter_number(session.person.id).has_value();
        if (!counts)
            if (const auto allowed = seen_result(session, number); !allowed)
                return tl::make_unexpected(allowed.error());
        Stocktaking stock = stocktaking_of(session.archive.database, *inventory);
        const bool open
            = inventory->state == InventoryState::frozen || inventory->state == InventoryState::counting;
        if (counts && open) // how many there should be, and how far the other is, would tell too much
            stock.expected = stock.boxes
                = stock.seen.at(*inventory->counter_number(session.person.id) == 1 ? 1 : 0) = 0;
        return stock;
    });
}

Result<std::vector<Stocktaking>> Inventory::all()
{
    Result<std::vector<std::string>> numbers = seen_by(
        *m_session, [&](Session::State& session) -> Result<std::vector<std::string>> {
            std::vector<std::string> found;
            Statement row = session.archive.database.prepare("SELECT number FROM inventory ORDER BY id DESC");
            while (row.next())
                found.push_back(row.text(0));
            return found;
        });
    if (!numbers)
        return tl::make_unexpected(numbers.error());
    std::vector<Stocktaking> all;
    for (const std::string& number : *numbers)
        if (Result<Stocktaking> stock = stocktaking(number))
            all.push_back(std::move(*stock));
        else if (stock.error().code != Code::forbidden)
            return tl::make_unexpected(stock.error());
    return all;
}

Result<RegisterSheet> Inventory::register_sheet(const std::string& number)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<RegisterSheet> {
        const Result<InventoryRecord> inventory = seen_result(session, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        Database& database = session.archive.database;
        const Stocktaking stock = stocktaking_of(database, *inventory);
        RegisterSheet sheet;
        sheet.form = "F18";
        sheet.number = number;
        sheet.made_on = index::iso_date(session.archive.premises.today()).value();
        const auto name_of = [&](std::size_t counter) {
            return person_by_id(database, inventory->counters.at(counter)).name;
        };
        sheet.head = {{"batch_no", number}, {"scope", stock.scope.text()}, {"counter_1", name_of(0)},
            {"counter_2", name_of(1)}};
        if (!stock.counted_on.empty())
            sheet.head["counted_on"] = index::iso_date(stock.counted_on).value();
        sheet.foot = {{"counter_1", name_of(0)}, {"counter_2", name_of(1)}};
        std::map<std::int64_t, TaskRecord> tasks;
        for (const TaskRecord& task : task_records(database, *inventory))
            tasks[task.line] = task;
        for (const LineRecord& line : line_records(database, *inventory)) {
            const auto task = tasks.find(line.id);
            sheet.rows.push_back(
                row_of(session.archive, line, task == tasks.end() ? nullptr : &task->second));
        }
        return sheet;
    });
}

} // namespace strongroom::archive
