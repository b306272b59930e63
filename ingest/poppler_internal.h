#pragma once

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

/// Draws the only page of `pdf` by pdftoppm at `dpi` dots per 72 points, cut to its crop box and turned by
/// its /Rotate. Errors: bad_input (cannot be drawn), timed_out, machine (pdftoppm is missing).
Result<Image> drawn_page(Bytes pdf, double dpi, const Taking& taking);

/// The text layer of the only page of `pdf` by pdftotext, in pixels of a page shown in `page` pixels. None
/// where it has none or it cannot be read: it is only a witness.
std::vector<LayerLine> text_layer(Bytes pdf, Size page);

/// The lines of pdftotext's -bbox-layout output.
std::vector<LayerLine> layer_lines(const std::string& xml, Size page);

} // namespace strongroom::ingest
