#include "archive/filing/filed.h"

#include <algorithm>
#include <array>

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 4> links{
    "supplement_of", "subscription_of", "change_of", "belongs_to"};
constexpr std::array<std::string_view, 3> ends{"performed", "rescinded", "terminated"};

} // namespace

std::string_view name(FileLink::Kind kind) { return links[static_cast<std::size_t>(kind)]; }

std::optional<FileLink::Kind> link_kind_named(std::string_view text)
{
    const auto found = std::find(links.begin(), links.end(), text);
    return found == links.end() ? std::nullopt
                                : std::optional(static_cast<FileLink::Kind>(found - links.begin()));
}

std::string_view name(ContractEnd::Kind kind) { return ends[static_cast<std::size_t>(kind)]; }

std::optional<ContractEnd::Kind> contract_end_named(std::string_view text)
{
    const auto found = std::find(ends.begin(), ends.end(), text);
    return found == ends.end() ? std::nullopt
                               : std::optional(static_cast<ContractEnd::Kind>(found - ends.begin()));
}

} // namespace strongroom::archive
