#include <algorithm>

#include "archive/loans/loan_notes_internal.h"
#include "archive/loans/loan_view_internal.h"
#include "archive/loans/loans.h"
#include "archive/loans/things_internal.h"
#include "archive/numbers_internal.h"

namespace strongroom::archive {
namespace {

/// Whether the item can be handed over now: lendable, and in a box or on a desk of ours.
Result<void> here(Act& act, const LoanRecord& loan, const LentItem& each)
{
    if (auto possible = lendable(act, loan.kind, each.item, each.file); !possible)
        return possible;
    const bool scanned = loan.kind == LoanKind::copy && each.item.document.has_value();
    if (each.item.at.kind == Whereabouts::Kind::loan && !scanned)
        return failed(
            Code::conflict, each.item.label() + " is lent to somebody else", "wait until it is back");
    if (loan.takes_paper() && promised_elsewhere(act.database(), loan, each.item.id))
        return failed(Code::conflict, each.item.label() + " is promised to somebody else",
            "withdraw this loan, or have the head of the archive put it before the others");
    return {};
}

/// The boxes that go out as a whole.
std::vector<BoxId> boxes_of(std::span<const LentItem> items)
{
    std::vector<BoxId> boxes;
    for (const LentItem& each : items)
        if (each.box && std::find(boxes.begin(), boxes.end(), *each.box) == boxes.end())
            boxes.push_back(*each.box);
    return boxes;
}

/// What is in its boxes now, put on the loan; what has left them, taken off. The box was what was approved.
void take_boxes_as_they_are(Act& act, const LoanRecord& loan, std::span<const LentItem> items)
{
    for (const BoxId box : boxes_of(items)) {
        act.database().run("DELETE FROM loan_item WHERE loan = ?1 AND box = ?2 AND item NOT IN "
                           "(SELECT id FROM item WHERE box = ?2)",
            loan.id.value, box.value);
        act.database().run("INSERT OR IGNORE INTO loan_item (loan, item, box) SELECT ?1, id, ?2 FROM item "
                           "WHERE box = ?2",
            loan.id.value, box.value);
    }
}

Result<void> boxes_unchanged(Act& act, const LoanRecord& loan, std::span<const LentItem> items)
{
    for (const BoxId box : boxes_of(items)) {
        const Whereabouts in_it{Whereabouts::Kind::box, box.value};
        std::size_t listed = 0;
        bool all_there = true;
        for (const LentItem& each : items)
            if (each.box == box) {
                ++listed;
                all_there = all_there && each.item.at == in_it;
            }
        if (!all_there || listed != items_in_box(act.database(), box).size())
            return failed(Code::conflict,
                "what is in the box has changed since " + loan.label() + " was made ready",
                "make it ready again");
    }
    return {};
}

/// What the lender says, against what is on the loan.
Result<void> complete(std::span<const LentItem> items, std::span<const HandedOut> handed)
{
    for (const HandedOut& each : handed) {
        const auto same = [&](const auto& other) { return other.item == each.item; };
        if (std::count_if(handed.begin(), handed.end(), same) > 1)
            return failed(Code::bad_input, "item " + each.item + " is told twice", "tell it once");
        const auto line = std::find_if(
            items.begin(), items.end(), [&](const LentItem& item) { return item.item.uid == each.item; });
        if (line == items.end())
            return failed(Code::bad_input, "item " + each.item + " is not on this loan",
                "look at the loan with 'strongroom loan show'");
        if (each.pages < 1)
            return failed(Code::bad_input, "the pages of item " + each.item + " were not counted",
                "count them, and say how many");
        if (each.pages != line->item.pages && each.condition.empty())
            return failed(Code::bad_input,
                "item " + each.item + " has " + std::to_string(line->item.pages)
                    + " pages in the catalogue, not " + std::to_string(each.pages),
                "count again; if it is so, explain it in the condition");
    }
    if (handed.size() != items.size())
        return failed(Code::bad_input,
            std::to_string(items.size()) + " items are on the loan, " + std::to_string(handed.size())
                + " are told",
            "tell pages and condition of each");
    return {};
}

/// The last look before anything is lent.
Result<void> both_agree(Act& act, const LoanRecord& loan, std::span<const LentItem> items, int pages)
{
    if (loan.state != LoanState::ready || !loan.lender)
        return failed(Code::conflict,
            loan.label() + " is " + std::string(name(loan.state)) + " and was not handed out",
            "have it made ready and handed out first");
    if (loan.kind == LoanKind::read_on_site && loan.grade == 1 && !loan.attendant)
        return failed(Code::conflict,
            loan.label() + " is of grade 1 and is read with two of the archive present",
            "have a second member of the archive attend");
    int counted = 0;
    for (const LentItem& each : items)
        counted += each.pages_lent;
    if (pages != counted)
        return failed(Code::conflict,
            "the lender counted " + std::to_string(counted) + " pages, the borrower " + std::to_string(pages),
            "count again together");
    if (auto nothing = nothing_overdue(act, loan); !nothing)
        return nothing;
    for (const LentItem& each : items)
        if (auto ready = here(act, loan, each); !ready)
            return ready;
    return boxes_unchanged(act, loan, items);
}

/// Copies are handed over for good.
Result<void> hand_over_copies(Act& act, LoanRecord& loan, std::span<const LentItem> items)
{
    for (const LentItem& each : items) {
        set_line(act, loan, each.item.id, LoanItem::State::back);
        act.tell({"item.copied", each.item.object(), "", std::to_string(loan.copies), loan.object()});
    }
    act.database().run(
        "UPDATE loan SET lent_on = ?1, returned_on = ?1 WHERE id = ?2", act.today(), loan.id.value);
    return go(act, loan, LoanState::closed);
}

Result<void> lend(Act& act, LoanRecord& loan, std::span<const LentItem> items)
{
    act.database().run("UPDATE loan SET confirmed_by = ? WHERE id = ?", act.person().id.value, loan.id.value);
    if (loan.kind == LoanKind::copy)
        return hand_over_copies(act, loan, items);
    for (const LentItem& each : items) {
        const bool desk = each.item.at.kind == Whereabouts::Kind::desk;
        act.database().run(
            "UPDATE loan_item SET state = ?, origin = nullif(?, 0) WHERE loan = ? AND item = ?",
            name(LoanItem::State::out), desk ? each.item.at.id : 0, loan.id.value, each.item.id.value);
        if (auto moved = move_item(act, each.item, {Whereabouts::Kind::loan, loan.id.value}, loan.number);
            !moved)
            return moved;
    }
    const int days = loan.kind == LoanKind::read_on_site ? 0 : loan.days;
    act.database().run("UPDATE loan SET lent_on = ?, due_on = ? WHERE id = ?", act.today(),
        days_after(act.today(), days), loan.id.value);
    return go(act, loan, LoanState::lent);
}

} // namespace

Result<std::vector<LoanItem>> Loans::make_ready(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<LoanItem>> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        take_boxes_as_they_are(act, *loan, items_on(act.database(), loan->id));
        const auto items = items_on(act.database(), loan->id);
        if (items.empty())
            return failed(Code::conflict, "the box of " + loan->label() + " is empty by now",
                "have it withdrawn and applied for anew");
        if (auto ready = go_by_right(act, *loan, items, LoanState::ready); !ready)
            return tl::make_unexpected(ready.error());
        for (const LentItem& each : items)
            if (auto there = here(act, *loan, each); !there)
                return tl::make_unexpected(there.error());
        act.database().run("UPDATE loan SET collect_by = ?, lender = NULL, attendant = NULL WHERE id = ?",
            days_after(act.today(), number_setting(act.database(), "loan.collect_days", 3)), loan->id.value);
        return viewed_items(act.archive(), act.person(), act.today(), *loan, items);
    });
}

