#pragma once

#include <string>

#include "archive/document.h"

namespace strongroom::ui {

/// The text with its places as ALTO 4 XML, measured in pixels: a TextLine for each line, a String for each
/// run without spaces, a Glyph for each character with its confidence.
std::string alto(const archive::Document& document);

} // namespace strongroom::ui
