#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/loans/loan.h"
#include "archive/register_sheet.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Borrowing (借阅): the machine of DOMAIN §5.4, each step by the person whose it is (SoD-2: who decides,
/// hands out or takes back is never the borrower).
///
/// `number` is "JY-2026-0001"; dates are ISO. Free texts (explanations, opinions, reports) are sealed with
/// the keys of the files and go with them; the ledger only says that there is one. Errors of all acts:
/// not_found; forbidden, where the person may not or a separation of duties stands against it; conflict,
/// where the loan or an item is in another state by now; bad_input.
class Loans {
public:
    explicit Loans(Session& session) : m_session(&session) { }

    // Asking and deciding.

    /// Returns the loan's number. What needs no decision (on-line reading of one's own customers' files) is
    /// open at once. Errors besides: conflict, where an item is destroyed, missing, in transfer, on a hold
    /// that forbids lending, or the borrower has an overdue loan.
    Result<std::string> apply(const Application& application);
    /// The decision whose turn it is: the head of the borrower's department, the head of the archive (where
    /// that is the borrower: the executive), the executive; each by another person.
    /// Returns the state it came to: WAITING where somebody else has one of the items.
    Result<LoanState> approve(const std::string& number, const std::string& opinion = {});
    Result<void> reject(const std::string& number, const std::string& reason);
    /// By who applied, or the borrower.
    Result<void> withdraw(const std::string& number, const std::string& reason);
    /// Who gets an item first: higher goes before, then who was first. By the head of the archive.
    Result<void> set_priority(const std::string& number, int priority, const std::string& reason);

    // Lending.

    /// Pulls the items: what to fetch from where. A box is taken with what is in it now.
    Result<std::vector<LoanItem>> make_ready(const std::string& number);
    /// What the lender hands over, item by item; nothing is lent until the borrower confirms. May be said
    /// anew until then.
    Result<void> hand_out(const std::string& number, std::span<const HandedOut> items);
    /// Grade 1 is read with a second member of the archive present: that is who calls this.
    Result<void> attend(const std::string& number);
    /// The borrower agrees with the lender: `pages` is what they counted in all. Now the items are lent.
    /// Copies are handed over for good, and the loan is closed.
    Result<void> confirm(const std::string& number, int pages);
    /// Somebody from outside signed on paper: a second member of the archive says so. `receipt`: reference of
    /// the scanned receipt, may be empty. Enters the disclosure.
    Result<void> confirm_on_paper(const std::string& number, int pages, const std::string& receipt = {});
    /// Until when? Once, before the due date, and not where somebody waits. Returns the new due date.
    Result<std::string> renew(const std::string& number);

    // Coming back.

    /// Laid on the counter, to be checked later: the time stops.
    Result<void> hand_back(const std::string& number);
    /// Checks items that came back and puts each in its place; some may stay out. Returns the state the loan
    /// came to. Anything other than when it was lent makes it RETURNED_DAMAGED.
    Result<LoanState> take_back(const std::string& number, std::span<const ReturnCheck> checks);
    /// `outcome`: 利用效果. A damaged return is closed by the head of the archive.
    Result<void> close(const std::string& number, const std::string& outcome = {});

    // Lost.

    Result<void> report_lost(
        const std::string& number, std::span<const std::string> items, const std::string& report);
    Result<void> investigate(const std::string& number, const std::string& report);
    Result<LoanState> found(const std::string& number, std::span<const ReturnCheck> checks);
    /// 补制件: a copy takes the place of the lost item. `pages` of the replacement.
    Result<LoanState> replace(
        const std::string& number, const std::string& item, int pages, const std::string& note);
    /// 注销: by somebody who neither borrowed nor lent it.
    Result<LoanState> write_off(
        const std::string& number, const std::string& item, const std::string& reason);

    // Timers.

    /// What falls due `on` an ISO date (empty: today; later than today is refused): reminders, recalls,
    /// escalation, loans not collected, access that ends. Doing it again on the same day does nothing more.
    Result<DueWork> due_work(const std::string& on = {});
    /// Newest first; those told to this login, or all (for who lends) where it is empty.
    Result<std::vector<LoanNotice>> notices(const std::string& login = {});

    // Looking.

    /// Whether the person may read this file on screen today, by a loan. `file`: reference or uid.
    Result<bool> has_access(PersonId person, const std::string& file);
    Result<LoanDetails> loan(const std::string& number);
    /// Newest first; one's own, or all for those who lend, decide or print registers.
    Result<std::vector<LoanSummary>> list(const LoanFilter& filter = {});
    Result<std::vector<WaitingLine>> waiting(const std::string& item);
    Result<std::vector<Disclosure>> disclosures(const std::string& from = {}, const std::string& until = {});

    // Registers (DOMAIN §2.12).

    Result<RegisterSheet> application_sheet(const std::string& number);      ///< F4A 借阅申请单
    Result<RegisterSheet> register_sheet(const LoanFilter& filter = {});     ///< F4 借阅登记表
    Result<RegisterSheet> recall_sheet(const std::string& number);           ///< F5 催还通知单
    Result<std::vector<RegisterSheet>> out_cards(const std::string& number); ///< F6 代卷卡, one for each item
    /// F19 信息使用记录 of a period. \pre ISO dates
    Result<RegisterSheet> usage_sheet(const std::string& from, const std::string& until);

private:
    Session* m_session;
};

} // namespace strongroom::archive
