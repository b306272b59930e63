#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {
namespace {

/// How far along its life the paper of a file may still be lent; a file that is being destroyed is read by
/// nobody but its witnesses.
bool lendable_state(LoanKind kind, FileState state)
{
    switch (state) {
    case FileState::registered:
    case FileState::filed:
    case FileState::change_pending:
    case FileState::due:
        return true;
    case FileState::destruction_listed:
        return kind == LoanKind::e_access || kind == LoanKind::read_on_site;
    case FileState::transferred:
        return kind == LoanKind::e_access; // the scans stay (DOMAIN §5.3)
    default:
        return false;
    }
}

} // namespace

Result<void> lendable(Act& act, LoanKind kind, const ItemRecord& item, const FileRecord& file)
{
    if (!lendable_state(kind, file.state))
        return failed(Code::conflict,
            file.label() + " is " + std::string(name(file.state)) + " and cannot be lent",
            file.state == FileState::keyed || file.state == FileState::verified
                ? "have it registered first"
                : "ask the archive what is left of it");
    Statement hold = act.database().prepare(
        "SELECT number FROM hold WHERE file = ? AND released_at IS NULL AND blocks_loan = 1", file.id.value);
    if (hold.next())
        return failed(Code::conflict,
            file.label() + " is on hold " + hold.text(0) + ", which forbids lending",
            "ask who placed the hold");
    if (kind == LoanKind::e_access)
        return {};
    if (item.at.gone())
        return failed(Code::conflict, item.label() + " is " + item.at.text(), "ask for its scan instead");
    if (!item.missing_since.empty())
        return failed(Code::conflict, item.label() + " is missing since " + item.missing_since.substr(0, 10),
            "ask for its scan instead");
    if (item.at.kind == Whereabouts::Kind::handover)
        return failed(Code::conflict, item.label() + " is on its way in a hand-over",
            "wait until it has been received, or ask for its scan");
    return {};
}

bool promised_elsewhere(Database& database, const LoanRecord& loan, ItemId item)
{
    return database
        .prepare("SELECT 1 FROM loan_item li JOIN loan l ON l.id = li.loan WHERE li.item = ? AND l.id <> ? "
                 "AND l.kind IN (?, ?) AND (li.state = ? OR (li.state = ? AND l.state IN (?, ?)))",
            item.value, loan.id.value, name(LoanKind::read_on_site), name(LoanKind::borrow_original),
            name(LoanItem::State::out), name(LoanItem::State::asked), name(LoanState::approved),
            name(LoanState::ready))
        .next();
}

Result<void> nothing_overdue(Act& act, const LoanRecord& loan)
{
    Statement late = act.database().prepare(
        "SELECT l.number FROM loan l, loan mine WHERE mine.id = ? AND l.id <> mine.id "
        "AND (l.borrower = mine.borrower OR l.outside_hash = mine.outside_hash) "
        "AND (l.state IN (?, ?) OR (l.state IN (?, ?, ?, ?, ?) AND l.kind <> ? AND l.due_on < ?)) LIMIT 1",
        loan.id.value, name(LoanState::lost), name(LoanState::investigated), name(LoanState::lent),
        name(LoanState::renewed), name(LoanState::due_soon), name(LoanState::overdue),
        name(LoanState::escalated), name(LoanKind::e_access), act.today());
    if (late.next())
        return failed(Code::conflict,
            "the borrower has an overdue loan, " + late.text(0) + ", and gets nothing before it is back",
            "bring it back first");
    return {};
}

void advance_waiting(Act& act)
{
    // Those whose items are all free; one that is served may take an item from the next, so each is asked
    // again.
    Statement queue = act.database().prepare(
        "SELECT w.id FROM loan w WHERE w.state = ?1 AND NOT EXISTS (SELECT 1 FROM loan_item mine JOIN "
        "loan_item li "
        "ON li.item = mine.item AND li.loan <> mine.loan JOIN loan l ON l.id = li.loan WHERE mine.loan = "
        "w.id AND "
        "l.kind IN (?2, ?3) AND (li.state = ?4 OR (li.state = ?5 AND l.state IN (?6, ?7)))) "
        "ORDER BY w.priority DESC, w.id",
        name(LoanState::waiting), name(LoanKind::read_on_site), name(LoanKind::borrow_original),
        name(LoanItem::State::out), name(LoanItem::State::asked), name(LoanState::approved),
        name(LoanState::ready));
    std::vector<LoanId> waiting;
    while (queue.next())
        waiting.push_back({queue.integer(0)});
    for (const LoanId id : waiting) {
        LoanRecord loan = loan_record(act.database(), id);
        bool here = true;
        for (const LentItem& each : items_on(act.database(), id))
            here = here && !promised_elsewhere(act.database(), loan, each.item.id)
                && lendable(act, loan.kind, each.item, each.file).has_value();
        if (!here || !go(act, loan, LoanState::approved))
            continue;
        loan.collect_by = days_after(act.today(), number_setting(act.database(), "loan.collect_days", 3));
        act.database().run("UPDATE loan SET collect_by = ? WHERE id = ?", loan.collect_by, id.value);
        notify(act, loan, LoanNotice::Kind::available, 0, loan.borrower.value_or(loan.applicant));
    }
}

} // namespace strongroom::archive
