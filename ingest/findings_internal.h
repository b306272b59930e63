#pragma once

#include <vector>

#include "ingest/ink_internal.h"
#include "ingest/page.h"

namespace strongroom::ingest {

/// What was measured on a page, on its way through the cleaning.
struct Measured {
    double dpi = 0; ///< of the sheet itself: in a photo that is not the whole picture's
    double skew = 0;
    bool blank = false;
    bool cut_off = false;
    double paper_brightness = 255; ///< as scanned, before any flattening
    double ink_contrast = 0;       ///< as scanned
    double sharpness = 0;          ///< of the print; 0 where there is too little to tell
    bool round_mark = false;       ///< in a page that is not in colour
};

/// What a person should know, by the rules for digitised archives (DA/T 31-2017) and the project's figures.
std::vector<Finding> findings_of(const Page& page, const Measured& measured);

/// How quickly brightness changes at the edges of print, where there is most of it: above 0.5 for crisp print
/// at 150 dpi, falling towards 0 with blur. 0 where there is too little print.
double sharpness_of(ImageView grey, const Ink& ink);

/// Whether a ring of a company seal's size (35 to 50 mm) stands on a page that has no colour.
bool has_round_mark(const Ink& ink);

} // namespace strongroom::ingest
