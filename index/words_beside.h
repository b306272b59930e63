#pragma once

#include <vector>

#include "index/candidate.h"

namespace strongroom::index {

/// The amounts in words ("大写…元整") that stand right behind an amount in digits, as <field>_cn: only so is
/// it known whose words they are. Amounts written in words alone count as both.
std::vector<Candidate> words_beside(
    const Text& flow, const std::vector<Candidate>& amounts, std::span<const ReadPage> pages);

} // namespace strongroom::index
