#pragma once

#include <string>
#include <vector>

#include "ingest/page.h"

namespace strongroom::ingest {

/// A derivative made for reading: the page itself is never altered.
struct Cleaned {
    Image picture;      ///< three channels where the page had colour, else one
    Homography to_page; ///< from pixels of `picture` to pixels of the page
    std::vector<std::string>
        steps; ///< in order: "rectified", "deskewed -1.3", "seal_removed", "light_flattened"
    std::vector<Finding> findings; ///< DA/T 31-2017: resolution, skew, colour of sealed pages, blank …
    bool blank = false;            ///< nothing to read on it; flagged, never dropped
    std::vector<Rect> seals;       ///< red seals found, in pixels of the page
};

/// Straightens, flattens the light and takes red seals out, as far as the page needs it.
/// \pre the page is upright (within about 15 degrees).
Cleaned cleaned(const Page& page);

/// The picture turned clockwise by quarter turns (0 to 3).
Image turned(ImageView picture, int quarter_turns);

} // namespace strongroom::ingest
