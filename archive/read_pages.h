#pragma once

#include <vector>

#include "archive/document.h"
#include "index/read_document.h"
#include "ingest/base/result.h"
#include "ocr/reader.h"

namespace strongroom::archive {

/// One page after every stage that looks at a page alone: both readers have seen it.
struct PageReading {
    ocr::ReadPage page;                     ///< `page.number` counts within its file
    std::vector<ocr::SecondReading> second; ///< of the places where values seem to stand
};

/// Reads page `number` of the reader's current file, then has the second reader look at the places where
/// values seem to stand. If only the second look fails, the page is kept and carries a finding that says so;
/// likewise where part of the page is missing from a damaged file.
/// \pre reader.open() succeeded and 1 <= number <= page_count.
Result<PageReading> read_page(ocr::Reader& reader, int number);

/// The page as it is kept, at the place in its document that `place` says.
PageContent content_of(PageReading&& reading, const PageContent& place);

/// The page as the index wants it, at place `number` of its document.
index::ReadPage for_index(const PageReading& reading, int number);

} // namespace strongroom::archive
