#pragma once

#include <optional>
#include <string_view>

namespace strongroom::archive {

/// What somebody may be allowed to do: the rows of DOMAIN §5.11, split where one row holds several acts.
enum class Right {
    catalogue_search,
    image_view,
    field_unmask,
    copy_export, ///< print, export, copy: a right of its own (R-ARC-27)
    scan_take_in,
    record_edit,     ///< key and correct the fields of a record
    record_verify,   ///< 复核
    record_register, ///< 备案: reference code, retention, grade
    amount_approve,  ///< large contracts (R-ARC-11)
    box_place,       ///< boxes, shelves, whereabouts
    loan_apply,
    loan_approve_unit,  ///< as head of the borrower's department
    loan_approve,       ///< as head of the archive
    loan_approve_first, ///< grade 1, and people from outside
    loan_lend,          ///< hand out, take back, remind
    handover_give,      ///< make and send a hand-over list
    handover_check,     ///< compare copies; review the close-out list
    handover_receive,   ///< tick the lines and countersign
    inventory_plan,     ///< plan, reconcile
    inventory_count,    ///< count, blind
    inventory_approve,  ///< approve the result, write off what is lost
    hold_place,         ///< 冻结
    hold_release,
    retention_propose, ///< change the schedule (SoD-8)
    retention_approve,
    appraisal_review, ///< give an opinion on what is due
    appraisal_sign,   ///< sign the report
    destruction_propose,
    destruction_approve_1,
    destruction_approve_2,
    destruction_veto, ///< where personal data are concerned
    destruction_pull, ///< take from the shelf, post, close
    destruction_witness,
    destruction_execute,
    ledger_read,
    report_print,  ///< registers
    person_manage, ///< users, roles, grants: to carry out an approved request (SoD-9)
    grant_request,
    grant_approve,
    project_manage, ///< projects, units, buildings, locations
    setting_change,
    backup_run,
};

std::string_view name(Right right); ///< "loan.approve"
std::optional<Right> right_named(std::string_view text);

/// How far a right goes.
enum class Extent {
    no,
    approval,   ///< only after somebody else approved this one case
    own_masked, ///< own customers, masked
    own,        ///< own customers and forms only
    masked,     ///< everywhere, personal data masked
    yes,
};

std::string_view name(Extent extent); ///< "own_masked"
std::optional<Extent> extent_named(std::string_view text);

} // namespace strongroom::archive
