#include "archive/shelves/shelves.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string box(Walk& walk) { return walk.one("SELECT uid FROM box", "BT01-9999"); }
std::string place(Walk& walk) { return walk.one("SELECT uid FROM location WHERE kind <> 'site'", "99-99"); }

Answer add_location(Walk& walk)
{
    NewLocation wanted;
    const bool room = walk.chance(20);
    wanted.kind = room ? LocationKind::room : LocationKind::shelf;
    wanted.parent = walk.one(room ? "SELECT uid FROM location WHERE kind = 'site'"
                                  : "SELECT uid FROM location WHERE kind IN ('rack', 'row', 'room')");
    wanted.code = std::to_string(walk.number(10, 60));
    wanted.grade = walk.number(1, 3);
    wanted.capacity_mm = walk.number(-10, 400);
    return Shelves(walk.one_of({"arch_head1"})).add_location(wanted);
}

Answer close_location(Walk& walk)
{
    return Shelves(walk.one_of({"arch_head1"})).close_location(place(walk), walk.reason());
}

Answer open_location(Walk& walk)
{
    const std::string closed = walk.one("SELECT uid FROM location WHERE closed = 1", "99-99");
    return Shelves(walk.one_of({"arch_head1"})).open_location(closed, walk.reason());
}

Answer set_custodian(Walk& walk)
{
    return Shelves(walk.one_of({"arch_head1"})).set_custodian(place(walk), walk.login());
}

Answer new_box(Walk& walk)
{
    NewBox wanted;
    wanted.key = {walk.chance(90) ? "BT01" : "BT02", std::to_string(walk.number(0, 12)),
        walk.chance(85) ? "D30" : "Y", walk.chance(85) ? 2 : walk.number(0, 4)};
    wanted.location = walk.chance(80) ? place(walk) : "";
    wanted.thickness_mm = walk.chance(80) ? 20 : walk.number(0, 60);
    if (walk.chance(40))
        wanted.page_limit = walk.number(-1, 9);
    wanted.temporary = walk.chance(10);
    return Shelves(walk.one_of({"arch1", "arch2"})).new_box(wanted);
}

Answer close_box(Walk& walk) { return Shelves(walk.one_of({"arch1"})).close_box(box(walk), walk.reason()); }
Answer open_box(Walk& walk)
{
    const std::string closed = walk.one("SELECT uid FROM box WHERE state = 'closed'", "BT01-9999");
    return Shelves(walk.one_of({"arch1"})).open_box(closed, walk.reason());
}
Answer confirm_box(Walk& walk) { return Shelves(walk.one_of({"arch1"})).confirm_box(box(walk)); }
Answer dissolve_box(Walk& walk)
{
    return Shelves(walk.one_of({"arch1"})).dissolve_box(box(walk), walk.reason());
}

Answer move_box(Walk& walk)
{
    BoxMove move{box(walk), place(walk), walk.reason(), walk.chance(60) ? 0 : walk.number(-1, 9)};
    if (walk.chance(20))
        move.from = place(walk);
    return Shelves(walk.one_of({"arch1", "arch2"})).move_box(move);
}

Answer move_shelf(Walk& walk)
{
    const std::string from = place(walk), to = place(walk);
    return Shelves(walk.one_of({"arch1", "arch2"}))
        .move_shelf(from, to, walk.reason(), walk.chance(80) ? Trial::carry_out : Trial::preview);
}

Answer split_box(Walk& walk)
{
    return Shelves(walk.one_of({"arch1"}))
        .split_box(box(walk), walk.chance(80) ? Trial::carry_out : Trial::preview);
}

Answer propose(Walk& walk)
{
    return Shelves(walk.one_of({"arch1"})).propose(walk.one("SELECT uid FROM file"));
}

/// Mostly into a box of the right kind.
Answer put(Walk& walk)
{
    const auto items = walk.several("SELECT uid FROM item WHERE desk IS NOT NULL", 2);
    std::string fitting = "SELECT uid FROM box";
    if (!items.empty() && walk.chance(85))
        fitting
            = "SELECT box.uid FROM box JOIN file ON file.building = box.building AND file.grade = box.grade "
              "JOIN item ON item.file = file.id WHERE item.uid = '"
            + items[0] + "' ORDER BY box.id";
    return Shelves(walk.one_of({"arch1", "arch2"})).place(walk.one(fitting), items);
}

Answer move_items(Walk& walk)
{
    const std::string from = box(walk), to = box(walk);
    const auto items = walk.several(walk.chance(80)
            ? "SELECT item.uid FROM item JOIN box ON box.id = item.box WHERE box.uid = '" + from
                + "' ORDER BY item.id"
            : std::string("SELECT uid FROM item"),
        2);
    return Shelves(walk.one_of({"arch1", "arch2"}))
        .move_items(items, from, to, walk.reason(), walk.chance(85) ? Trial::carry_out : Trial::preview);
}

Answer take_out(Walk& walk)
{
    const auto items = walk.several("SELECT uid FROM item WHERE box IS NOT NULL", 2);
    const std::string desk = walk.chance(92) ? "deskdeskdesk" : place(walk);
    return Shelves(walk.one_of({"arch1", "arch2"})).take_out(items, desk, walk.reason());
}

Answer look(Walk& walk)
{
    Shelves shelves(walk.one_of({"arch1", "sales1"}));
    switch (walk.number(0, 3)) {
    case 0:
        return shelves.where(walk.one("SELECT uid FROM item"));
    case 1:
        return shelves.without_location();
    case 2:
        return shelves.contents(box(walk));
    default:
        return shelves.free_space();
    }
}

} // namespace

std::vector<Deed> shelf_deeds()
{
    return {{"shelf add_location", 3, add_location}, {"shelf close_location", 1, close_location},
        {"shelf open_location", 3, open_location}, {"shelf set_custodian", 1, set_custodian},
        {"shelf new_box", 8, new_box}, {"shelf close_box", 2, close_box}, {"shelf open_box", 4, open_box},
        {"shelf confirm_box", 2, confirm_box}, {"shelf dissolve_box", 2, dissolve_box},
        {"shelf move_box", 6, move_box}, {"shelf move_shelf", 2, move_shelf},
        {"shelf split_box", 4, split_box}, {"shelf propose", 4, propose}, {"shelf place", 14, put},
        {"shelf move_items", 6, move_items}, {"shelf take_out", 5, take_out}, {"shelf look", 4, look}};
}

} // namespace strongroom::test
