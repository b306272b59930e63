#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/loans/loan_state.h"
#include "archive/people/person.h"

namespace strongroom::archive {

// What goes into Loans and comes out of it.

/// Somebody who cannot sign in: a court, the police, a bank, a customer. Kept sealed with the keys of the
/// files that are lent, so that it goes with them.
struct OutsideBorrower {
    enum class Kind { court, police, bank, tax, customer, other };
    Kind kind = Kind::other;
    std::string name = {};         ///< of the person at the counter
    std::string organisation = {}; ///< empty for a customer
    std::string id_no = {};        ///< of the paper they showed
    std::string contact = {};
    std::string legal_paper = {}; ///< uid of the scanned document that entitles them; needed
};

std::string_view name(OutsideBorrower::Kind kind); ///< "court"
std::optional<OutsideBorrower::Kind> outside_kind_named(std::string_view text);

/// 借阅申请.
struct Application {
    LoanKind kind = LoanKind::borrow_original;
    LoanPurpose purpose = LoanPurpose::work;
    std::string explanation = {}; ///< 目的说明; needed
    /// Up to five: an item ("Q001-XS·BT01-D30-2007-0412-001" or its uid), a file (all its items that are
    /// here), or a box with all that is in it ("box:UID").
    std::vector<std::string> things = {};
    int days = 0;                                ///< 0: as long as is usual
    int copies = 1;                              ///< of each item, for LoanKind::copy
    std::optional<OutsideBorrower> outside = {}; ///< none: the person signed in borrows
};

/// What the lender and the borrower agree on for one item when it is handed out.
struct HandedOut {
    std::string item = {};      ///< uid
    int pages = 0;              ///< counted
    std::string condition = {}; ///< "完好"; a count other than the catalogue's must be explained here
};

/// What was looked at when an item came back (归还检查).
struct ReturnCheck {
    enum class Seals { whole, broken, none }; ///< none: it never had any
    enum class Annexes { complete, missing };
    std::string item = {}; ///< uid
    int pages = 0;         ///< counted
    Seals seals = Seals::whole;
    Annexes annexes = Annexes::complete;
    std::string damage = {}; ///< what is torn, stained, written on; empty = nothing
    std::string desk = {};   ///< uid of the desk it is laid on; empty: back to its place in its box
};

/// An item of a loan.
struct LoanItem {
    enum class State { asked, out, back, damaged, lost, replaced, written_off };
    std::string uid, reference; ///< reference: "…-0412-001", or the uid where it has none
    std::string file;           ///< uid
    std::string title;          ///< masked; empty where the file was destroyed
    int grade = 2;
    std::string place; ///< where it is, or belongs: box and shelf
    State state = State::asked;
    int pages = 0;      ///< in the catalogue
    int pages_lent = 0; ///< 0 until it is handed out
    int pages_back = 0; ///< 0 until it is checked
    std::string condition_lent, return_check;
};

std::string_view name(LoanItem::State state); ///< "out"

/// A decision on an application.
struct LoanDecision {
    LoanStage stage = LoanStage::archive;
    std::string person; ///< name
    bool approved = false;
    std::string on; ///< ISO date
    std::string opinion;
};

/// A loan, without what its items are called.
struct LoanSummary {
    std::string number; ///< "JY-2026-0001"
    LoanState state = LoanState::applied;
    LoanKind kind = LoanKind::borrow_original;
    LoanPurpose purpose = LoanPurpose::work;
    std::string borrower; ///< login; "court", "bank", … for somebody from outside
    std::string applied_on, lent_on, due_on, returned_on; ///< ISO dates; empty while it has not come to it
    int items = 0, items_out = 0;
    int days_overdue = 0; ///< on the day of asking
    int renewals = 0;
    int priority = 0;
    std::optional<LoanStage> next_stage; ///< whose decision it waits for
};

/// All of a loan.
struct LoanDetails {
    LoanSummary summary;
    std::string borrower_name, unit, contact,
        id_no; ///< contact and ID masked where the viewer may not see them
    std::string explanation, lender, receiver, outcome;
    int days = 0, copies = 1;
    std::vector<LoanItem> items;
    std::vector<LoanDecision> decisions;
    std::vector<std::string> reports; ///< of damage, loss and search, oldest first
};

struct LoanFilter {
    std::optional<LoanState> state = {};
    std::string borrower = {};         ///< login
    std::string item = {};             ///< uid
    std::string project = {};          ///< code
    std::string from = {}, until = {}; ///< applied on, ISO dates, both included
    enum class Only { all, out, overdue, to_decide } only = Only::all;
};

/// Somebody was told something, or is to be told: the notices of the borrowing timers (DOMAIN §5.4).
struct LoanNotice {
    enum class Kind { due_soon, recall, unit_head, escalated, available };
    std::string number;
    Kind kind = Kind::recall;
    std::string person; ///< login of who is told
    std::string on;     ///< ISO date
    std::string due_on;
    int count = 0; ///< 第_次催还: recalls for this due date so far, with this one
};

std::string_view name(LoanNotice::Kind kind); ///< "due_soon"

/// What the daily work did.
struct DueWork {
    std::vector<std::string> expired;   ///< numbers of loans that were not collected
    std::vector<std::string> ended;     ///< whose time for reading on screen is over
    std::vector<std::string> overdue;   ///< newly
    std::vector<std::string> escalated; ///< newly
    std::vector<LoanNotice> notices;    ///< written now
};

/// One line of the waiting list of an item, next first.
struct WaitingLine {
    std::string number, borrower;
    LoanState state = LoanState::waiting;
    int priority = 0;
    std::string applied_on;
};

/// 对外提供: what left the house, to whom, and on whose word (R-SEC-14).
struct Disclosure {
    std::string number;      ///< "PL-2026-0001"
    std::string loan, to;    ///< to: the kind of borrower
    std::string legal_paper; ///< uid of the document
    std::string approver;    ///< login
    std::string on;          ///< ISO date
    int items = 0;
};

} // namespace strongroom::archive
