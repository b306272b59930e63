#include "archive/loans/loan_return_internal.h"

#include <algorithm>

#include "archive/loans/loan_notes_internal.h"
#include "archive/loans/loans.h"
#include "archive/loans/things_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {
namespace {

/// Where it goes: the desk that was named, else its box, else the desk it was taken from.
Result<Whereabouts> place_for(Act& act, const LentItem& each, const std::string& desk)
{
    if (!desk.empty()) {
        const auto found = find_desk(act.database(), desk);
        if (!found)
            return tl::make_unexpected(found.error());
        return Whereabouts{Whereabouts::Kind::desk, found->id.value};
    }
    if (each.item.home) {
        Statement box = act.database().prepare(
            "SELECT 1 FROM box WHERE id = ? AND state <> 'dissolved' AND location IS NOT NULL",
            each.item.home->value);
        // A box that is itself away cannot take anything back.
        Statement away
            = act.database().prepare("SELECT l.number FROM loan_item li JOIN loan l ON l.id = li.loan "
                                     "WHERE li.box = ?1 AND li.state = ?2 AND li.item <> ?3 AND l.id <> "
                                     "(SELECT loan FROM item WHERE id = ?3)",
                each.item.home->value, name(LoanItem::State::out), each.item.id.value);
        if (box.next() && !away.next())
            return Whereabouts{Whereabouts::Kind::box, each.item.home->value};
    } else if (each.origin) {
        return Whereabouts{Whereabouts::Kind::desk, each.origin->value};
    }
    return failed(Code::conflict, "the box of " + each.item.label() + " is not in its place",
        "name the desk it is laid on");
}

std::string told(const LentItem& each, const ReturnCheck& check)
{
    std::string text = std::to_string(check.pages) + "页";
    if (check.pages != each.pages_lent)
        text += "(借出" + std::to_string(each.pages_lent) + "页)";
    if (check.seals == ReturnCheck::Seals::broken)
        text += "; 印章缺损";
    if (check.annexes == ReturnCheck::Annexes::missing)
        text += "; 附件缺失";
    if (!check.damage.empty())
        text += "; " + check.damage;
    return text;
}

bool differs(const LentItem& each, const ReturnCheck& check)
{
    return check.pages != each.pages_lent || check.seals == ReturnCheck::Seals::broken
        || check.annexes == ReturnCheck::Annexes::missing || !check.damage.empty();
}

bool any(std::span<const LentItem> items, LoanItem::State state)
{
    return std::any_of(items.begin(), items.end(), [&](const LentItem& each) { return each.state == state; });
}

/// Whether the rest of the box it went out with stays out: then the box is not there to take it back.
bool rest_of_box_stays_out(
    std::span<const LentItem> items, const LentItem& line, std::span<const ReturnCheck> checks)
{
    return line.box && std::any_of(items.begin(), items.end(), [&](const LentItem& other) {
        return other.box == line.box && other.state == LoanItem::State::out
            && std::none_of(checks.begin(), checks.end(),
                [&](const ReturnCheck& check) { return check.item == other.item.uid; });
    });
}

Result<void> put_back(Act& act, const LoanRecord& loan, const LentItem& each, const ReturnCheck& check)
{
    const auto place = place_for(act, each, check.desk);
    if (!place)
        return tl::make_unexpected(place.error());
    const bool damaged = differs(each, check);
    act.database().run("UPDATE loan_item SET pages_back = ? WHERE loan = ? AND item = ?", check.pages,
        loan.id.value, each.item.id.value);
    set_line(act, loan, each.item.id, damaged ? LoanItem::State::damaged : LoanItem::State::back);
    write_item_note(act, loan, each, "check", told(each, check));
    act.tell({"loan.item_back", each.item.object(), "", damaged ? "damaged" : "whole", loan.object()});
    return move_item(
        act, each.item, *place, loan.number, place->kind == Whereabouts::Kind::box ? each.item.position : 0);
}

} // namespace

