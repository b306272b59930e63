#include "archive/inventory/task_table_internal.h"

namespace strongroom::archive {

std::vector<TaskRecord> task_records(Database& database, const InventoryRecord& inventory)
{
    Statement row = database.prepare(
        "SELECT id, number, line, state, round, coalesce(resolution, ''), person, "
        "coalesce(done_on, ''), why FROM inventory_task WHERE inventory = ? ORDER BY number",
        inventory.id);
    std::vector<TaskRecord> tasks;
    while (row.next())
        tasks.push_back({row.integer(0), static_cast<int>(row.integer(1)), row.integer(2), row.text(3),
            static_cast<int>(row.integer(4)), resolution_named(row.text(5)),
            row.null(6) ? std::nullopt : std::optional(PersonId{row.integer(6)}), row.text(7), row.text(8)});
    return tasks;
}

void set_task(Database& database, const TaskRecord& task, const std::string& state, Resolution resolution,
    PersonId person, const std::string& on, const std::string& why)
{
    database.run(
        "UPDATE inventory_task SET state = ?, resolution = ?, person = ?, done_on = ?, why = ? WHERE id = ?",
        state, name(resolution), person.value, on, why, task.id);
}

void reopen_task(Database& database, const TaskRecord& task)
{
    database.run("UPDATE inventory_task SET state = 'open', resolution = NULL, person = NULL, done_on = "
                 "NULL, why = '', "
                 "round = round + 1 WHERE id = ?",
        task.id);
}

} // namespace strongroom::archive
