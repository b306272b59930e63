#include <algorithm>
#include <array>
#include <utility>

#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {
namespace {

using Outside = OutsideBorrower::Kind;
using Line = LoanItem::State;
using Notice = LoanNotice::Kind;

constexpr std::array outsiders{
    std::pair{Outside::court, std::string_view("court")},
    std::pair{Outside::police, std::string_view("police")},
    std::pair{Outside::bank, std::string_view("bank")},
    std::pair{Outside::tax, std::string_view("tax")},
    std::pair{Outside::customer, std::string_view("customer")},
    std::pair{Outside::other, std::string_view("other")},
};

constexpr std::array lines{
    std::pair{Line::asked, std::string_view("asked")},
    std::pair{Line::out, std::string_view("out")},
    std::pair{Line::back, std::string_view("back")},
    std::pair{Line::damaged, std::string_view("damaged")},
    std::pair{Line::lost, std::string_view("lost")},
    std::pair{Line::replaced, std::string_view("replaced")},
    std::pair{Line::written_off, std::string_view("written_off")},
};

constexpr std::array notices{
    std::pair{Notice::due_soon, std::string_view("due_soon")},
    std::pair{Notice::recall, std::string_view("recall")},
    std::pair{Notice::unit_head, std::string_view("unit_head")},
    std::pair{Notice::escalated, std::string_view("escalated")},
    std::pair{Notice::available, std::string_view("available")},
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
        = std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.second == text; });
    return row == table.end() ? std::nullopt : std::optional(row->first);
}

} // namespace

std::string_view name(OutsideBorrower::Kind kind) { return name_in(outsiders, kind); }
std::optional<OutsideBorrower::Kind> outside_kind_named(std::string_view text)
{
    return named_in(outsiders, text);
}
std::string_view name(LoanItem::State state) { return name_in(lines, state); }
std::optional<LoanItem::State> loan_item_state_named(std::string_view text) { return named_in(lines, text); }
std::string_view name(LoanNotice::Kind kind) { return name_in(notices, kind); }
std::optional<LoanNotice::Kind> loan_notice_named(std::string_view text) { return named_in(notices, text); }

} // namespace strongroom::archive