Result<void> Loans::hand_out(const std::string& number, std::span<const HandedOut> told)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const std::vector<HandedOut> handed = under_uids(act.database(), told);
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "hand it out"); !other)
            return other;
        const auto items = items_on(act.database(), loan->id);
        if (auto allowed = demand_all(act, items, Right::loan_lend); !allowed)
            return allowed;
        if (loan->state != LoanState::ready)
            return failed(Code::conflict,
                loan->label() + " is " + std::string(name(loan->state)) + ", not READY",
                "make it ready first");
        if (auto all = complete(items, handed); !all)
            return all;
        for (const HandedOut& each : handed) {
            const auto line = std::find_if(
                items.begin(), items.end(), [&](const LentItem& item) { return item.item.uid == each.item; });
            act.database().run("UPDATE loan_item SET pages_lent = ? WHERE loan = ? AND item = ?", each.pages,
                loan->id.value, line->item.id.value);
            write_item_note(act, *loan, *line, "condition", each.condition.empty() ? "完好" : each.condition);
        }
        act.database().run("UPDATE loan SET lender = ?, attendant = NULL WHERE id = ?", act.person().id.value,
            loan->id.value);
        act.tell({"loan.handed_out", loan->object(), "", std::to_string(items.size()), ""});
        return {};
    });
}

