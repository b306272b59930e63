#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"
#include "ingest/open_scan.h"
#include "ingest/page.h"

namespace strongroom::ingest {

using Bytes = std::span<const std::uint8_t>;

/// What a codec gives: the pixels as stored, and what the file says about them.
struct Decoded {
    Image image;
    ColourMode colour = ColourMode::colour;
    double dpi_x = 0, dpi_y = 0;    ///< 0 = not stated
    int orientation = 1;            ///< as EXIF and TIFF number it, 1 to 8
    std::vector<std::string> steps; ///< e.g. "truncated after 1200 of 3508 rows"
};

/// Which file, and how much of it is taken in: what a codec needs to refuse in a whole sentence.
struct Taking {
    std::string name; ///< "scan.pdf" or "page 3 of scan.pdf"
    ScanLimits limits;
};

/// An Error where a picture of this size is no page: too many pixels, or too few to show anything.
Result<void> check_size(const Taking& taking, std::int64_t width, std::int64_t height);

/// Error for a picture whose data end or break off before anything could be seen.
tl::unexpected<Error> damaged(const Taking& taking, const std::string& reason);

/// The step that tells of missing rows; the rows from `good` on are made white.
void mark_truncated(Decoded& decoded, int good_rows);

/// The page made from it: upright, with square pixels and a resolution, stated or estimated.
Page finished(Decoded decoded, int number);

// One pair for each format: the size by the header alone, and the whole picture.
Result<Size> jpeg_size(Bytes file, const Taking& taking);
Result<Decoded> decoded_jpeg(Bytes file, const Taking& taking);
Result<Size> png_size(Bytes file, const Taking& taking);
Result<Decoded> decoded_png(Bytes file, const Taking& taking);
Result<Size> webp_size(Bytes file, const Taking& taking);
Result<Decoded> decoded_webp(Bytes file, const Taking& taking);
Result<Size> heic_size(Bytes file, const Taking& taking);
Result<Decoded> decoded_heic(Bytes file, const Taking& taking);

} // namespace strongroom::ingest
