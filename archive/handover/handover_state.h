#pragma once

#include <optional>
#include <string_view>

namespace strongroom::archive {

/// Where a hand-over stands (DOMAIN §5.6).
enum class HandoverState {
    list_draft,
    self_checked,    ///< by the giver
    counter_checked, ///< 审核: by the sales administrator or the project manager
    sent,            ///< the list is frozen, the papers are on their way
    receiving,       ///< 逐件核对
    discrepancy,     ///< something differs; the giver has to say what is right
    corrected,       ///< frozen anew
    countersigned,   ///< received: custody and place have changed
    closed,
    cancelled, ///< everything is back where it was
};

std::string_view name(HandoverState state); ///< "LIST_DRAFT"
std::optional<HandoverState> handover_state_named(std::string_view text);

enum class HandoverKind {
    daily,     ///< 合同交接明细: from sales to the archive
    custody,   ///< temporary custody, in short form: front desk to archive
    close_out, ///< 项目结束移交: a project's files to head office
};

std::string_view name(HandoverKind kind); ///< "close_out"
std::optional<HandoverKind> handover_kind_named(std::string_view text);

} // namespace strongroom::archive
