#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ingest {

/// A file carried inside a PDF.
struct PdfAttachment {
    std::string name;        ///< "certificate.json"
    std::string description; ///< what a PDF reader shows beside the name
    std::string media_type;  ///< "application/json"
    std::string_view content;
};

/// The PDF with the file attached. Its content stands in the PDF uncompressed, exactly once as given, so that
/// whoever knows where it stands can read it without understanding PDF. Errors (bad_input): `pdf` is none.
Result<std::vector<std::uint8_t>> with_attachment(
    std::span<const std::uint8_t> pdf, const PdfAttachment& attachment);

} // namespace strongroom::ingest
