#include <algorithm>
#include <cmath>
#include <cstring>

#include <opencv2/imgproc.hpp>

#include "ingest/clean.h"
#include "ingest/decoded_internal.h"
#include "ingest/opencv_internal.h"
#include "ingest/paper_internal.h"

namespace strongroom::ingest {
namespace {

constexpr int least_side = 16; // fewer pixels cannot show a single character

Image mirrored(const Image& image)
{
    Image result(image.size, image.channels, image.dpi);
    cv::Mat to = mat_of(result);
    cv::flip(mat_of(image.view()), to, 1);
    return result;
}

/// EXIF numbers: 2, 4, 5 and 7 are mirrored left to right before they are turned.
Image upright(Image image, int orientation)
{
    constexpr std::array<int, 9> turns{0, 0, 0, 2, 2, 3, 1, 1, 3};
    constexpr std::array<bool, 9> mirror{false, false, true, false, true, true, false, true, false};
    if (orientation < 2 || orientation > 8)
        return image;
    if (mirror[std::size_t(orientation)])
        image = mirrored(image);
    const int quarter_turns = turns[std::size_t(orientation)];
    return quarter_turns == 0 ? std::move(image) : turned(image, quarter_turns);
}

/// Fax machines store 204 by 98 dots an inch: the coarser side is stretched, or letters would be squashed.
void make_square(Decoded& decoded)
{
    const double ratio = decoded.dpi_x / decoded.dpi_y;
    if (std::abs(ratio - 1) < 0.05 || ratio > 4 || ratio < 0.25)
        return;
    Size size = decoded.image.size;
    if (ratio > 1)
        size.height = int(std::lround(size.height * ratio));
    else
        size.width = int(std::lround(size.width / ratio));
    Image square(size, decoded.image.channels);
    cv::Mat to = mat_of(square);
    cv::resize(mat_of(decoded.image.view()), to, to.size(), 0, 0, cv::INTER_LINEAR);
    decoded.image = std::move(square);
    decoded.dpi_x = decoded.dpi_y = std::max(decoded.dpi_x, decoded.dpi_y);
    decoded.steps.push_back("square_pixels");
}

} // namespace

Result<void> check_size(const Taking& taking, std::int64_t width, std::int64_t height)
{
    const std::string extent = std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (width < least_side || height < least_side)
        return failed(Code::bad_input, taking.name + " has only " + extent + ", too few to be a page",
            "scan the page again at 300 dpi");
    if (width > taking.limits.max_pixels / height)
        return failed(Code::bad_input,
            taking.name + " has " + extent + ", more than the "
                + std::to_string(taking.limits.max_pixels / 1'000'000) + " million a page may have",
            "scan the page again at 300 dpi");
    return {};
}

tl::unexpected<Error> damaged(const Taking& taking, const std::string& reason)
{
    return failed(
        Code::bad_input, taking.name + " is damaged or cut off (" + reason + ")", "copy or scan it again");
}

void mark_truncated(Decoded& decoded, int good_rows)
{
    Image& image = decoded.image;
    decoded.steps.push_back("truncated after " + std::to_string(good_rows) + " of "
        + std::to_string(image.size.height) + " rows");
    std::fill(image.pixels.begin() + (image.row(good_rows) - image.pixels.data()), image.pixels.end(),
        std::uint8_t(255));
}

Page finished(Decoded decoded, int number)
{
    if (decoded.dpi_x > 0 && decoded.dpi_y > 0)
        make_square(decoded);
    Page page;
    page.number = number;
    page.colour = decoded.colour;
    page.steps = std::move(decoded.steps);
    page.image = upright(std::move(decoded.image), decoded.orientation);
    if (decoded.orientation > 1 && decoded.orientation <= 8)
        page.steps.push_back("exif_orientation " + std::to_string(decoded.orientation));
    page.dpi_stated = believable_dpi(page.image.size, decoded.dpi_x);
    page.image.dpi = page.dpi_stated ? decoded.dpi_x : estimated_dpi(page.image.size);
    return page;
}

} // namespace strongroom::ingest
