#include <algorithm>

#include "archive/loans/loan_notes_internal.h"
#include "archive/loans/loan_return_internal.h"
#include "archive/loans/loans.h"
#include "archive/loans/things_internal.h"

namespace strongroom::archive {
namespace {

/// The lost item of that uid. Errors: bad_input, conflict.
Result<LentItem> lost_item(Act& act, const LoanRecord& loan, const std::string& uid)
{
    const auto items = items_on(act.database(), loan.id);
    const auto line = std::find_if(
        items.begin(), items.end(), [&](const LentItem& each) { return each.item.uid == uid; });
    if (line == items.end())
        return failed(Code::bad_input, "item " + uid + " is not on " + loan.label(),
            "look at the loan with 'strongroom loan show'");
    if (loan.state != LoanState::investigated || line->state != LoanItem::State::lost)
        return failed(Code::conflict,
            "item " + uid + " of " + loan.label() + " is " + std::string(name(line->state)) + ", the loan "
                + std::string(name(loan.state)),
            "what is lost is reported, then investigated, then settled");
    return *line;
}

} // namespace

Result<void> Loans::report_lost(
    const std::string& number, std::span<const std::string> things, const std::string& report)
{
    if (auto text = need_text(report, "the report"); !text)
        return text;
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "report it as lost"); !other)
            return other;
        const auto items = items_on(act.database(), loan->id);
        if (things.empty())
            return failed(Code::bad_input, "no item is named", "name what is lost");
        for (const std::string& named : things) {
            const std::string uid = uid_of_item(act.database(), named);
            const auto line = std::find_if(
                items.begin(), items.end(), [&](const LentItem& each) { return each.item.uid == uid; });
            if (line == items.end() || line->state != LoanItem::State::out)
                return failed(Code::conflict, "item " + uid + " is not out on " + loan->label(),
                    "look at the loan with 'strongroom loan show'");
            if (auto missing = set_missing(act, line->item, loan->number); !missing)
                return missing;
            set_line(act, *loan, line->item.id, LoanItem::State::lost);
        }
        if (auto gone = go_by_right(act, *loan, items, LoanState::lost); !gone)
            return gone;
        write_note(act, *loan, items, "report", report);
        return {};
    });
}

Result<void> Loans::investigate(const std::string& number, const std::string& report)
{
    if (auto text = need_text(report, "the report"); !text)
        return text;
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "investigate it"); !other)
            return other;
        const auto items = items_on(act.database(), loan->id);
        if (auto gone = go_by_right(act, *loan, items, LoanState::investigated); !gone)
            return gone;
        write_note(act, *loan, items, "report", report);
        return {};
    });
}

Result<LoanState> Loans::found(const std::string& number, std::span<const ReturnCheck> told)
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
        for (const ReturnCheck& check : checks)
            if (auto lost = lost_item(act, *loan, check.item); !lost)
                return tl::make_unexpected(lost.error());
        if (auto checked = check_in(act, *loan, checks, LoanItem::State::lost); !checked)
            return tl::make_unexpected(checked.error());
        if (auto settled = settle(act, *loan); !settled)
            return tl::make_unexpected(settled.error());
        advance_waiting(act);
        return loan->state;
    });
}

Result<LoanState> Loans::replace(
    const std::string& number, const std::string& item, int pages, const std::string& note)
{
    if (auto text = need_text(note, "what it was made from"); !text)
        return tl::make_unexpected(text.error());
    if (pages < 1)
        return failed(Code::bad_input, "the pages of the replacement were not counted", "count them");
    return carried_out(*m_session, [&](Act& act) -> Result<LoanState> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "replace what was lost"); !other)
            return tl::make_unexpected(other.error());
        const auto line = lost_item(act, *loan, uid_of_item(act.database(), item));
        if (!line)
            return tl::make_unexpected(line.error());
        if (auto allowed = act.demand(Right::loan_approve, line->file.subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        const ReturnCheck check{
            item, pages, ReturnCheck::Seals::none, ReturnCheck::Annexes::complete, "补制件: " + note, {}};
        if (auto back = check_in(act, *loan, std::span(&check, 1), LoanItem::State::lost); !back)
            return tl::make_unexpected(back.error());
        act.database().run("UPDATE item SET pages = ? WHERE id = ?", pages, line->item.id.value);
        set_line(act, *loan, line->item.id, LoanItem::State::replaced);
        act.tell({"item.replaced", line->item.object(), std::to_string(line->item.pages),
            std::to_string(pages), loan->object()});
        if (auto settled = settle(act, *loan); !settled)
            return tl::make_unexpected(settled.error());
        advance_waiting(act);
        return loan->state;
    });
}

Result<LoanState> Loans::write_off(
    const std::string& number, const std::string& item, const std::string& reason)
{
    if (auto text = need_text(reason, "the reason"); !text)
        return tl::make_unexpected(text.error());
    return carried_out(*m_session, [&](Act& act) -> Result<LoanState> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "write it off"); !other)
            return tl::make_unexpected(other.error());
        if (loan->lender == act.person().id)
            return failed(Code::forbidden,
                act.person().login + " handed " + loan->number + " out and may not write it off (SoD-2)",
                "have another person do it");
        const auto line = lost_item(act, *loan, uid_of_item(act.database(), item));
        if (!line)
            return tl::make_unexpected(line.error());
        if (auto allowed = act.demand(Right::inventory_approve, line->file.subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (auto gone = move_item(act, line->item, {Whereabouts::Kind::written_off, 0}, loan->number); !gone)
            return tl::make_unexpected(gone.error());
        set_line(act, *loan, line->item.id, LoanItem::State::written_off);
        write_item_note(act, *loan, *line, "check", reason);
        if (auto settled = settle(act, *loan); !settled)
            return tl::make_unexpected(settled.error());
        return loan->state;
    });
}

} // namespace strongroom::archive
