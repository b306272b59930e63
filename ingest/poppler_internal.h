#pragma once

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

/// Draws the only page of `pdf` by pdftoppm at `dpi` dots per 72 points, cut to its crop box and turned by
/// its /Rotate. Errors: bad_input (cannot be drawn), timed_out, machine (pdftoppm is missing).
Result<Image> drawn_page(Bytes pdf, double dpi, const Taking& taking);

/// A page as it is shown, turned by its /Rotate.
struct Shown {
    Size pixels;
    double width = 0, height = 0; ///< points
};

/// The text layer of the only page of `pdf` by pdftotext, in pixels of the page. None where it has none or it
/// cannot be read: it is only a witness.
std::vector<LayerLine> text_layer(Bytes pdf, const Shown& page);

/// The lines of pdftotext's -bbox-layout output. (The page size written there is that before turning, while
/// the boxes are turned, so it is of no use.)
std::vector<LayerLine> layer_lines(const std::string& xml, const Shown& page);

} // namespace strongroom::ingest
