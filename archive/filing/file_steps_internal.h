#pragma once

#include <array>

#include "archive/act_internal.h"
#include "archive/filing/file_state.h"

namespace strongroom::archive {

/// The steps of a file that registering takes (DOMAIN §5.3). REGISTERED → FILED is Shelves', what follows
/// FILED is that of loans, hand-overs and destruction.
inline constexpr auto filing_steps = [] {
    using enum FileState;
    using enum Right;
    using Row = Step<FileState>;
    return std::array{
        Row{keyed, verified, record_verify}, Row{verified, keyed, record_verify}, // 退回
        Row{verified, registered, record_register},
        Row{registered, keyed, record_register}, // its reference code was void
        Row{keyed, written_off, record_register}, Row{verified, written_off, record_register},
        Row{registered, change_pending, record_edit}, Row{filed, change_pending, record_edit},
        Row{change_pending, verified, record_verify},
        Row{verified, change_pending, record_verify}, // 退回 of a change
        Row{verified, filed, record_register},        // on record again, still in its box
    };
}();

} // namespace strongroom::archive
