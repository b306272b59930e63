#pragma once

#include <vector>

#include "ingest/geometry.h"
#include "ingest/image.h"
#include "ocr/line_direction_internal.h"
#include "ocr/recogniser.h"
#include "ocr/text_recognition_internal.h"

namespace strongroom::ocr {

/// A box whose text runs up the page, corners renamed so that it starts at the bottom left.
ingest::Quad laid_down(const ingest::Quad& tall);

/// A box read from its other end.
ingest::Quad turned_over(const ingest::Quad& box);

/// By how many quarter turns clockwise a picture with these lines has to be turned to stand upright (0 to 3).
/// An upright page costs a few classifications of its longest lines. Any turn has to be confirmed by lines
/// that read clearly better that way: vertical text, digits and scribbles leave the page as it is.
int turns_to_upright(ingest::ImageView picture, const std::vector<ingest::Quad>& lines,
    LineDirection& direction, TextRecognition& recognition);

/// The same by a reader that finds its lines itself, for where there are no models: `upright` is what it read
/// on the picture as it stands; only if that reads badly are the other three ways tried.
int turns_to_upright(ingest::ImageView picture, const PageText& upright, Recogniser& recogniser);

} // namespace strongroom::ocr
