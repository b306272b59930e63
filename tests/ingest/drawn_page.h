#pragma once

#include <vector>

#include "ingest/page.h"

/// Pages drawn for the tests of cleaning: A4 at 300 dpi, in colour.
namespace strongroom::ingest::drawn {

constexpr Size a4{2480, 3508};

/// Rows of strokes that look like printed text from afar, the same at every call.
Image text();
/// Four filled blue discs near the corners.
Image with_marks(Image image);
/// The centres of the blue discs: top left, top right, bottom left, bottom right.
std::vector<Point> marks(const Image& image);
/// A ring with a star in it, as company seals have.
Image with_round_seal(Image image, const Rect& where);
Image with_red_heading(Image image);
/// A ring of 42 mm without colour, as of a seal on a photocopy.
Image with_grey_ring(Image image);
/// The sheet as a camera sees it, lying askew on a brown table, darker to one side.
Image photographed(const Image& image);
Image grey(const Image& image);
Image blurred(Image image, double sigma);
/// An empty sheet with dust, two punch holes and the back side shining through.
Image blank();
int red_pixels(const Image& image);
/// Turned clockwise about its centre on white paper of the same size.
Image turned_by(const Image& image, double degrees);

Page page(Image image);

} // namespace strongroom::ingest::drawn
