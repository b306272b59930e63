#pragma once

#include <memory>

#include "ingest/open_scan.h"
#include "ingest/source_internal.h"

namespace strongroom::ingest {

/// A PDF. Pages that are one embedded scan are taken out as they are; the others are drawn.
Result<std::unique_ptr<Scan>> open_pdf(Source source, const ScanLimits& limits);

} // namespace strongroom::ingest
