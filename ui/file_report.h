#pragma once

#include <string>
#include <vector>

#include "archive/filing/filed.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

Json json_of(const archive::FileLine& line);
Json json_of(const archive::FileDetails& file);
Json json_of(const archive::NumberGap& gap);
Json json_of(const archive::MissingPart& part);

/// A table of files, one a line.
std::string report(const std::vector<archive::FileLine>& lines);
/// All of a file, for a person.
std::string report(const archive::FileDetails& file);

} // namespace strongroom::ui
