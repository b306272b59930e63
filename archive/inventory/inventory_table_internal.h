#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/inventory/inventory.h"

namespace strongroom::archive {

/// A stock-taking's row.
struct InventoryRecord {
    std::int64_t id = 0;
    std::string number;
    InventoryState state = InventoryState::planned;
    std::optional<LocationId> location;
    std::optional<ProjectId> project;
    int sample_percent = 100;
    std::array<PersonId, 2> counters;
    std::array<bool, 2> finished{};
    int round = 1;
    std::string reason, planned_on, counted_on, closed_on;
    std::int64_t frozen_seq = 0; ///< of the ledger
    std::optional<PersonId> reconciled_by;

    std::string object() const { return "inventory:" + number; } ///< in the ledger
    Subject subject() const { return {project, 3, std::nullopt, "stock-taking " + number}; }
    std::optional<int> counter_number(PersonId person) const; ///< 1 or 2
};

/// DOMAIN §5.7.
inline constexpr std::array inventory_steps{
    Step<InventoryState>{InventoryState::planned, InventoryState::frozen, Right::inventory_plan},
    Step<InventoryState>{InventoryState::frozen, InventoryState::counting, Right::inventory_count},
    Step<InventoryState>{InventoryState::counting, InventoryState::reconciled, Right::inventory_plan},
    Step<InventoryState>{InventoryState::reconciled, InventoryState::approved, Right::inventory_approve},
    Step<InventoryState>{InventoryState::approved, InventoryState::closed, Right::inventory_plan},
    Step<InventoryState>{InventoryState::planned, InventoryState::cancelled, Right::inventory_plan},
    Step<InventoryState>{InventoryState::frozen, InventoryState::cancelled, Right::inventory_plan},
    Step<InventoryState>{InventoryState::counting, InventoryState::cancelled, Right::inventory_plan}};

/// Most rounds the two count; what they still disagree on then is settled by somebody else.
constexpr int most_rounds = 2;

Result<InventoryRecord> find_inventory(Database& database, const std::string& number);
/// Takes it one step on, if the person may, and tells the ledger.
Result<void> advance(Act& act, const InventoryRecord& inventory, InventoryState to, const std::string& why);
/// Errors: forbidden (SoD-7) where the person counts in it.
Result<void> did_not_count(Act& act, const InventoryRecord& inventory, const std::string& what);

/// A line's row.
struct LineRecord {
    std::int64_t id = 0;
    int number = 0;
    std::string kind, uid;
    std::optional<ItemId> item;
    std::optional<BoxId> box;
    std::optional<LocationId> location;
    std::string on_record;
    bool expected = true;
    CountResult result = CountResult::open;
    std::optional<BoxId> found_box;
    std::optional<LocationId> found_location;
    Condition condition = Condition::sound;
    int pages = 0;
    std::string note;
};

std::vector<LineRecord> line_records(Database& database, const InventoryRecord& inventory);
/// Adds a line with the next number; only what is known before anybody counted is looked at.
void add_line(Database& database, const InventoryRecord& inventory, const LineRecord& line);
void set_result(Database& database, const LineRecord& line); ///< result, where found, condition, pages, note

CountLine line_of(Archive::State& archive, const LineRecord& record);
Stocktaking stocktaking_of(Database& database, const InventoryRecord& record);

/// A line that asks for something to be done becomes a task, unless it is one already.
void make_tasks(Database& database, const InventoryRecord& inventory);

} // namespace strongroom::archive
