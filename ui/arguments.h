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
    enum class Need { optional, required } need = Need::optional; ///< asked for by fit()
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
    /// All values given, in order.
    std::vector<std::string> values(std::string_view option) const;
    /// The last value as a whole number from `least` on; `otherwise` where the option was not given.
    /// Errors: bad_input, naming the option.
    Result<int> number(std::string_view option, int otherwise, int least = 1) const;
    const std::vector<std::string>& operands() const { return m_operands; }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    std::vector<std::string> m_operands;
};

/// Whether every required option is there, and as many operands as `operands` tells: "LOAN [NOTE] ITEM..."
/// wants a loan, may have a note, and wants one item or more. Errors: bad_input, naming what is missing or
/// too much.
Result<void> fit(const Arguments& arguments, std::string_view operands, std::span<const Option> options);

} // namespace strongroom::ui
