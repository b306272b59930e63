#pragma once

#include <array>

#include "archive/act_internal.h"
#include "archive/retention/appraisal.h"
#include "archive/retention/destruction_list.h"

namespace strongroom::archive {

/// How an appraisal round goes on (DOMAIN §5.5).
inline constexpr std::array appraisal_steps{
    Step<AppraisalState>{AppraisalState::open, AppraisalState::reviewed, Right::appraisal_review},
    Step<AppraisalState>{AppraisalState::reviewed, AppraisalState::open, Right::appraisal_review},
    Step<AppraisalState>{AppraisalState::reviewed, AppraisalState::report_signed, Right::appraisal_sign},
    Step<AppraisalState>{AppraisalState::open, AppraisalState::cancelled, Right::appraisal_review},
    Step<AppraisalState>{AppraisalState::reviewed, AppraisalState::cancelled, Right::appraisal_review},
};

/// How a destruction list goes on. Back to the draft, whenever it is changed before it is executed.
inline constexpr auto destruction_steps = [] {
    using S = DestructionState;
    using Step = Step<S>;
    return std::array{
        Step{S::draft, S::checked, Right::destruction_propose},
        Step{S::checked, S::approved_1, Right::destruction_approve_1},
        Step{S::approved_1, S::approved_2, Right::destruction_approve_2},
        Step{S::approved_1, S::cooling, Right::destruction_approve_1}, // the short path
        Step{S::approved_2, S::cooling, Right::destruction_approve_2},
        Step{S::cooling, S::scheduled, Right::destruction_pull},
        Step{S::scheduled, S::pulled, Right::destruction_pull},
        Step{S::pulled, S::prechecked, Right::destruction_witness},
        Step{S::prechecked, S::executing, Right::destruction_execute},
        Step{S::executing, S::executed, Right::destruction_execute},
        Step{S::executed, S::verified, Right::destruction_pull},
        Step{S::verified, S::certified, Right::destruction_witness},
        Step{S::certified, S::posted, Right::destruction_pull},
        Step{S::posted, S::closed, Right::destruction_pull},

        Step{S::checked, S::draft, Right::destruction_propose},
        Step{S::approved_1, S::draft, Right::destruction_propose},
        Step{S::cooling, S::draft, Right::destruction_propose},
        Step{S::scheduled, S::draft, Right::destruction_propose},
        Step{S::pulled, S::draft, Right::destruction_propose},
        Step{S::prechecked, S::draft, Right::destruction_propose},

        Step{S::draft, S::cancelled, Right::destruction_propose},
        Step{S::checked, S::cancelled, Right::destruction_propose},
        Step{S::approved_1, S::cancelled, Right::destruction_propose},
        Step{S::cooling, S::cancelled, Right::destruction_propose},
        Step{S::scheduled, S::cancelled, Right::destruction_propose},
        Step{S::pulled, S::cancelled, Right::destruction_propose},
        Step{S::prechecked, S::cancelled, Right::destruction_propose},
    };
}();

} // namespace strongroom::archive
