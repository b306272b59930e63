#pragma once

#include <string>

#include "archive/document.h"
#include "ui/labels.h"

namespace strongroom::ui {

/// The value as a person writes it: "1,264,210.40", "118.36", "30 %", "分期付款".
std::string written(const index::Field& field, Language language);

/// What was read, for people: the kind, a table of the fields with doubtful ones marked, checks that failed,
/// pages that could not be read. Ends with a line feed.
std::string report(const archive::DocumentContent& document, const std::string& name, Language language);

} // namespace strongroom::ui
