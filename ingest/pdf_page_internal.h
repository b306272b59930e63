#pragma once

#include <optional>
#include <string>

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "ingest/geometry.h"

namespace strongroom::ingest {

/// The part of a PDF page that is seen, in points, y upwards.
struct Sheet {
    double left = 0, bottom = 0, right = 0, top = 0;
    int quarter_turns = 0; ///< clockwise, by /Rotate
    double unit = 1;       ///< /UserUnit: points are this many 1/72 inch
    double width() const { return right - left; }
    double height() const { return top - bottom; }
};

/// The crop box, kept inside the media box; A4 where the page states none that makes sense.
Sheet sheet_of(QPDFPageObjectHelper& page);

/// An image XObject and where it is painted: its unit square goes through `placed` onto the page.
struct PlacedImage {
    QPDFObjectHandle image;
    QPDFMatrix placed;
};

struct PageContent {
    /// The one thing painted, where the page paints just one image (invisible text aside).
    std::optional<PlacedImage> only_image;
    bool may_have_text = false; ///< fonts are at hand, so a text layer is worth looking for
};

/// Goes through what the page paints, as far as is needed to tell.
PageContent content_of(QPDFPageObjectHelper& page, const Sheet& sheet);

/// The stream's decoded data, where its filters can be decoded and give at most `most_bytes`.
std::optional<std::string> stream_data(QPDFObjectHandle stream, std::size_t most_bytes);

} // namespace strongroom::ingest
