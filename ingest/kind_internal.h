#pragma once

#include "ingest/decoded_internal.h"
#include "ingest/source_internal.h"

namespace strongroom::ingest {

enum class Kind { pdf, tiff, jpeg, png, webp, heic, other };

/// By the first bytes of the file, never by its name.
Kind kind_of(Bytes start);

/// Why a file of another kind is not taken in, as precisely as its first bytes tell, and what to do instead.
Error refusal(const Source& source, Bytes start);

} // namespace strongroom::ingest
