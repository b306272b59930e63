#pragma once

#include <string>
#include <vector>

#include "archive/retention/destruction_list.h"

namespace strongroom::ui {

/// A destruction list for reading: who did what, its files, and what stands against them.
std::string report(const archive::DestructionList& list);
/// One line for each list.
std::string report(const std::vector<archive::DestructionList>& lists);
/// What is left of a destroyed file.
std::string report(const archive::DestructionLine& stub);

} // namespace strongroom::ui
