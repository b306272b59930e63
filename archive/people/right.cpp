#include "archive/people/right.h"

#include <algorithm>
#include <array>
#include <utility>

namespace strongroom::archive {
namespace {

using enum Right;

constexpr std::array rights{
    std::pair{catalogue_search, std::string_view("catalogue.search")},
    std::pair{image_view, std::string_view("image.view")},
    std::pair{field_unmask, std::string_view("field.unmask")},
    std::pair{copy_export, std::string_view("copy.export")},
    std::pair{scan_take_in, std::string_view("scan.take_in")},
    std::pair{record_edit, std::string_view("record.edit")},
    std::pair{record_verify, std::string_view("record.verify")},
    std::pair{record_register, std::string_view("record.register")},
    std::pair{amount_approve, std::string_view("amount.approve")},
    std::pair{box_place, std::string_view("box.place")},
    std::pair{loan_apply, std::string_view("loan.apply")},
    std::pair{loan_approve_unit, std::string_view("loan.approve_unit")},
    std::pair{loan_approve, std::string_view("loan.approve")},
    std::pair{loan_approve_first, std::string_view("loan.approve_first")},
    std::pair{loan_lend, std::string_view("loan.lend")},
    std::pair{handover_give, std::string_view("handover.give")},
    std::pair{handover_check, std::string_view("handover.check")},
    std::pair{handover_receive, std::string_view("handover.receive")},
    std::pair{inventory_plan, std::string_view("inventory.plan")},
    std::pair{inventory_count, std::string_view("inventory.count")},
    std::pair{inventory_approve, std::string_view("inventory.approve")},
    std::pair{hold_place, std::string_view("hold.place")},
    std::pair{hold_release, std::string_view("hold.release")},
    std::pair{retention_propose, std::string_view("retention.propose")},
    std::pair{retention_approve, std::string_view("retention.approve")},
    std::pair{appraisal_review, std::string_view("appraisal.review")},
    std::pair{appraisal_sign, std::string_view("appraisal.sign")},
    std::pair{destruction_propose, std::string_view("destruction.propose")},
    std::pair{destruction_approve_1, std::string_view("destruction.approve_1")},
    std::pair{destruction_approve_2, std::string_view("destruction.approve_2")},
    std::pair{destruction_veto, std::string_view("destruction.veto")},
    std::pair{destruction_pull, std::string_view("destruction.pull")},
    std::pair{destruction_witness, std::string_view("destruction.witness")},
    std::pair{destruction_execute, std::string_view("destruction.execute")},
    std::pair{ledger_read, std::string_view("ledger.read")},
    std::pair{report_print, std::string_view("report.print")},
    std::pair{person_manage, std::string_view("person.manage")},
    std::pair{grant_request, std::string_view("grant.request")},
    std::pair{grant_approve, std::string_view("grant.approve")},
    std::pair{project_manage, std::string_view("project.manage")},
    std::pair{setting_change, std::string_view("setting.change")},
    std::pair{backup_run, std::string_view("backup.run")},
};

constexpr std::array extents{
    std::pair{Extent::no, std::string_view("no")},
    std::pair{Extent::approval, std::string_view("approval")},
    std::pair{Extent::own_masked, std::string_view("own_masked")},
    std::pair{Extent::own, std::string_view("own")},
    std::pair{Extent::masked, std::string_view("masked")},
    std::pair{Extent::yes, std::string_view("yes")},
};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value)
{
    return std::find_if(table.begin(), table.end(), [&](const auto& row) {
        return row.first == value;
    })->second;
}

template <class Table>
auto named_in(const Table& table, std::string_view text)
{
    const auto row
        = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.second == text; });
    return row == table.end() ? std::nullopt : std::optional(row->first);
}

} // namespace

std::string_view name(Right right) { return name_in(rights, right); }
std::optional<Right> right_named(std::string_view text) { return named_in(rights, text); }
std::string_view name(Extent extent) { return name_in(extents, extent); }
std::optional<Extent> extent_named(std::string_view text) { return named_in(extents, text); }

} // namespace strongroom::archive
