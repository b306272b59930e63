#pragma once

#include "ingest/image.h"

namespace strongroom::ingest {

/// What the bare paper looks like everywhere: the picture without print, a quarter as large. \pre about 150
/// dpi.
Image background_of(ImageView small);

/// Whether the paper is so much darker, or more tinted, in places that reading suffers.
bool light_is_uneven(ImageView background);

/// Makes the paper white everywhere. \pre `background` shows the same picture, smaller.
void flatten_light(Image& picture, ImageView background);

} // namespace strongroom::ingest
