#pragma once

#include <optional>
#include <string_view>

namespace strongroom::archive {

/// Where a file (案卷) stands in its life (DOMAIN §5.3). That some of its items are lent, on their way or
/// missing, or that it is on hold, is said beside its state, not by it.
enum class FileState {
    keyed,              ///< fields are there; nobody else has checked them
    verified,           ///< 已复核
    registered,         ///< 已备案: has its reference code
    filed,              ///< 已归档: has box and place
    change_pending,     ///< 变更中: to be verified again
    due,                ///< 到期待鉴定
    destruction_listed, ///< 拟销毁
    destruction_approved,
    destruction_witnessed, ///< 待监销 done: pre-checked by two witnesses
    transferred,           ///< 已移交
    destroyed,
    written_off, ///< 已注销
};

std::string_view name(FileState state); ///< "KEYED", "DEST_PROPOSED", … as in DOMAIN §5.3
std::optional<FileState> file_state_named(std::string_view text);

} // namespace strongroom::archive
