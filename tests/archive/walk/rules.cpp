#include <array>
#include <string_view>

#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

/// Each query names what breaks the rule.
struct Rule {
    std::string_view sentence, breakers;
};

constexpr std::array rules{
    // Exactly one place (V-DC-06), and both sides agree on it.
    Rule{"an item is in more or less than one place",
        "SELECT uid FROM item WHERE (desk IS NOT NULL) + (box IS NOT NULL) + (loan IS NOT NULL) + "
        "(handover IS NOT NULL) + (gone IS NOT NULL) <> 1"},
    Rule{"an item is lent twice",
        "SELECT item FROM loan_item WHERE state IN ('out', 'lost') GROUP BY item HAVING count(*) > 1"},
    Rule{"an item is on a loan that does not have it",
        "SELECT uid FROM item WHERE loan IS NOT NULL AND NOT EXISTS (SELECT 1 FROM loan_item AS l WHERE "
        "l.loan = item.loan AND l.item = item.id AND l.state IN ('out', 'lost'))"},
    Rule{"a loan has an item that is elsewhere",
        "SELECT item.uid FROM loan_item AS l JOIN item ON item.id = l.item WHERE l.state IN ('out', 'lost') "
        "AND item.loan IS NOT l.loan"},
    Rule{"an item is on a loan that is not out",
        "SELECT item.uid || ' on ' || loan.number FROM item JOIN loan ON loan.id = item.loan WHERE "
        "loan.state "
        "NOT IN ('LENT', 'RENEWED', 'DUE_SOON', 'OVERDUE', 'ESCALATED', 'RETURN_PENDING', 'LOST', "
        "'INVESTIGATED')"},
    Rule{"an item is on its way with a hand-over that is not",
        "SELECT item.uid || ' on ' || h.number FROM item JOIN handover AS h ON h.id = item.handover "
        "WHERE h.state NOT IN ('SENT', 'RECEIVING', 'DISCREPANCY', 'CORRECTED')"},
    Rule{"a destroyed file has an item that is there",
        "SELECT item.uid FROM item JOIN file ON file.id = item.file WHERE file.state = 'DESTROYED' AND gone "
        "IS NOT 'destroyed'"},
    Rule{"an item is destroyed and its file is not",
        "SELECT item.uid FROM item JOIN file ON file.id = item.file WHERE gone = 'destroyed' AND file.state "
        "<> 'DESTROYED'"},
    Rule{"a file is FILED and none of its items has a box",
        "SELECT uid FROM file WHERE state = 'FILED' AND NOT EXISTS (SELECT 1 FROM item WHERE item.file = "
        "file.id "
        "AND (desk IS NULL OR home IS NOT NULL OR missing_since IS NOT NULL))"},

    // Boxes (V-DC-07).
    Rule{"a box holds what does not belong together",
        "SELECT box.id FROM item JOIN file ON file.id = item.file JOIN box ON box.id = item.box WHERE "
        "file.project <> box.project OR file.building <> box.building OR file.grade <> box.grade OR "
        "(box.state <> 'temporary' AND file.retention <> box.retention)"},
    Rule{"a box holds more pages than it takes",
        "SELECT box.id FROM item JOIN box ON box.id = item.box GROUP BY box.id HAVING sum(item.pages) > "
        "box.page_limit"},
    Rule{"a box stands where its grade may not",
        "SELECT box.id FROM box JOIN location AS l ON l.id = box.location WHERE l.grade > box.grade"},
    Rule{"a shelf holds more than it is wide",
        "SELECT l.id FROM box JOIN location AS l ON l.id = box.location GROUP BY l.id HAVING "
        "sum(box.thickness_mm) > l.capacity_mm"},
    Rule{"two boxes stand in one spot",
        "SELECT location FROM box WHERE location IS NOT NULL AND state <> 'dissolved' "
        "GROUP BY location, position HAVING count(*) > 1"},
    Rule{"a dissolved box holds something",
        "SELECT box.id FROM box JOIN item ON item.box = box.id OR (item.home = box.id AND (item.loan IS NOT "
        "NULL OR item.handover IS NOT NULL)) WHERE box.state = 'dissolved'"},
    Rule{"a box with items stands nowhere",
        "SELECT box.id FROM box JOIN item ON item.box = box.id WHERE box.location IS NULL AND box.state <> "
        "'temporary'"},

    // Separation of duties (DOMAIN 5.2).
    Rule{"SoD-1: a verifier keyed the file", "SELECT uid FROM file WHERE verified_by = keyed_by"},
    Rule{"SoD-2: a borrower decided",
        "SELECT loan.number FROM approval AS a JOIN loan ON a.object = 'loan:' || loan.number "
        "WHERE a.person = loan.borrower"},
    Rule{"SoD-2: a borrower lent, or took back",
        "SELECT number FROM loan WHERE lender = borrower OR receiver = borrower"},
    Rule{"SoD-2: one person decided twice",
        "SELECT object FROM approval WHERE object LIKE 'loan:%' GROUP BY object, person HAVING count(*) > 1"},
    Rule{"SoD-3: one person has two parts in a destruction",
        "SELECT number FROM (SELECT d.number, d.proposed_by AS person FROM destruction AS d UNION ALL "
        "SELECT d.number, a.person FROM approval AS a JOIN destruction AS d ON a.object = 'destruction:' || "
        "d.number AND a.round = d.version WHERE a.step LIKE 'approve_%' AND a.decision = 'approved' UNION "
        "ALL "
        "SELECT number, executor FROM destruction WHERE executor IS NOT NULL UNION ALL "
        "SELECT number, person FROM (SELECT DISTINCT d.number, s.part, s.person FROM destruction_seen AS s "
        "JOIN destruction AS d ON d.id = s.destruction AND d.version = s.version WHERE s.part LIKE "
        "'witness_%')) GROUP BY number, person HAVING count(*) > 1"},
    Rule{"SoD-3: both witnesses are of the archive",
        "SELECT d.number FROM destruction AS d WHERE d.state IN ('WITNESS_PRECHECK', 'EXECUTING', "
        "'EXECUTED', "
        "'VERIFIED', 'CERTIFIED', 'POSTED', 'CLOSED') AND NOT EXISTS (SELECT 1 FROM destruction_seen AS s "
        "JOIN person AS p ON p.id = s.person JOIN org_unit AS u ON u.id = p.unit WHERE s.destruction = d.id "
        "AND s.version = d.version AND s.part LIKE 'witness_%' AND u.code <> 'ARCHIVE')"},
    Rule{"SoD-4: a giver received",
        "SELECT number FROM handover WHERE giver = receiver AND state IN ('COUNTERSIGNED', 'CLOSED')"},
    Rule{"SoD-5: somebody holds two of SYS, SEC, AUDIT",
        "SELECT person FROM role_grant WHERE role IN ('SYS', 'SEC', 'AUDIT') AND revoked IS NULL "
        "GROUP BY person HAVING count(DISTINCT role) > 1"},
    Rule{"SoD-7: one person counted twice",
        "SELECT number FROM inventory WHERE first_counter = second_counter"},
    Rule{"SoD-7: a counter approved",
        "SELECT number FROM inventory WHERE approved_by IN (first_counter, second_counter)"},
    Rule{"SoD-8: one person proposed and decided a change of the schedule",
        "SELECT c.number FROM retention_change AS c JOIN ledger AS l ON l.action = 'retention.decided' AND "
        "l.object LIKE '%' || c.number JOIN person AS p ON p.id = c.proposed_by WHERE l.actor = p.login"},
    Rule{"SoD-9: somebody got a role that nobody approved",
        "SELECT l.object FROM ledger AS l WHERE l.action = 'grant.executed' AND NOT EXISTS (SELECT 1 FROM "
        "ledger AS a WHERE a.object = l.object AND a.action = 'grant.approved' AND a.actor <> l.actor)"},
    Rule{"a hold was released by who placed it", "SELECT number FROM hold WHERE released_by = placed_by"},
    Rule{"a file on hold was destroyed",
        "SELECT file.uid FROM file JOIN hold ON hold.file = file.id WHERE file.state = 'DESTROYED' AND "
        "hold.released_at IS NULL"},
};

} // namespace

std::vector<std::string> broken_rules(archive::Database& database)
{
    std::vector<std::string> broken;
    for (const Rule& rule : rules) {
        archive::Statement row = database.prepare(rule.breakers);
        if (row.next())
            broken.push_back(std::string(rule.sentence) + ": " + row.text(0));
    }
    return broken;
}

} // namespace strongroom::test
