#include <algorithm>
#include <array>

#include "archive/retention/appraisal.h"
#include "archive/retention/destruction_list.h"
#include "archive/retention/holds.h"

namespace strongroom::archive {
namespace {

/// What a value is called in the ledger and on the command line, and in Chinese; in the order of its enum.
struct Word {
    std::string_view name, chinese;
};

constexpr std::array<Word, 5> holds{{{"dispute", "纠纷"}, {"lawsuit", "诉讼"}, {"audit", "审计检查"},
    {"rights_request", "权利请求"}, {"unsettled", "未结清债权债务"}}};
constexpr std::array<Word, 4> appraisals{
    {{"APPRAISAL_OPEN", ""}, {"ITEMS_REVIEWED", ""}, {"REPORT_SIGNED", ""}, {"CANCELLED", ""}}};
constexpr std::array<Word, 3> opinions{{{"extend", "续存"}, {"transfer", "移交"}, {"destroy", "销毁"}}};
constexpr std::array<Word, 15> destructions{
    {{"DESTROY_LIST_DRAFT", ""}, {"CHECKED", ""}, {"APPROVED_1", ""}, {"APPROVED_2", ""}, {"COOLING", ""},
        {"SCHEDULED", ""}, {"PULLED", ""}, {"WITNESS_PRECHECK", ""}, {"EXECUTING", ""}, {"EXECUTED", ""},
        {"VERIFIED", ""}, {"CERTIFIED", ""}, {"POSTED", ""}, {"CLOSED", ""}, {"CANCELLED", ""}}};
constexpr std::array<Word, 6> parts{{{"proposer", "提出人"}, {"approver_1", "档案负责人"},
    {"approver_2", "分管领导"}, {"executor", "执行人"}, {"witness_1", "监销人1"}, {"witness_2", "监销人2"}}};
constexpr std::array<Word, 7> methods{{{"shredding", "粉碎"}, {"pulping", "化浆"}, {"burning", "焚毁"},
    {"degaussing", "消磁"}, {"overwriting", "覆写"}, {"breaking", "物理破坏"}, {"key_only", "密钥销毁"}}};
constexpr std::array<Word, 4> removals{
    {{"not_approved", "未批准,续存"}, {"held", "冻结,续存"}, {"missing", "缺失,另行查找"}, {"kept", "续存"}}};

template <std::size_t Count, class Value>
constexpr const Word& word(const std::array<Word, Count>& words, Value value)
{
    return words[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t Count>
std::optional<Value> named(const std::array<Word, Count>& words, std::string_view text)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.name == text; });
    return found == words.end() ? std::nullopt : std::optional(static_cast<Value>(found - words.begin()));
}

} // namespace

std::string_view name(HoldKind kind) { return word(holds, kind).name; }
std::string_view chinese(HoldKind kind) { return word(holds, kind).chinese; }
std::optional<HoldKind> hold_kind_named(std::string_view text) { return named<HoldKind>(holds, text); }

std::string_view name(AppraisalState state) { return word(appraisals, state).name; }
std::optional<AppraisalState> appraisal_state_named(std::string_view text)
{
    return named<AppraisalState>(appraisals, text);
}

std::string_view name(Opinion opinion) { return word(opinions, opinion).name; }
std::string_view chinese(Opinion opinion) { return word(opinions, opinion).chinese; }
std::optional<Opinion> opinion_named(std::string_view text) { return named<Opinion>(opinions, text); }

std::string_view name(DestructionState state) { return word(destructions, state).name; }
std::optional<DestructionState> destruction_state_named(std::string_view text)
{
    return named<DestructionState>(destructions, text);
}

std::string_view name(DestructionPart part) { return word(parts, part).name; }
std::string_view chinese(DestructionPart part) { return word(parts, part).chinese; }

std::string_view name(DestructionMethod method) { return word(methods, method).name; }
std::string_view chinese(DestructionMethod method) { return word(methods, method).chinese; }
std::optional<DestructionMethod> destruction_method_named(std::string_view text)
{
    return named<DestructionMethod>(methods, text);
}

std::string_view name(Removal removal) { return word(removals, removal).name; }
std::string_view chinese(Removal removal) { return word(removals, removal).chinese; }
std::optional<Removal> removal_named(std::string_view text) { return named<Removal>(removals, text); }

} // namespace strongroom::archive
