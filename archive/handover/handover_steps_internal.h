#pragma once

#include <array>

#include "archive/act_internal.h"
#include "archive/handover/handover_state.h"

namespace strongroom::archive {

/// Every step a hand-over can take, and the right it needs (DOMAIN §5.6). Temporary custody may skip the two
/// checks: see handover_short_steps.
inline constexpr auto handover_steps = [] {
    using enum HandoverState;
    using enum Right;
    using Row = Step<HandoverState>;
    return std::array{
        Row{list_draft, self_checked, handover_give},
        Row{self_checked, list_draft, handover_give}, // 退回
        Row{self_checked, counter_checked, handover_check},
        Row{counter_checked, list_draft, handover_give},
        Row{counter_checked, sent, handover_give},
        Row{sent, receiving, handover_receive},
        Row{receiving, discrepancy, handover_receive},
        Row{discrepancy, corrected, handover_give},
        Row{corrected, receiving, handover_receive},
        Row{receiving, countersigned, handover_receive},
        Row{countersigned, closed, handover_give},
        Row{list_draft, cancelled, handover_give},
        Row{self_checked, cancelled, handover_give},
        Row{counter_checked, cancelled, handover_give},
        Row{sent, cancelled, handover_give},
        Row{receiving, cancelled, handover_give},
        Row{discrepancy, cancelled, handover_give},
        Row{corrected, cancelled, handover_give},
    };
}();

inline constexpr auto handover_short_steps = [] {
    using enum HandoverState;
    using enum Right;
    using Row = Step<HandoverState>;
    return std::array{
        Row{list_draft, sent, handover_give},
        Row{sent, receiving, handover_receive},
        Row{receiving, discrepancy, handover_receive},
        Row{discrepancy, corrected, handover_give},
        Row{corrected, receiving, handover_receive},
        Row{receiving, countersigned, handover_receive},
        Row{countersigned, closed, handover_give},
        Row{list_draft, cancelled, handover_give},
        Row{sent, cancelled, handover_give},
        Row{receiving, cancelled, handover_give},
        Row{discrepancy, cancelled, handover_give},
        Row{corrected, cancelled, handover_give},
    };
}();

} // namespace strongroom::archive
