#pragma once

#include "ingest/decoded_internal.h"

namespace strongroom::ingest {

/// How four-channel data are meant. A JPEG file from Adobe's programs stores them inverted; inside a PDF only
/// the picture's /Decode says so.
enum class CmykSense { by_marker, as_stored, inverted };

Result<Decoded> decoded_jpeg(Bytes file, const Taking& taking, CmykSense cmyk);

/// One row of C, M, Y, K (0 = no ink) as R, G, B.
void cmyk_to_rgb(const std::uint8_t* cmyk, std::uint8_t* rgb, int width, CmykSense sense);

} // namespace strongroom::ingest