Result<void> check_in(
    Act& act, const LoanRecord& loan, std::span<const ReturnCheck> checks, LoanItem::State from)
{
    const auto items = items_on(act.database(), loan.id);
    if (checks.empty())
        return failed(Code::bad_input, "no item is named", "name what came back, with its pages counted");
    for (const ReturnCheck& check : checks) {
        const auto named = [&](const auto& other) { return other.item == check.item; };
        if (std::count_if(checks.begin(), checks.end(), named) > 1)
            return failed(Code::bad_input, "item " + check.item + " is told twice", "tell it once");
        const auto line = std::find_if(
            items.begin(), items.end(), [&](const LentItem& each) { return each.item.uid == check.item; });
        if (line == items.end())
            return failed(Code::bad_input, "item " + check.item + " is not on " + loan.label(),
                "look at the loan with 'strongroom loan show'");
        if (line->state != from)
            return failed(Code::conflict,
                "item " + check.item + " is " + std::string(name(line->state)) + " on " + loan.label()
                    + ", not " + std::string(name(from)),
                "look at the loan with 'strongroom loan show'");
        if (check.pages < 1)
            return failed(Code::bad_input, "the pages of item " + check.item + " were not counted",
                "count them, and say how many");
        if (check.desk.empty() && rest_of_box_stays_out(items, *line, checks))
            return failed(Code::conflict,
                "the box of item " + check.item + " is still out with the rest of it",
                "name the desk it is laid on");
        if (from == LoanItem::State::lost)
            if (auto there = set_found(act, line->item, loan.number); !there)
                return there;
        if (auto back = put_back(act, loan, *line, check); !back)
            return back;
    }
    act.database().run("UPDATE loan SET receiver = ?, returned_on = ? WHERE id = ?", act.person().id.value,
        act.today(), loan.id.value);
    return {};
}

Result<void> settle(Act& act, LoanRecord& loan)
{
    const auto items = items_on(act.database(), loan.id);
    using Line = LoanItem::State;
    const LoanState returned
        = any(items, Line::damaged) ? LoanState::returned_damaged : LoanState::returned_ok;
    const bool out = any(items, Line::out), lost = any(items, Line::lost);
    if (loan.state == LoanState::lost || (loan.state == LoanState::investigated && (out || lost)))
        return {};
    if (loan.state == LoanState::investigated) {
        if (any(items, Line::written_off))
            return go(act, loan, LoanState::written_off);
        if (any(items, Line::replaced))
            return go(act, loan, LoanState::replaced);
        if (auto found = go(act, loan, LoanState::found); !found)
            return found;
        return go(act, loan, returned);
    }
    if (out && loan.state == LoanState::return_pending)
        return go(act, loan, loan.due_on < act.today() ? LoanState::overdue : LoanState::lent);
    if (out)
        return {};
    if (loan.state != LoanState::return_pending)
        if (auto laid = go(act, loan, LoanState::return_pending); !laid)
            return laid;
    return go(act, loan, returned);
}

Result<void> Loans::hand_back(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "take it back"); !other)
            return other;
        if (loan->kind == LoanKind::e_access)
            return failed(Code::conflict, loan->label() + " is reading on screen: nothing comes back",
                "it ends by itself");
        return go_by_right(act, *loan, items_on(act.database(), loan->id), LoanState::return_pending);
    });
}

Result<LoanState> Loans::take_back(const std::string& number, std::span<const ReturnCheck> told)
{
    return carried_out(*m_session, [&](Act& act) -> Result<LoanState> {
        const std::vector<ReturnCheck> checks = under_uids(act.database(), told);
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "take it back"); !other)
            return tl::make_unexpected(other.error());
        if (auto allowed = demand_all(act, items_on(act.database(), loan->id), Right::loan_lend); !allowed)
            return tl::make_unexpected(allowed.error());
        if (auto checked = check_in(act, *loan, checks, LoanItem::State::out); !checked)
            return tl::make_unexpected(checked.error());
        if (auto settled = settle(act, *loan); !settled)
            return tl::make_unexpected(settled.error());
        advance_waiting(act);
        return loan->state;
    });
}

Result<void> Loans::close(const std::string& number, const std::string& outcome)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "close it"); !other)
            return other;
        using enum LoanState;
        if (loan->state == ready || loan->state == lent)
            return failed(Code::conflict,
                loan->label() + " is " + std::string(name(loan->state)) + " and cannot be closed yet",
                "it is closed when everything is back");
        const auto items = items_on(act.database(), loan->id);
        if (auto gone = go_by_right(act, *loan, items, closed); !gone)
            return gone;
        write_note(act, *loan, items, "outcome", outcome);
        return {};
    });
}

} // namespace strongroom::archive
