#pragma once

#include <string_view>

namespace strongroom::archive {

/// The text of a step in archive/schema, built into the program; empty where there is none.
std::string_view schema_file(std::string_view file);

} // namespace strongroom::archive
