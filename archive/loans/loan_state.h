#pragma once

#include <optional>
#include <string_view>

namespace strongroom::archive {

/// Where a loan stands (DOMAIN §5.4).
enum class LoanState {
    applied,
    waiting, ///< approved, but somebody else has one of its items: it is in the waiting list
    approved,
    rejected,
    withdrawn, ///< by who applied, before it was lent
    expired,   ///< not collected in time
    ready,     ///< pulled from the shelf, lies at the counter
    lent,
    renewed,
    due_soon,
    overdue,
    escalated,      ///< the executive and the auditors were told
    return_pending, ///< left at the counter, not checked yet
    returned_ok,
    returned_damaged,
    closed,
    lost,
    investigated,
    found,
    replaced,    ///< 补制件
    written_off, ///< 注销
};

std::string_view name(LoanState state); ///< "APPLIED", … as in DOMAIN §5.4
std::optional<LoanState> loan_state_named(std::string_view text);
/// The word printed in the register (F4): "待审批", "借阅中", …
std::string_view printed(LoanState state);

/// Whether somebody has the papers (or, on-line, the access) now.
bool is_out(LoanState state);

/// What is asked for (利用方式).
enum class LoanKind {
    read_on_site,    ///< 查阅: the original, in the reading room, back the same day
    borrow_original, ///< 借出原件
    copy,            ///< 复制
    e_access,        ///< 电子在线: reading on screen, for some days
};

std::string_view name(LoanKind kind); ///< "read_on_site"
std::optional<LoanKind> loan_kind_named(std::string_view text);
std::string_view printed(LoanKind kind); ///< "查阅"

/// What for: the codes of F4 (DOMAIN §2.12).
enum class LoanPurpose { work, lawsuit, audit, customer, mortgage, certificate, other };

std::string_view name(LoanPurpose purpose); ///< "work"
std::optional<LoanPurpose> loan_purpose_named(std::string_view text);
std::string_view printed(LoanPurpose purpose); ///< "工作查考"

/// A decision an application needs.
enum class LoanStage { unit, archive, executive };

std::string_view name(LoanStage stage); ///< "unit"
std::optional<LoanStage> loan_stage_named(std::string_view text);

} // namespace strongroom::archive
