#include "archive/loans/loan_state.h"

#include <algorithm>
#include <array>

namespace strongroom::archive {
namespace {

/// A value, what it is called in commands and in the catalogue, and what the forms print for it.
template <class Value>
struct Word {
    Value value;
    std::string_view name, printed;
};

using State = LoanState;

constexpr std::array states{
    Word<State>{State::applied, "APPLIED", "待审批"},
    Word<State>{State::waiting, "WAITING", "已批准(候借)"},
    Word<State>{State::approved, "APPROVED", "已批准"},
    Word<State>{State::rejected, "REJECTED", "已驳回"},
    Word<State>{State::withdrawn, "WITHDRAWN", "已撤回"},
    Word<State>{State::expired, "EXPIRED", "逾期未取"},
    Word<State>{State::ready, "READY", "已批准(待取)"},
    Word<State>{State::lent, "LENT", "借阅中"},
    Word<State>{State::renewed, "RENEWED", "借阅中(续借)"},
    Word<State>{State::due_soon, "DUE_SOON", "借阅中"},
    Word<State>{State::overdue, "OVERDUE", "已逾期"},
    Word<State>{State::escalated, "ESCALATED", "已逾期"},
    Word<State>{State::return_pending, "RETURN_PENDING", "归还待验"},
    Word<State>{State::returned_ok, "RETURNED_OK", "已归还"},
    Word<State>{State::returned_damaged, "RETURNED_DAMAGED", "归还有缺损"},
    Word<State>{State::closed, "CLOSED", "已办结"},
    Word<State>{State::lost, "LOST", "丢失"},
    Word<State>{State::investigated, "INVESTIGATED", "丢失(已查)"},
    Word<State>{State::found, "FOUND", "已找回"},
    Word<State>{State::replaced, "REPLACED", "已补制"},
    Word<State>{State::written_off, "WRITTEN_OFF", "已注销"},
};

constexpr std::array kinds{
    Word<LoanKind>{LoanKind::read_on_site, "read_on_site", "查阅"},
    Word<LoanKind>{LoanKind::borrow_original, "borrow_original", "借出原件"},
    Word<LoanKind>{LoanKind::copy, "copy", "复制"},
    Word<LoanKind>{LoanKind::e_access, "e_access", "电子在线"},
};

constexpr std::array purposes{
    Word<LoanPurpose>{LoanPurpose::work, "work", "工作查考"},
    Word<LoanPurpose>{LoanPurpose::lawsuit, "lawsuit", "法律诉讼"},
    Word<LoanPurpose>{LoanPurpose::audit, "audit", "审计检查"},
    Word<LoanPurpose>{LoanPurpose::customer, "customer", "客户申请"},
    Word<LoanPurpose>{LoanPurpose::mortgage, "mortgage", "银行按揭"},
    Word<LoanPurpose>{LoanPurpose::certificate, "certificate", "办证"},
    Word<LoanPurpose>{LoanPurpose::other, "other", "其他"},
};

constexpr std::array stages{
    Word<LoanStage>{LoanStage::unit, "unit", "部门负责人"},
    Word<LoanStage>{LoanStage::archive, "archive", "档案负责人"},
    Word<LoanStage>{LoanStage::executive, "executive", "分管领导"},
};

template <class Table, class Value>
const auto& word_of(const Table& table, Value value)
{
    return *std::find_if(table.begin(), table.end(), [&](const auto& word) { return word.value == value; });
}

template <class Table>
auto named(const Table& table, std::string_view text)
{
    const auto word
        = std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.name == text; });
    return word == table.end() ? std::nullopt : std::optional(word->value);
}

} // namespace

std::string_view name(LoanState state) { return word_of(states, state).name; }
std::optional<LoanState> loan_state_named(std::string_view text) { return named(states, text); }
std::string_view printed(LoanState state) { return word_of(states, state).printed; }

std::string_view name(LoanKind kind) { return word_of(kinds, kind).name; }
std::optional<LoanKind> loan_kind_named(std::string_view text) { return named(kinds, text); }
std::string_view printed(LoanKind kind) { return word_of(kinds, kind).printed; }

std::string_view name(LoanPurpose purpose) { return word_of(purposes, purpose).name; }
std::optional<LoanPurpose> loan_purpose_named(std::string_view text) { return named(purposes, text); }
std::string_view printed(LoanPurpose purpose) { return word_of(purposes, purpose).printed; }

std::string_view name(LoanStage stage) { return word_of(stages, stage).name; }
std::optional<LoanStage> loan_stage_named(std::string_view text) { return named(stages, text); }

bool is_out(LoanState state)
{
    using enum LoanState;
    switch (state) {
    case lent:
    case renewed:
    case due_soon:
    case overdue:
    case escalated:
        return true;
    default:
        return false;
    }
}

} // namespace strongroom::archive
