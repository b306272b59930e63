#pragma once

#include <span>
#include <string_view>

namespace strongroom::index {

/// How much a broken rule weighs (DOMAIN 4).
enum class Severity {
    error,       ///< the value is wrong: blocks "verified"
    warning,     ///< needs a reason to pass
    information, ///< worth knowing
};

/// A validation rule of DOMAIN 4.1 to 4.5 that a document alone can be held against.
struct Rule {
    std::string_view id; ///< "V-PR-02", stable
    Severity severity = Severity::error;
    std::string_view title;
};

/// All rules, by id.
std::span<const Rule> rules();

/// The rule of that id.
/// \pre there is one
const Rule& rule(std::string_view id);

} // namespace strongroom::index
