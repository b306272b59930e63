#pragma once

#include <optional>

#include "ingest/decoded_internal.h"
#include "ingest/pdf_page_internal.h"

namespace strongroom::ingest {

/// The scan a page consists of, its pixels untouched, cut to the sheet and turned as the page says. Nothing
/// where it cannot be had without loss (JPEG 2000, JBIG2, masks, spot colours, a scan set askew or leaving
/// more than 5 % of the sheet bare): the page is drawn then. Errors: too many pixels, damaged.
std::optional<Result<Decoded>> embedded_scan(
    const PlacedImage& only, const Sheet& sheet, const Taking& taking);

/// Resolution at which the image is set on the page, 0 where it has none.
double placed_dpi(const PlacedImage& only, const Sheet& sheet);

/// Whether the image is stored in two colours.
bool stored_bitonal(QPDFObjectHandle image);

} // namespace strongroom::ingest
