#pragma once

#include "tests/whole/long_contract/typeset.h"

#include <pango/pangocairo.h>

namespace strongroom::test {

struct LayoutDeleter {
    void operator()(PangoLayout* layout) const noexcept { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutDeleter>;

/// Unhinted, so that every machine with the same fonts breaks the same lines. A width of 0 means one line.
Layout laid_out(
    cairo_t* context, const std::string& markup, const std::string& family, double size, double width);

/// Size of a layout in points.
struct Extent {
    double width, height;
};
Extent extent(const Layout& layout);

/// A round red company seal: the name along the rim, a star, and the words below it.
void draw_seal(cairo_t* context, double x, double y, const std::string& name, const std::string& words);

/// The floor plan of a flat with its rooms' names, in a box of that width and height.
void draw_plan(cairo_t* context, double x, double y, Extent box, const Style& style);

} // namespace strongroom::test