Result<void> Loans::attend(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "attend"); !other)
            return other;
        if (auto allowed = demand_all(act, items_on(act.database(), loan->id), Right::loan_lend); !allowed)
            return allowed;
        if (loan->state != LoanState::ready || !loan->lender)
            return failed(Code::conflict, loan->label() + " was not handed out yet", "attend when it is");
        if (*loan->lender == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " hands " + loan->number + " out and cannot also be the second (SoD-2)",
                "have another member of the archive attend");
        act.database().run(
            "UPDATE loan SET attendant = ? WHERE id = ?", act.person().id.value, loan->id.value);
        act.tell({"loan.attended", loan->object(), "", "", ""});
        return {};
    });
}

Result<void> Loans::confirm(const std::string& number, int pages)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (act.person().id != loan->borrower)
            return failed(Code::forbidden,
                act.person().login + " does not borrow " + loan->number
                    + "; lending takes the borrower's own word" + " (SoD-2)",
                loan->borrower ? "have the borrower sign in and confirm"
                               : "have a second member of the archive record the signature on paper");
        const auto items = items_on(act.database(), loan->id);
        if (auto agreed = both_agree(act, *loan, items, pages); !agreed)
            return agreed;
        return lend(act, *loan, items);
    });
}

Result<void> Loans::confirm_on_paper(const std::string& number, int pages, const std::string& receipt)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Database& database = act.database();
        auto loan = find_loan(database, number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (loan->borrower)
            return failed(Code::forbidden,
                loan->label() + " is borrowed by somebody who can sign in; their own word is needed (SoD-2)",
                "have the borrower sign in and confirm");
        if (auto other = not_the_borrower(act, *loan, "record the signature"); !other)
            return other;
        if (loan->lender == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " handed " + loan->number
                    + " out; the signature is recorded by another (SoD-2)",
                "have a second member of the archive record it");
        const auto items = items_on(database, loan->id);
        if (auto allowed = demand_all(act, items, Right::loan_lend); !allowed)
            return allowed;
        if (!receipt.empty() && !database.prepare("SELECT 1 FROM document WHERE uid = ?", receipt).next())
            return failed(Code::not_found, "there is no document " + receipt + " to be the receipt",
                "scan the receipt and take it in first");
        if (auto agreed = both_agree(act, *loan, items, pages); !agreed)
            return agreed;
        const std::string disclosure = next_yearly_number(database, "PL", act.today(), act.now());
        database.run(
            "UPDATE loan SET receipt = ?, disclosure = ? WHERE id = ?", receipt, disclosure, loan->id.value);
        act.tell({"loan.disclosed", loan->object(), "", disclosure, loan->outside});
        return lend(act, *loan, items);
    });
}

Result<std::string> Loans::renew(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        Database& database = act.database();
        auto loan = find_loan(database, number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "renew it"); !other)
            return tl::make_unexpected(other.error());
        const auto items = items_on(database, loan->id);
        if (loan->kind != LoanKind::borrow_original)
            return failed(Code::conflict, loan->label() + " is no loan of originals and cannot be renewed",
                "have it applied for anew");
        if (loan->renewals >= number_setting(database, "loan.max_renewals", 1))
            return failed(Code::conflict, loan->label() + " was renewed already", "have it brought back");
        if (loan->due_on < act.today())
            return failed(Code::conflict, loan->label() + " was due on " + loan->due_on + " and is overdue",
                "have it brought back");
        for (const LentItem& each : items) {
            Statement waiting = database.prepare(
                "SELECT l.number FROM loan_item li JOIN loan l ON l.id = li.loan WHERE li.item = ? AND l.id "
                "<> ? AND l.state IN (?, ?) AND l.kind IN (?, ?)",
                each.item.id.value, loan->id.value, name(LoanState::applied), name(LoanState::waiting),
                name(LoanKind::read_on_site), name(LoanKind::borrow_original));
            if (each.state == LoanItem::State::out && waiting.next())
                return failed(Code::conflict,
                    "somebody waits for " + each.item.label() + ": " + waiting.text(0),
                    "have it brought back in time");
        }
        if (auto renewed = go_by_right(act, *loan, items, LoanState::renewed); !renewed)
            return tl::make_unexpected(renewed.error());
        const std::string due = days_after(loan->due_on, number_setting(database, "loan.renew_days", 7));
        database.run("UPDATE loan SET due_on = ?, renewals = renewals + 1, renewed_by = ? WHERE id = ?", due,
            act.person().id.value, loan->id.value);
        return due;
    });
}

} // namespace strongroom::archive
