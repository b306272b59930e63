#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/values/span.h"

namespace strongroom::index {

/// How an option of a printed list is marked.
enum class Tick {
    none,   ///< no mark beside it
    chosen, ///< √ ✓ ☑ ■
    struck, ///< × beside it, or its box is empty (□)
};

/// One wording of a closed list, met in a text.
struct CodeMention {
    std::string code; ///< "loan_pf"
    Span span;
    Tick tick = Tick::none;
    bool general = false; ///< a wording that a more telling one overrides: 贷款方式付款 beside 公积金
};

/// All mentions of the closed list `list` of index/rules/codes.json in `text`, longest wording first where
/// several overlap, in the order of the text. \pre text is normalised
std::vector<CodeMention> code_mentions(std::string_view list, std::u32string_view text);

/// The one code of `list` that `text` chooses: the ticked options if any is ticked, else those not struck
/// out. Nothing where there are none or several.
std::optional<Found<std::string>> chosen_code(std::string_view list, std::u32string_view text);

/// DOMAIN 3.3: lump, instal, loan_com, loan_pf, loan_mix or other.
std::optional<Found<std::string>> payment_method(std::u32string_view text);

} // namespace strongroom::index
