#include "ingest/pdf_image_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/clean.h"
#include "ingest/pdf_samples_internal.h"
#include "ingest/pixels_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double least_cover = 0.95; // of the sheet's width and height

/// How the page shows the image: quarter turns clockwise, or nothing where it is askew or mirrored.
std::optional<int> turns_of(const QPDFMatrix& m)
{
    const double straight = std::max(std::abs(m.a), std::abs(m.d)),
                 crossed = std::max(std::abs(m.b), std::abs(m.c));
    constexpr double askew = 0.001;
    if (crossed < askew * straight && m.a * m.d > 0)
        return m.a > 0 ? 0 : 2;
    if (straight < askew * crossed && m.b * m.c < 0)
        return m.b > 0 ? 3 : 1;
    return std::nullopt;
}

/// Pixels of the image that lie on the sheet. \pre the image stands as the unturned page shows it.
Rect on_sheet(Size image, const QPDFObjectHandle::Rectangle& where, const Sheet& sheet)
{
    const double across = image.width / (where.urx - where.llx),
                 down = image.height / (where.ury - where.lly);
    const auto pixel = [](double at, int most) { return std::clamp(int(std::lround(at)), 0, most); };
    const int left = pixel((sheet.left - where.llx) * across, image.width);
    const int right = pixel((sheet.right - where.llx) * across, image.width);
    const int top = pixel((where.ury - sheet.top) * down, image.height);
    const int bottom = pixel((where.ury - sheet.bottom) * down, image.height);
    return {left, top, right - left, bottom - top};
}

bool covers(const QPDFObjectHandle::Rectangle& where, const Sheet& sheet)
{
    const double width = std::min(where.urx, sheet.right) - std::max(where.llx, sheet.left);
    const double height = std::min(where.ury, sheet.top) - std::max(where.lly, sheet.bottom);
    return width >= least_cover * sheet.width() && height >= least_cover * sheet.height();
}

} // namespace

std::optional<Result<Decoded>> embedded_scan(
    const PlacedImage& only, const Sheet& sheet, const Taking& taking)
{
    const std::optional<int> turns = turns_of(only.placed);
    const auto where = only.placed.transformRectangle({0, 0, 1, 1});
    if (!turns || !covers(where, sheet))
        return std::nullopt;
    std::optional<Result<Decoded>> stored = stored_pixels(only.image, taking);
    if (!stored || !*stored)
        return stored;
    Decoded& decoded = **stored;
    if (*turns != 0)
        decoded.image = turned(decoded.image, *turns);
    constexpr double points_per_inch = 72;
    decoded.dpi_x = decoded.image.size.width / (where.urx - where.llx) * points_per_inch / sheet.unit;
    decoded.dpi_y = decoded.image.size.height / (where.ury - where.lly) * points_per_inch / sheet.unit;
    decoded.steps.insert(decoded.steps.begin(), "embedded_scan");
    const Size size = decoded.image.size;
    const Rect seen = on_sheet(size, where, sheet);
    // A pixel or two is rounding, not cropping.
    if (size.width - seen.width > 2 || size.height - seen.height > 2) {
        decoded.image = cropped(decoded.image, seen);
        decoded.steps.push_back("crop_box");
    }
    if (sheet.quarter_turns != 0) {
        decoded.image = turned(decoded.image, sheet.quarter_turns);
        if (sheet.quarter_turns % 2 != 0)
            std::swap(decoded.dpi_x, decoded.dpi_y);
        decoded.steps.push_back("page_rotate " + std::to_string(sheet.quarter_turns * 90));
    }
    return stored;
}

double placed_dpi(const PlacedImage& only, const Sheet& sheet)
{
    const auto where = only.placed.transformRectangle({0, 0, 1, 1});
    QPDFObjectHandle image = only.image, width = image.getDict().getKey("/Width");
    const std::optional<int> turns = turns_of(only.placed);
    if (!width.isInteger() || !turns || !covers(where, sheet))
        return 0;
    const double points = *turns % 2 == 0 ? where.urx - where.llx : where.ury - where.lly;
    return double(width.getIntValue()) * 72 / points / sheet.unit;
}

bool stored_bitonal(QPDFObjectHandle image)
{
    QPDFObjectHandle dictionary = image.getDict(), bits = dictionary.getKey("/BitsPerComponent");
    QPDFObjectHandle stencil = dictionary.getKey("/ImageMask"), filter = dictionary.getKey("/Filter");
    return (bits.isInteger() && bits.getIntValue() == 1) || (stencil.isBool() && stencil.getBoolValue())
        || filter.isNameAndEquals("/JBIG2Decode");
}

} // namespace strongroom::ingest
