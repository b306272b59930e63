#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "archive/document.h"
#include "ingest/base/result.h"
#include "ui/export/output_file.h"

namespace strongroom::ui {

/// The picture of a page as JPEG, by its number in the document.
using PagePicture = std::function<Result<std::vector<std::uint8_t>>(int page)>;

/// Writes the document as a PDF that looks like the paper and can be searched and copied from: on each page
/// the picture, and under it the lines of text where they stand, without spaces between Han characters. A
/// page that was not read is there with a sentence instead. One page is in memory at a time. Errors: those of
/// `picture`; machine, where the PDF cannot be written.
Result<void> write_searchable_pdf(
    const archive::Document& document, const PagePicture& picture, OutputFile& output);

} // namespace strongroom::ui
