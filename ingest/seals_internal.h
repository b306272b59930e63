#pragma once

#include <vector>

#include "ingest/image.h"

namespace strongroom::ingest {

/// The red in colour pixels: how far R stands above both others.
constexpr int least_red = 25;

/// Makes every red pixel grey by its red channel, in which seal ink is nearly white and black print stays
/// dark. Returns whether there was any. \pre three channels.
bool take_red_out(Image& picture);

/// Boxes of red seals: round, oval or square marks of 8 to 70 mm; red text and red lines are none. In pixels
/// of the picture, which may be reduced as long as its dpi says so. \pre three channels.
std::vector<Rect> red_seals(ImageView picture);

} // namespace strongroom::ingest
