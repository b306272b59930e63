#include <algorithm>
#include <set>

#include <sodium.h>

#include "archive/inventory/inventory_table_internal.h"
#include "archive/numbers_internal.h"
#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {
namespace {

constexpr int whole = 100;

Result<Person> counter_named(Act& act, const std::string& login, const Subject& subject)
{
    const std::optional<Person> person = person_by_login(act.database(), login);
    if (!person)
        return failed(
            Code::not_found, "there is nobody with the login " + login, "'strongroom user list' shows all");
    const Verdict verdict = may(*person, Right::inventory_count, subject, act.today());
    if (!verdict.allowed())
        return failed(Code::conflict, login + " cannot count: " + verdict.why, "name somebody who may");
    return *person;
}

/// SoD-7: who answers for the shelves may be one of the two, not both.
Result<void> apart(Act& act, std::optional<LocationId> scope, const Person& first, const Person& second)
{
    if (first.id == second.id)
        return failed(Code::forbidden, "both counters would be " + first.login + " (SoD-7)",
            "two different people count, apart from each other");
    const LocationTree tree(act.database());
    std::set<std::string> custodians;
    for (const std::size_t index : tree.under(scope))
        if (tree[index].boxes > 0 || tree[index].items > 0)
            custodians.insert(tree[index].custodian);
    if (custodians.contains(first.login) && custodians.contains(second.login))
        return failed(Code::forbidden,
            first.login + " and " + second.login + " both answer for what is to be counted (SoD-7)",
            "at least one of the two has to come from elsewhere");
    return {};
}

/// The boxes in scope, in shelf order; with a sample, those that the lot falls on.
std::vector<BoxRecord> boxes_in_scope(Database& database, const InventoryRecord& inventory)
{
    const LocationTree tree(database);
    std::vector<BoxRecord> boxes;
    for (const std::size_t index : tree.under(inventory.location))
        if (tree[index].boxes > 0)
            for (BoxRecord& box : boxes_on(database, tree[index].record.id))
                if (!inventory.project || box.project == *inventory.project)
                    boxes.push_back(std::move(box));
    const std::size_t percent = static_cast<std::size_t>(inventory.sample_percent);
    std::size_t wanted = (boxes.size() * percent + whole - 1) / whole, left = boxes.size();
    // Each of the boxes that are left is taken with the chance wanted / left, so every set is as likely.
    std::erase_if(boxes, [&](const BoxRecord&) {
        const bool taken = randombytes_uniform(static_cast<std::uint32_t>(left--)) < wanted;
        wanted -= taken ? 1 : 0;
        return !taken;
    });
    return boxes;
}

Result<void> countable(Act& act, const InventoryRecord& inventory, const BoxRecord& box)
{
    for (const PersonId id : inventory.counters)
        if (const Person counter = person_by_id(act.database(), id); box.key.grade < counter.clearance)
            return failed(Code::conflict,
                counter.login + " is not cleared for " + box.label() + " of grade "
                    + std::to_string(box.key.grade),
                "plan it with other counters, or another scope");
    Statement row = act.database().prepare("SELECT v.number FROM inventory_line l JOIN inventory v ON v.id = "
                                           "l.inventory WHERE l.kind = 'box' AND l.box "
                                           "= ? AND v.state IN ('FROZEN', 'COUNTING') LIMIT 1",
        box.id.value);
    if (row.next())
        return failed(Code::conflict, box.label() + " is being counted in " + row.text(0),
            "finish or cancel that one first");
    return {};
}

LineRecord expected_item(const ItemRecord& item, std::optional<BoxId> box, std::optional<LocationId> location)
{
    LineRecord line;
    line.kind = "item";
    line.uid = item.uid;
    line.item = item.id;
    line.box = box;
    line.location = location;
    line.on_record = item.at.text();
    return line;
}

/// What lies on the desks in scope; a sample is drawn of boxes only.
void expect_desks(Database& database, const InventoryRecord& inventory)
{
    const LocationTree tree(database);
    for (const std::size_t index : tree.under(inventory.location))
        if (tree[index].items > 0)
            for (const ItemRecord& item :
                items_at(database, {Whereabouts::Kind::desk, tree[index].record.id.value}))
                if (!inventory.project || file_record(database, item.file).project == *inventory.project)
                    add_line(database, inventory, expected_item(item, std::nullopt, tree[index].record.id));
}

} // namespace

