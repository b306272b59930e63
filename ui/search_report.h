#pragma once

#include <string>

#include "archive/search.h"
#include "ui/terminal.h"

namespace strongroom::ui {

/// The snippet with what was found set off: bold on a terminal, as it is elsewhere.
std::string highlighted(const archive::Hit& hit, Output kind);

/// Hits for people: title, document, page and the words around.
std::string report(const archive::SearchResult& result, Output kind);

} // namespace strongroom::ui
