#include "archive/filing/file_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace strongroom::archive {
namespace {

constexpr std::array names{
    std::pair{FileState::keyed, std::string_view("KEYED")},
    std::pair{FileState::verified, std::string_view("VERIFIED")},
    std::pair{FileState::registered, std::string_view("REGISTERED")},
    std::pair{FileState::filed, std::string_view("FILED")},
    std::pair{FileState::change_pending, std::string_view("CHANGE_PENDING")},
    std::pair{FileState::due, std::string_view("DUE")},
    std::pair{FileState::destruction_listed, std::string_view("DEST_PROPOSED")},
    std::pair{FileState::destruction_approved, std::string_view("DEST_APPROVED")},
    std::pair{FileState::destruction_witnessed, std::string_view("DEST_WITNESSED")},
    std::pair{FileState::transferred, std::string_view("TRANSFERRED")},
    std::pair{FileState::destroyed, std::string_view("DESTROYED")},
    std::pair{FileState::written_off, std::string_view("WRITTEN_OFF")},
};

} // namespace

std::string_view name(FileState state)
{
    return std::find_if(names.begin(), names.end(), [&](const auto& each) {
        return each.first == state;
    })->second;
}

std::optional<FileState> file_state_named(std::string_view text)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.second == text; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace strongroom::archive
