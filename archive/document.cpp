#include "archive/document.h"

#include <array>
#include <utility>

namespace strongroom::archive {
namespace {

constexpr std::array<std::pair<State, std::string_view>, 3> state_names{{
    {State::received, "RECEIVED"},
    {State::scanned, "SCANNED"},
    {State::recognised, "RECOGNISED"},
}};

} // namespace

std::string_view name(State state)
{
    for (const auto& [value, text] : state_names)
        if (value == state)
            return text;
    return {};
}

std::optional<State> state_named(std::string_view text)
{
    for (const auto& [value, known] : state_names)
        if (known == text)
            return value;
    return std::nullopt;
}

} // namespace strongroom::archive
