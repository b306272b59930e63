#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ui {

/// An option a command understands.
struct Option {
    std::string_view name;  ///< "--archive"
    std::string_view value; ///< what follows it, for the help text: "DIR"; empty = a switch
    std::string_view help;
};

/// The words behind the command, sorted into options and operands.
class Arguments {
public:
    /// Takes `--name value`, `--name=value` and switches in any order; what follows a lone `--` is an operand
    /// even if it begins with a dash. Errors (bad_input): an unknown option (the nearest one is proposed), a
    /// value missing, or given to a switch.
    static Result<Arguments> parsed(std::span<const std::string> words, std::span<const Option> options);

    bool has(std::string_view option) const { return m_values.contains(option); }
    /// The last value given; none if the option was not.
    std::optional<std::string> value(std::string_view option) const;
    const std::vector<std::string>& operands() const { return m_operands; }

private:
    std::map<std::string, std::string, std::less<>> m_values;
    std::vector<std::string> m_operands;
};

} // namespace strongroom::ui
