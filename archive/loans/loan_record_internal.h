#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/filing/whereabouts_internal.h"
#include "archive/loans/loan.h"
#include "archive/loans/loan_steps_internal.h"

namespace strongroom::archive {

using LoanId = Id<struct LoanTag>;

/// A loan as it stands, without what is sealed.
struct LoanRecord {
    LoanId id;
    std::string number;
    LoanState state = LoanState::applied;
    LoanKind kind = LoanKind::borrow_original;
    LoanPurpose purpose = LoanPurpose::work;
    PersonId applicant;
    std::optional<PersonId> borrower; ///< none: somebody from outside
    std::string outside, legal_paper, disclosure;
    std::vector<LoanStage> stages;
    int grade = 2, days = 0, copies = 1, priority = 0, renewals = 0;
    std::string applied_on, collect_by, lent_on, due_on, returned_on;
    std::optional<PersonId> lender, attendant;

    std::string label() const { return "loan " + number; }
    std::string object() const { return "loan:" + number; } ///< in the ledger
    bool takes_paper() const { return kind == LoanKind::read_on_site || kind == LoanKind::borrow_original; }
};

/// An item on a loan.
struct LentItem {
    ItemRecord item;
    FileRecord file;
    std::optional<BoxId> box; ///< it goes with its box
    LoanItem::State state = LoanItem::State::asked;
    std::optional<LocationId> origin; ///< the desk it was taken from
    int pages_lent = 0, pages_back = 0;
};

/// Errors: not_found.
Result<LoanRecord> find_loan(Database& database, const std::string& number);
LoanRecord loan_record(Database& database, LoanId id); ///< throws Failure where there is none
std::vector<LentItem> items_on(Database& database, LoanId loan);

std::optional<LoanItem::State> loan_item_state_named(std::string_view text);
std::optional<LoanNotice::Kind> loan_notice_named(std::string_view text);
void set_line(Act& act, const LoanRecord& loan, ItemId item, LoanItem::State state);

/// Takes the loan to another state and tells the ledger ("loan.lent"). Errors: conflict where no step leads
/// there.
Result<void> go(Act& act, LoanRecord& loan, LoanState to);
/// The same, where the person signed in needs the step's right on every file of it.
Result<void> go_by_right(Act& act, LoanRecord& loan, std::span<const LentItem> items, LoanState to);
/// A right on the file of every item. Errors: forbidden.
Result<void> demand_all(Act& act, std::span<const LentItem> items, Right right);

/// SoD-2. `doing`: "hand it out". Errors: forbidden where the person signed in borrows or applied.
Result<void> not_the_borrower(Act& act, const LoanRecord& loan, const std::string& doing);

/// Why an item cannot be lent at all just now: destroyed, missing, in transfer, listed for destruction, on a
/// hold. Errors: conflict.
Result<void> lendable(Act& act, LoanKind kind, const ItemRecord& item, const FileRecord& file);
/// Whether another loan has the item, or is to get it first.
bool promised_elsewhere(Database& database, const LoanRecord& loan, ItemId item);
/// Errors: conflict where the borrower still has something that should be back.
Result<void> nothing_overdue(Act& act, const LoanRecord& loan);

/// All decisions are there: APPROVED, and open where it is for the screen; or WAITING. Errors: conflict.
Result<void> grant(Act& act, LoanRecord& loan, std::span<const LentItem> items);

/// Gives what has come back to whoever waits for it: WAITING loans all of whose items are here become
/// APPROVED, by priority, then as they came, and the borrower is told.
void advance_waiting(Act& act);

/// Tells somebody, once: a row of loan_notice and of the ledger. False where it was told already.
bool notify(Act& act, const LoanRecord& loan, LoanNotice::Kind kind, int rung, PersonId person);

/// Free texts, sealed with the key of each file concerned.
void write_note(Act& act, const LoanRecord& loan, std::span<const LentItem> about, std::string_view topic,
    const std::string& text);
/// The same about one item; what was there under this topic is replaced.
void write_item_note(
    Act& act, const LoanRecord& loan, const LentItem& item, std::string_view topic, const std::string& text);

/// Whether a loan lets the person read this file on screen.
bool has_loan_access(Database& database, PersonId person, FileId file, const std::string& today);

/// A text a person gave. Errors: bad_input where it is empty or longer than 2,000 bytes.
Result<void> need_text(const std::string& text, const std::string& what);

} // namespace strongroom::archive
