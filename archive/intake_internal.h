#pragma once

#include "archive/archive_state_internal.h"

namespace strongroom::archive {

/// What Access::take_in() does, in the name of `actor`.
Result<IntakeReport> take_in(Archive::State& state, const Actor& actor,
    std::span<const std::vector<std::filesystem::path>> documents, const Stages& stages, const Watch& watch,
    const IntakeOptions& options, std::stop_token stop);

} // namespace strongroom::archive
