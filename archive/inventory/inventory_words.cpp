#include <algorithm>
#include <array>
#include <utility>

#include "archive/inventory/inventory.h"

namespace strongroom::archive {
namespace {

constexpr std::array states{std::pair{InventoryState::planned, std::string_view("PLANNED")},
    std::pair{InventoryState::frozen, std::string_view("FROZEN")},
    std::pair{InventoryState::counting, std::string_view("COUNTING")},
    std::pair{InventoryState::reconciled, std::string_view("RECONCILED")},
    std::pair{InventoryState::approved, std::string_view("APPROVED")},
    std::pair{InventoryState::closed, std::string_view("CLOSED")},
    std::pair{InventoryState::cancelled, std::string_view("CANCELLED")}};

struct ResultWords {
    CountResult result;
    std::string_view name, chinese;
};
constexpr std::array results{ResultWords{CountResult::open, "open", "未盘"},
    ResultWords{CountResult::recount, "recount", "复盘"},
    ResultWords{CountResult::on_shelf, "on_shelf", "在架"}, ResultWords{CountResult::lent, "lent", "借出"},
    ResultWords{CountResult::misplaced, "misplaced", "错位"},
    ResultWords{CountResult::missing, "missing", "缺失"},
    ResultWords{CountResult::foreign, "foreign", "多出"},
    ResultWords{CountResult::damaged, "damaged", "破损"},
    ResultWords{CountResult::label, "label", "标签不符"}};

constexpr std::array resolutions{std::pair{Resolution::put_back, std::string_view("put_back")},
    std::pair{Resolution::accept_place, std::string_view("accept_place")},
    std::pair{Resolution::mark_missing, std::string_view("mark_missing")},
    std::pair{Resolution::found, std::string_view("found")},
    std::pair{Resolution::write_off, std::string_view("write_off")},
    std::pair{Resolution::repaired, std::string_view("repaired")},
    std::pair{Resolution::relabelled, std::string_view("relabelled")},
    std::pair{Resolution::noted, std::string_view("noted")}};

template <class Value, std::size_t Count>
std::string_view word_for(const std::array<std::pair<Value, std::string_view>, Count>& words, Value value)
{
    return std::find_if(words.begin(), words.end(), [&](const auto& each) {
        return each.first == value;
    })->second;
}

template <class Value, std::size_t Count>
std::optional<Value> meant_by(
    const std::array<std::pair<Value, std::string_view>, Count>& words, std::string_view text)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.second == text; });
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

const ResultWords& words_of(CountResult result)
{
    return *std::find_if(
        results.begin(), results.end(), [&](const ResultWords& each) { return each.result == result; });
}

} // namespace

std::string_view name(InventoryState state) { return word_for(states, state); }
std::optional<InventoryState> inventory_state_named(std::string_view text) { return meant_by(states, text); }

std::string_view name(CountResult result) { return words_of(result).name; }
std::string_view chinese(CountResult result) { return words_of(result).chinese; }

std::optional<CountResult> count_result_named(std::string_view text)
{
    const auto found = std::find_if(results.begin(), results.end(),
        [&](const ResultWords& each) { return each.name == text || each.chinese == text; });
    return found == results.end() ? std::nullopt : std::optional(found->result);
}

std::string_view name(Resolution resolution) { return word_for(resolutions, resolution); }
std::optional<Resolution> resolution_named(std::string_view text) { return meant_by(resolutions, text); }

std::string CountScope::text() const
{
    std::string said = location.empty() ? "all locations" : location;
    if (!project.empty())
        said += ", " + project;
    constexpr int all = 100;
    if (sample_percent < all)
        said += ", " + std::to_string(sample_percent) + " %";
    return said;
}

} // namespace strongroom::archive
