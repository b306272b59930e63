#pragma once

#include "archive/inventory/inventory_table_internal.h"

namespace strongroom::archive {

/// A task's row.
struct TaskRecord {
    std::int64_t id = 0;
    int number = 0;
    std::int64_t line = 0; ///< id of the line
    std::string state;
    int round = 1; ///< of proposals to write it off
    std::optional<Resolution> resolution;
    std::optional<PersonId> person;
    std::string on, why;

    std::string object(const InventoryRecord& inventory) const ///< in the ledger, and of approvals
    {
        return "inventory_task:" + inventory.number + "/" + std::to_string(number);
    }
};

std::vector<TaskRecord> task_records(Database& database, const InventoryRecord& inventory);
void set_task(Database& database, const TaskRecord& task, const std::string& state, Resolution resolution,
    PersonId person, const std::string& on, const std::string& why);
/// The proposal was rejected: something else has to be done.
void reopen_task(Database& database, const TaskRecord& task);

} // namespace strongroom::archive
