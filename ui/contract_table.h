#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/document.h"
#include "ui/labels.h"

namespace strongroom::ui {

/// The first character and a star for each further one: a name in a list that others may see (欧***).
std::string masked(const std::string& name);

/// Heading of the table that `search --table` prints.
std::vector<std::string> contract_heading(Language language);

/// One row of it: document, kind, contract number, room, first buyer (masked), total, payment method, and how
/// many of the values were accepted without a person.
std::vector<std::string> contract_row(const archive::Document& document, Language language);

} // namespace strongroom::ui
