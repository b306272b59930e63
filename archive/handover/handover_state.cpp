#include "archive/handover/handover_state.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/handover/handover_record_internal.h"

namespace strongroom::archive {
namespace {

using State = HandoverState;
using Line = HandoverLine::State;

constexpr std::array states{
    std::pair{State::list_draft, std::string_view("LIST_DRAFT")},
    std::pair{State::self_checked, std::string_view("SELF_CHECKED")},
    std::pair{State::counter_checked, std::string_view("COUNTER_CHECKED")},
    std::pair{State::sent, std::string_view("SENT")},
    std::pair{State::receiving, std::string_view("RECEIVING")},
    std::pair{State::discrepancy, std::string_view("DISCREPANCY")},
    std::pair{State::corrected, std::string_view("CORRECTED")},
    std::pair{State::countersigned, std::string_view("COUNTERSIGNED")},
    std::pair{State::closed, std::string_view("CLOSED")},
    std::pair{State::cancelled, std::string_view("CANCELLED")},
};

constexpr std::array kinds{
    std::pair{HandoverKind::daily, std::string_view("daily")},
    std::pair{HandoverKind::custody, std::string_view("custody")},
    std::pair{HandoverKind::close_out, std::string_view("close_out")},
};

constexpr std::array lines{
    std::pair{Line::listed, std::string_view("listed")},
    std::pair{Line::agrees, std::string_view("agrees")},
    std::pair{Line::differs, std::string_view("differs")},
    std::pair{Line::absent, std::string_view("absent")},
    std::pair{Line::taken_off, std::string_view("taken_off")},
    std::pair{Line::received, std::string_view("received")},
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

std::string_view name(HandoverState state) { return name_in(states, state); }
std::optional<HandoverState> handover_state_named(std::string_view text) { return named_in(states, text); }
std::string_view name(HandoverKind kind) { return name_in(kinds, kind); }
std::optional<HandoverKind> handover_kind_named(std::string_view text) { return named_in(kinds, text); }
std::string_view name(HandoverLine::State state) { return name_in(lines, state); }
std::optional<HandoverLine::State> handover_line_state_named(std::string_view text)
{
    return named_in(lines, text);
}

} // namespace strongroom::archive
