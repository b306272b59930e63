#pragma once

#include <vector>

#include <tiffio.h>

#include "tests/ingest/made_files.h"

namespace strongroom::ingest::made {

/// How one TIFF page is to be stored.
struct TiffLayout {
    std::uint16_t compression = COMPRESSION_NONE;
    std::uint16_t photometric = PHOTOMETRIC_RGB;
    std::uint16_t bits = 8, samples = 3;
    std::uint16_t planar = PLANARCONFIG_CONTIG;
    std::uint16_t orientation = 1;
    bool tiled = false;
    float dpi_x = 300, dpi_y = 300;
    std::uint32_t kind = 0; ///< TIFFTAG_SUBFILETYPE
    std::uint32_t rows_per_strip = 16;
};

struct TiffPage {
    Image image; ///< the samples as they are to be stored, one byte each
    TiffLayout layout;
};

FileBytes tiff(const std::vector<TiffPage>& pages);
/// The compressed bytes of the only strip of the only page.
FileBytes first_strip(const FileBytes& tiff);

} // namespace strongroom::ingest::made