Result<Stocktaking> Inventory::plan(const CountScope& scope, const std::string& first_counter,
    const std::string& second_counter, const std::string& reason)
{
    if (scope.sample_percent < 1 || scope.sample_percent > whole)
        return failed(Code::bad_input, "a sample is 1 to 100 per cent of the boxes",
            "give a whole number from 1 to 100");
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        Database& database = act.database();
        std::optional<LocationId> location;
        if (!scope.location.empty()) {
            const Result<LocationRecord> found = find_location(database, scope.location);
            if (!found)
                return tl::make_unexpected(found.error());
            location = found->id;
        }
        std::optional<ProjectId> project;
        if (!scope.project.empty()) {
            Statement row = database.prepare("SELECT id FROM project WHERE code = ?", scope.project);
            if (!row.next())
                return failed(Code::not_found, "there is no project " + scope.project,
                    "name it by its code, such as BT01");
            project = ProjectId{row.integer(0)};
        }
        const Subject subject{project, 3, std::nullopt, "a stock-taking"};
        if (const auto allowed = act.demand(Right::inventory_plan, subject); !allowed)
            return tl::make_unexpected(allowed.error());
        const Result<Person> first = counter_named(act, first_counter, subject),
                             second = counter_named(act, second_counter, subject);
        for (const auto* person : {&first, &second})
            if (!*person)
                return tl::make_unexpected(person->error());
        if (const auto two = apart(act, location, *first, *second); !two)
            return tl::make_unexpected(two.error());
        const std::string number = next_yearly_number(database, "PD", act.today(), act.now());
        database.run(
            "INSERT INTO inventory (number, state, location, project, sample_percent, first_counter, "
            "second_counter, reason, planned_by, planned_on) VALUES (?, 'PLANNED', nullif(?, 0), nullif(?, "
            "0), "
            "?, ?, ?, ?, ?, ?)",
            number, location ? location->value : 0, project ? project->value : 0, scope.sample_percent,
            first->id.value, second->id.value, reason, act.person().id.value, act.today());
        act.tell({"inventory.planned", "inventory:" + number, "", "PLANNED",
            scope.text() + "; " + first->login + ", " + second->login + "; " + reason});
        return stocktaking_of(database, find_inventory(database, number).value());
    });
}

Result<Stocktaking> Inventory::freeze(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        Database& database = act.database();
        const Result<InventoryRecord> inventory = find_inventory(database, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (const auto done = advance(act, *inventory, InventoryState::frozen, ""); !done)
            return tl::make_unexpected(done.error());
        const auto two = apart(act, inventory->location, person_by_id(database, inventory->counters[0]),
            person_by_id(database, inventory->counters[1]));
        if (!two)
            return tl::make_unexpected(two.error());
        database.run(
            "UPDATE inventory SET frozen_seq = (SELECT coalesce(max(seq), 0) FROM ledger) WHERE id = ?",
            inventory->id);
        for (const BoxRecord& box : boxes_in_scope(database, *inventory)) {
            if (const auto possible = countable(act, *inventory, box); !possible)
                return tl::make_unexpected(possible.error());
            LineRecord line;
            line.kind = "box";
            line.uid = box.uid;
            line.box = box.id;
            line.location = box.location;
            line.on_record = "location:" + std::to_string(box.location->value);
            add_line(database, *inventory, line);
            for (const ItemRecord& item : items_belonging_to(database, box.id))
                add_line(database, *inventory, expected_item(item, box.id, box.location));
        }
        if (inventory->sample_percent == whole)
            expect_desks(database, *inventory);
        const Stocktaking frozen = stocktaking_of(database, find_inventory(database, number).value());
        if (frozen.boxes == 0 && frozen.expected == 0)
            return failed(Code::conflict,
                "nothing is to be counted in " + number + ": " + frozen.scope.text(),
                "cancel it and plan one with another scope");
        return frozen;
    });
}

Result<Stocktaking> Inventory::cancel(const std::string& number, const std::string& why)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (const auto done = advance(act, *inventory, InventoryState::cancelled, why); !done)
            return tl::make_unexpected(done.error());
        return stocktaking_of(act.database(), find_inventory(act.database(), number).value());
    });
}

} // namespace strongroom::archive
