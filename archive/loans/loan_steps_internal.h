#pragma once

#include <array>

#include "archive/act_internal.h"
#include "archive/loans/loan_state.h"

namespace strongroom::archive {

/// Every step a loan can take, and the right it needs (DOMAIN §5.4). A right held by several hands is
/// narrowed further by the separation of duties, told at the functions of Loans.
inline constexpr auto loan_steps = [] {
    using enum LoanState;
    using enum Right;
    using Row = Step<LoanState>;
    return std::array{
        // The right to decide an application is that of its stage: see loan_stages.
        Row{applied, approved, loan_approve},
        Row{applied, waiting, loan_approve},
        Row{applied, rejected, loan_approve},
        Row{applied, withdrawn, loan_apply},
        Row{waiting, approved, loan_lend},
        Row{waiting, withdrawn, loan_apply},
        Row{approved, waiting, loan_lend},
        Row{approved, withdrawn, loan_apply},
        Row{approved, expired, loan_lend},
        Row{approved, ready, loan_lend},
        Row{approved, lent, loan_lend}, // reading on screen: nothing is to be collected
        Row{ready, ready, loan_lend},   // pulled anew
        Row{ready, withdrawn, loan_apply},
        Row{ready, expired, loan_lend},
        Row{ready, lent, loan_lend},
        Row{ready, closed, loan_lend}, // copies stay with whoever asked for them
        Row{lent, renewed, loan_approve},
        Row{due_soon, renewed, loan_approve},
        Row{renewed, renewed, loan_approve},
        Row{lent, due_soon, loan_lend},
        Row{renewed, due_soon, loan_lend},
        Row{lent, overdue, loan_lend},
        Row{renewed, overdue, loan_lend},
        Row{due_soon, overdue, loan_lend},
        Row{overdue, escalated, loan_lend},
        Row{lent, return_pending, loan_lend},
        Row{renewed, return_pending, loan_lend},
        Row{due_soon, return_pending, loan_lend},
        Row{overdue, return_pending, loan_lend},
        Row{escalated, return_pending, loan_lend},
        Row{lent, closed, loan_lend},         // reading on screen: the time is over
        Row{return_pending, lent, loan_lend}, // not everything was there
        Row{return_pending, overdue, loan_lend},
        Row{return_pending, returned_ok, loan_lend},
        Row{return_pending, returned_damaged, loan_lend},
        Row{returned_ok, closed, loan_lend},
        Row{returned_damaged, closed, loan_approve},
        Row{lent, lost, loan_lend},
        Row{renewed, lost, loan_lend},
        Row{due_soon, lost, loan_lend},
        Row{overdue, lost, loan_lend},
        Row{escalated, lost, loan_lend},
        Row{return_pending, lost, loan_lend},
        Row{lost, lost, loan_lend}, // one more
        Row{lost, investigated, loan_approve},
        Row{investigated, found, loan_lend},
        Row{investigated, replaced, loan_approve},
        Row{investigated, written_off, inventory_approve},
        Row{found, returned_ok, loan_lend},
        Row{found, returned_damaged, loan_lend},
        Row{replaced, closed, loan_lend},
        Row{written_off, closed, loan_lend},
    };
}();

/// Who decides at each stage of an application.
struct LoanStageRight {
    LoanStage stage;
    Right by;
};
inline constexpr std::array loan_stages{
    LoanStageRight{LoanStage::unit, Right::loan_approve_unit},
    LoanStageRight{LoanStage::archive, Right::loan_approve},
    LoanStageRight{LoanStage::executive, Right::loan_approve_first},
};

/// The chain of decisions by kind, grade and borrower (DOMAIN §5.4): the first rule that fits.
struct LoanChain {
    enum class Who { anybody, own_customer, outside };
    LoanKind kind;
    Who who;
    int grades;                 ///< sum of 1 (grade 1), 2 (grade 2), 4 (grade 3): those it is for
    std::array<bool, 3> stages; ///< unit, archive, executive
};
inline constexpr int grade_one = 1, below_grade_one = 2 | 4, every_grade = 7;
inline constexpr auto loan_chains = [] {
    using enum LoanKind;
    using enum LoanChain::Who;
    return std::array{
        LoanChain{read_on_site, outside, every_grade, {false, true, true}},
        LoanChain{borrow_original, outside, every_grade, {false, true, true}},
        LoanChain{copy, outside, every_grade, {false, true, true}},
        LoanChain{e_access, own_customer, below_grade_one, {false, false, false}},
        LoanChain{e_access, anybody, below_grade_one, {false, true, false}},
        LoanChain{e_access, anybody, grade_one, {false, true, true}},
        LoanChain{read_on_site, anybody, below_grade_one, {false, true, false}},
        LoanChain{read_on_site, anybody, grade_one, {false, true, true}},
        LoanChain{borrow_original, anybody, below_grade_one, {true, true, false}},
        LoanChain{borrow_original, anybody, grade_one, {true, true, true}},
        LoanChain{copy, anybody, below_grade_one, {true, true, false}},
        LoanChain{copy, anybody, grade_one, {true, true, true}},
    };
}();

} // namespace strongroom::archive
