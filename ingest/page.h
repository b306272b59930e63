#pragma once

#include <string>
#include <vector>

#include "ingest/image.h"

namespace strongroom::ingest {

/// How the scanner stored the page; DA/T 31-2017 9.3 asks for colour wherever there is a seal.
enum class ColourMode { bitonal, grey, colour };

/// Something a person should know about a page, with the id of the rule behind it
/// (e.g. "DA/T 31-2017 9.4": fewer than 200 dpi). Never a reason to lose the page.
struct Finding {
    std::string rule;
    std::string message;
};

/// A line of the text layer that a PDF already carried, in pixels of the page. A witness, not the truth.
struct LayerLine {
    std::string text;
    Rect box;
};

/// One page as opened: turned as the file itself says (PDF /Rotate, EXIF), its own pixels otherwise.
struct Page {
    int number = 1; ///< in its file, from 1
    Image image;
    ColourMode colour = ColourMode::colour;
    bool dpi_stated
        = false; ///< false: the file says nothing and `image.dpi` is an estimate from the paper size
    std::vector<std::string>
        steps; ///< what was done to get it, in order: "exif_orientation 6", "rasterised 300 dpi"
    std::vector<LayerLine> layer;
};

} // namespace strongroom::ingest
