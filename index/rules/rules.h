#pragma once

#include <string_view>

namespace strongroom::index {

/// The text of index/rules/`file` ("codes.json"), built into the program by cmake/embed.cmake; empty where
/// there is none.
std::string_view rule_file(std::string_view file);

} // namespace strongroom::index
