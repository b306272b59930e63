#include "ingest/clean.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

#include <opencv2/core.hpp>

#include "ingest/findings_internal.h"
#include "ingest/light_internal.h"
#include "ingest/opencv_internal.h"
#include "ingest/paper_internal.h"
#include "ingest/reduced_internal.h"
#include "ingest/seals_internal.h"
#include "ingest/sheet_corners_internal.h"
#include "ingest/skew_internal.h"
#include "ingest/warp_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double least_skew = 0.2;         // degrees: less is not seen, and turning costs sharpness
constexpr double analysis_dpi = 150;       // layout, light and skew are judged on a small copy
constexpr double most_pixels = 40'000'000; // readers gain nothing from more

/// Where everything lies, judged on a small copy of the page.
struct Plan {
    std::optional<Quad> sheet; ///< corners in pixels of the page, where the page is a photo of a sheet
    Size flat;                 ///< the sheet's own size
    double skew = 0;           ///< degrees clockwise that level the text
};

Homography small_to_page(int factor)
{
    const double shift = (factor - 1) / 2.0;
    return {{double(factor), 0, shift, 0, double(factor), shift, 0, 0, 1}};
}

Plan planned(const Page& page, const Image& small, int factor)
{
    Plan plan;
    const bool may_be_photo = page.image.channels == 3 || !page.dpi_stated;
    const auto corners
        = may_be_photo && page.colour != ColourMode::bitonal ? sheet_corners(small) : std::optional<Quad>{};
    // A scanner states its resolution and sees no perspective: what it delivers is never cut.
    if (!corners || (page.dpi_stated && !in_perspective(*corners))) {
        plan.skew = skew_of(luminance(small));
        return plan;
    }
    const Size small_flat = flat_size(*corners);
    plan.skew = skew_of(luminance(warped(small, onto_corners(small_flat, *corners), small_flat)));
    plan.sheet = corners;
    for (Point& corner : *plan.sheet)
        corner = small_to_page(factor)(corner);
    plan.flat = flat_size(*plan.sheet);
    return plan;
}

std::string step_of(const char* format, double number)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

/// The picture as planned, in one go, so that its pixels are interpolated only once.
void straighten(const Page& page, const Plan& plan, Cleaned& result)
{
    Size size = page.image.size;
    double dpi = page.image.dpi;
    if (plan.sheet) {
        size = plan.flat;
        result.to_page = onto_corners(plan.flat, *plan.sheet);
        dpi = sheet_dpi(size);
        result.steps.push_back("rectified");
    }
    if (std::abs(plan.skew) > least_skew) {
        Size turned_size;
        result.to_page = result.to_page.after(rotation_back(size, plan.skew, turned_size));
        size = turned_size;
        result.steps.push_back(step_of("deskewed %.1f", plan.skew));
    }
    if (const double pixels = double(size.width) * size.height; pixels > most_pixels) {
        const double factor = std::sqrt(most_pixels / pixels);
        result.to_page = result.to_page.after(scale_back(factor));
        size = {int(size.width * factor), int(size.height * factor)};
        dpi *= factor;
        result.steps.push_back(step_of("reduced to %.0f dpi", dpi));
    }
    result.picture = result.steps.empty() ? page.image : warped(page.image, result.to_page, size);
    result.picture.dpi = dpi;
}

/// Seals found on the small copy, as boxes on the page.
std::vector<Rect> seals_on_page(const Image& small, int factor, const Homography& to_page, Size page)
{
    std::vector<Rect> seals;
    const Homography map = to_page.after(small_to_page(factor));
    for (const Rect& seal : red_seals(small))
        seals.push_back(mapped(seal, map, page));
    return seals;
}

} // namespace

Cleaned cleaned(const Page& page)
{
    Cleaned result;
    Measured measured;
    int factor = factor_to(page.image.dpi, analysis_dpi);
    Image small = reduced(page.image, factor);
    const Plan plan = planned(page, small, factor);
    straighten(page, plan, result);
    if (!result.steps.empty()) {
        factor = factor_to(result.picture.dpi, analysis_dpi);
        small = reduced(result.picture, factor);
    }

    Image background = background_of(small);
    const Ink ink = ink_of(luminance(small), background);
    measured.dpi = plan.sheet ? result.picture.dpi : page.image.dpi;
    measured.skew = plan.sheet ? 0 : plan.skew;
    measured.paper_brightness = cv::mean(mat_of(luminance(background).view()))[0];
    measured.ink_contrast = ink.contrast;
    measured.sharpness = sharpness_of(luminance(small), ink);
    measured.blank = result.blank = is_blank(ink);
    measured.cut_off = !plan.sheet && is_cut_off(ink);
    measured.round_mark = page.colour != ColourMode::colour && has_round_mark(ink);

    if (page.colour != ColourMode::bitonal && light_is_uneven(background)) {
        flatten_light(result.picture, background);
        flatten_light(small, background);
        result.steps.push_back("light_flattened");
    }
    if (result.picture.channels == 3) {
        result.seals = seals_on_page(small, factor, result.to_page, page.image.size);
        if (take_red_out(result.picture))
            result.steps.push_back("seal_removed");
    }
    result.findings = findings_of(page, measured);
    return result;
}

} // namespace strongroom::ingest
