#pragma once

#include <optional>

#include "ingest/decoded_internal.h"
#include "ingest/pdf_page_internal.h"

namespace strongroom::ingest {

/// The stored pixels of an image XObject, or nothing where they cannot be had without loss.
std::optional<Result<Decoded>> stored_pixels(QPDFObjectHandle image, const Taking& taking);

} // namespace strongroom::ingest
