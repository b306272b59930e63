#pragma once

#include <memory>

#include "ingest/decoded_internal.h"
#include "ingest/source_internal.h"

namespace strongroom::ingest {

/// A TIFF file of any number of pages; thumbnails in it are no pages.
Result<std::unique_ptr<Scan>> open_tiff(Source source, const ScanLimits& limits);

/// Facsimile data (ITU-T T.4 and T.6) that stand alone, as inside a PDF.
struct FaxData {
    Size size;
    int k = 0;            ///< PDF's /K: below 0 Group 4, 0 Group 3, above 0 Group 3 in two dimensions
    bool aligned = false; ///< each row starts at a whole byte
    bool black_is_1 = false;
};
Result<Decoded> decoded_fax(Bytes data, const FaxData& fax, const Taking& taking);

} // namespace strongroom::ingest
