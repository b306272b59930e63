#pragma once

#include "tests/whole/long_contract/script.h"

#include <cairo.h>

#include <memory>
#include <vector>

namespace strongroom::test {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

struct ContextDeleter {
    void operator()(cairo_t* context) const noexcept { cairo_destroy(context); }
};
using Context = std::unique_ptr<cairo_t, ContextDeleter>;

inline constexpr double millimetre = 72.0 / 25.4; ///< in points
inline constexpr double page_width = 210 * millimetre;
inline constexpr double page_height = 297 * millimetre;

/// The pages as drawings in points, with headers, footers and seals, before anybody scans them.
std::vector<Surface> typeset(const Script& script);

} // namespace strongroom::test
