#include "archive/handover/handover.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string list_in(Walk& walk, const std::string& states)
{
    return walk.one(
        "SELECT number FROM handover" + (walk.chance(85) ? " WHERE state IN (" + states + ")" : ""),
        "JJ-2026-9999");
}

/// Who gave, or receives, mostly.
Session& hand(Walk& walk, const std::string& list, const char* column, const char* otherwise)
{
    Statement row
        = walk.at.database().prepare(std::string("SELECT login FROM person JOIN handover AS h ON h.") + column
                + " = person.id WHERE h.number = ?",
            list);
    const std::string login = row.next() ? row.text(0) : otherwise;
    return walk.one_of({login.c_str()});
}

std::vector<std::string> items_of(Walk& walk, const std::string& list)
{
    std::vector<std::string> items;
    Statement row = walk.at.database().prepare(
        "SELECT item.uid FROM item JOIN handover_line AS l ON l.item = item.id JOIN handover AS h ON h.id = "
        "l.handover WHERE h.number = ? ORDER BY item.id",
        list);
    while (row.next())
        if (walk.chance(97))
            items.push_back(row.text(0));
    return items;
}

Answer draft(Walk& walk)
{
    NewHandover wanted;
    wanted.kind = walk.chance(50) ? HandoverKind::daily
        : walk.chance(90)         ? HandoverKind::custody
                                  : HandoverKind::close_out;
    wanted.project = walk.chance(95) ? "BT01" : "BT02";
    wanted.receiver = walk.chance(60) ? "arch2" : walk.chance(50) ? "" : walk.login();
    wanted.receiving_unit = "信息部";
    wanted.desk = walk.chance(90) ? "deskdeskdesk" : "";
    wanted.reason = walk.reason();
    if (wanted.kind != HandoverKind::close_out)
        wanted.things = walk.several("SELECT uid FROM item WHERE desk IS NOT NULL OR box IS NOT NULL", 3);
    return Handover(walk.one_of({"arch1", "sadm1", "front1", "arch2"})).draft(wanted);
}

Answer add(Walk& walk)
{
    const std::string list = list_in(walk, "'LIST_DRAFT'");
    const auto things = walk.several("SELECT uid FROM item", 2);
    return Handover(hand(walk, list, "giver", "arch1")).add(list, things);
}

Answer take_off(Walk& walk)
{
    const std::string list = list_in(walk, "'LIST_DRAFT'");
    const auto things = walk.several("SELECT uid FROM item", 1);
    return Handover(hand(walk, list, "giver", "arch1")).take_off(list, things);
}

Answer self_check(Walk& walk)
{
    const std::string list = list_in(walk, "'LIST_DRAFT'");
    return Handover(hand(walk, list, "giver", "arch1")).self_check(list);
}

Answer counter_check(Walk& walk)
{
    const std::string list = list_in(walk, "'SELF_CHECKED'");
    return Handover(walk.one_of({"sadm2", "pm1", "arch_head1"})).counter_check(list);
}

Answer send_back(Walk& walk)
{
    const std::string list = list_in(walk, "'SELF_CHECKED', 'COUNTER_CHECKED'");
    return Handover(walk.one_of({"sadm2", "pm1", "arch1"})).send_back(list, walk.reason());
}

Answer send(Walk& walk)
{
    const std::string list = list_in(walk, "'COUNTER_CHECKED', 'LIST_DRAFT'");
    return Handover(hand(walk, list, "giver", "arch1")).send(list);
}

Answer tick(Walk& walk)
{
    const std::string list = list_in(walk, "'SENT', 'RECEIVING', 'CORRECTED'");
    std::vector<LineCheck> checks;
    for (const std::string& item : items_of(walk, list))
        checks.push_back(walk.chance(93)
                ? LineCheck{item, LineCheck::Finding::agrees, 1, 2, {}}
                : LineCheck{item, walk.chance(50) ? LineCheck::Finding::differs : LineCheck::Finding::absent,
                    1, walk.number(0, 3), walk.chance(90) ? "少一页" : ""});
    return Handover(hand(walk, list, "receiver", "arch2")).tick(list, checks);
}

Answer report_discrepancy(Walk& walk)
{
    const std::string list = list_in(walk, "'RECEIVING'");
    return Handover(hand(walk, list, "receiver", "arch2")).report_discrepancy(list);
}

Answer correct(Walk& walk)
{
    const std::string list = list_in(walk, "'DISCREPANCY'");
    std::vector<LineCorrection> corrections;
    for (const std::string& item :
        walk.several("SELECT item.uid FROM handover_line AS l JOIN item ON item.id = "
                     "l.item WHERE l.state IN ('differs', 'absent') ORDER BY item.id",
            4))
        corrections.push_back(
            {item, walk.chance(50) ? LineCorrection::Kind::counts : LineCorrection::Kind::taken_off, 1,
                walk.number(1, 3), "已核对"});
    return Handover(hand(walk, list, "giver", "arch1")).correct(list, corrections);
}

Answer countersign(Walk& walk)
{
    const std::string list = list_in(walk, "'RECEIVING'");
    Statement row = walk.at.database().prepare("SELECT digest FROM handover WHERE number = ?", list);
    const std::string digest = row.next() && walk.chance(95) ? row.text(0) : std::string(64, '0');
    return Handover(hand(walk, list, "receiver", "arch2")).countersign(list, digest);
}

Answer close(Walk& walk)
{
    const std::string list = list_in(walk, "'COUNTERSIGNED'");
    return Handover(hand(walk, list, "giver", "arch1")).close(list);
}

Answer cancel(Walk& walk)
{
    const std::string list = list_in(walk, "'LIST_DRAFT', 'SENT', 'RECEIVING', 'DISCREPANCY', 'CORRECTED'");
    return Handover(hand(walk, list, "giver", "arch1")).cancel(list, walk.reason());
}

Answer look(Walk& walk)
{
    const std::string list = list_in(walk, "'SENT'");
    Handover handover(walk.one_of({"arch1", "sadm1"}));
    return walk.chance(50) ? Answer(handover.handover(list)) : Answer(handover.list());
}

} // namespace

std::vector<Deed> handover_deeds()
{
    return {{"handover draft", 10, draft}, {"handover add", 4, add}, {"handover take_off", 2, take_off},
        {"handover self_check", 9, self_check}, {"handover counter_check", 9, counter_check},
        {"handover send_back", 2, send_back}, {"handover send", 14, send}, {"handover tick", 16, tick},
        {"handover report_discrepancy", 4, report_discrepancy}, {"handover correct", 5, correct},
        {"handover countersign", 12, countersign}, {"handover close", 8, close},
        {"handover cancel", 3, cancel}, {"handover look", 3, look}};
}

} // namespace strongroom::test
