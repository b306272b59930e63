#include "archive/inventory/inventory.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string in(Walk& walk, const std::string& states)
{
    return walk.one("SELECT number FROM inventory"
            + (walk.chance(88) ? " WHERE state IN (" + states + ")" : std::string()),
        "PD-2026-9999");
}

Session& counter_of(Walk& walk, const std::string& number)
{
    Statement row = walk.at.database().prepare(
        "SELECT login FROM person JOIN inventory AS i ON person.id = CASE ? WHEN 1 THEN i.first_counter ELSE "
        "i.second_counter END WHERE i.number = ?",
        walk.number(1, 2), number);
    const std::string login = row.next() ? row.text(0) : "arch1";
    return walk.one_of({login.c_str()});
}

Answer plan(Walk& walk)
{
    CountScope scope;
    if (walk.chance(20))
        scope.sample_percent = walk.number(-1, 100);
    return Inventory(walk.one_of({"arch1", "arch_head1"}))
        .plan(scope, "arch1", walk.chance(90) ? "arch2" : "arch1", walk.reason());
}

Answer freeze(Walk& walk)
{
    return Inventory(walk.one_of({"arch1", "arch_head1"})).freeze(in(walk, "'PLANNED'"));
}

/// Scans most of what is there, one thing or the other elsewhere.
Answer count(Walk& walk)
{
    const std::string number = in(walk, "'FROZEN', 'COUNTING'");
    CountList list;
    int line = 0;
    Statement row = walk.at.database().prepare(
        "SELECT item.uid, box.uid, (SELECT uid FROM location WHERE id = box.location) FROM item JOIN box ON "
        "box.id = item.box ORDER BY item.id");
    while (row.next())
        if (walk.chance(96)) {
            Sighting seen;
            seen.code = {Labelled::item, row.text(0)};
            seen.box = row.text(1);
            seen.location = row.text(2);
            seen.pages = walk.chance(97) ? 2 : 1;
            seen.line = ++line;
            list.sightings.push_back(seen);
        }
    return Inventory(counter_of(walk, number)).count(number, list);
}

Answer finish(Walk& walk)
{
    const std::string number = in(walk, "'COUNTING'");
    return Inventory(counter_of(walk, number)).finish_count(number);
}

Answer reconcile(Walk& walk)
{
    return Inventory(walk.one_of({"arch_head1", "arch1"})).reconcile(in(walk, "'COUNTING'"));
}

Answer settle(Walk& walk)
{
    const std::string number = in(walk, "'COUNTING', 'RECONCILED'");
    return Inventory(walk.one_of({"arch_head1"}))
        .settle(number, walk.number(1, 30), walk.chance(70) ? CountResult::on_shelf : CountResult::missing,
            walk.reason());
}

Answer resolve(Walk& walk)
{
    constexpr std::array ways{Resolution::put_back, Resolution::accept_place, Resolution::mark_missing,
        Resolution::found, Resolution::write_off, Resolution::repaired, Resolution::noted};
    const std::string number = in(walk, "'RECONCILED', 'APPROVED'");
    return Inventory(walk.one_of({"arch1", "arch_head1"}))
        .resolve(number, walk.number(1, 8), ways[static_cast<std::size_t>(walk.number(0, 6))], walk.reason());
}

Answer decide_write_off(Walk& walk)
{
    const std::string number = in(walk, "'RECONCILED', 'APPROVED'");
    return Inventory(walk.one_of({"arch_head1", "arch_head2"}))
        .decide_write_off(number, walk.number(1, 8),
            walk.chance(70) ? WriteOff::approved : WriteOff::rejected, walk.reason());
}

Answer approve(Walk& walk)
{
    return Inventory(walk.one_of({"arch_head1", "arch_head2"}))
        .approve(in(walk, "'RECONCILED'"), walk.reason());
}

Answer close(Walk& walk)
{
    return Inventory(walk.one_of({"arch1", "arch_head1"})).close(in(walk, "'APPROVED'"));
}

Answer cancel(Walk& walk)
{
    return Inventory(walk.one_of({"arch_head1"})).cancel(in(walk, "'PLANNED', 'COUNTING'"), walk.reason());
}

Answer look(Walk& walk)
{
    const std::string number = in(walk, "'COUNTING', 'RECONCILED'");
    Inventory inventory(walk.one_of({"arch1", "arch_head1"}));
    return walk.chance(50) ? Answer(inventory.places(number)) : Answer(inventory.lines(number));
}

} // namespace

std::vector<Deed> inventory_deeds()
{
    return {{"inventory plan", 2, plan}, {"inventory freeze", 3, freeze}, {"inventory count", 6, count},
        {"inventory finish_count", 5, finish}, {"inventory reconcile", 4, reconcile},
        {"inventory settle", 3, settle}, {"inventory resolve", 8, resolve},
        {"inventory decide_write_off", 4, decide_write_off}, {"inventory approve", 4, approve},
        {"inventory close", 3, close}, {"inventory cancel", 1, cancel}, {"inventory look", 2, look}};
}

} // namespace strongroom::test
