#include "ingest/clean.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"
#include "ingest/seals_internal.h"
#include "ingest/skew_internal.h"
#include "ingest/warp_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double least_skew = 0.2; // degrees: less is not seen, and turning costs sharpness
constexpr double analysis_dpi = 150;

/// The page made small by a whole factor, enough to judge layout and light by.
Image reduced(ImageView page)
{
    const int factor = std::max(1, int(page.dpi / analysis_dpi));
    if (factor == 1) {
        Image same(page.size, page.channels, page.dpi);
        mat_of(page).copyTo(mat_of(same));
        return same;
    }
    Image small({page.size.width / factor, page.size.height / factor}, page.channels, page.dpi / factor);
    cv::Mat to = mat_of(small);
    const cv::Rect whole_blocks(0, 0, small.size.width * factor, small.size.height * factor);
    cv::resize(mat_of(page)(whole_blocks), to, to.size(), 0, 0, cv::INTER_AREA);
    return small;
}

Image grey_view(ImageView picture)
{
    Image grey(picture.size, 1, picture.dpi);
    cv::Mat to = mat_of(grey);
    if (picture.channels == 1)
        mat_of(picture).copyTo(to);
    else
        cv::cvtColor(mat_of(picture), to, cv::COLOR_RGB2GRAY);
    return grey;
}

Rect on_page(const Rect& box, double factor, Size page)
{
    return intersection({int(box.x * factor), int(box.y * factor), int(std::ceil(box.width * factor)),
                            int(std::ceil(box.height * factor))},
        {0, 0, page.width, page.height});
}

} // namespace

Cleaned cleaned(const Page& page)
{
    Cleaned result;
    const Image small = reduced(page.image);
    const double factor = page.image.dpi / small.dpi;
    if (page.image.channels == 3)
        for (const Rect& seal : red_seals(small))
            result.seals.push_back(on_page(seal, factor, page.image.size));

    const double skew = skew_of(grey_view(small));
    if (std::abs(skew) > least_skew) {
        Size size;
        result.to_page = rotation_back(page.image.size, skew, size);
        result.picture = warped(page.image, result.to_page, size);
        std::array<char, 32> step{};
        std::snprintf(step.data(), step.size(), "deskewed %.1f", skew);
        result.steps.emplace_back(step.data());
    } else
        result.picture = page.image;
    if (result.picture.channels == 3 && take_red_out(result.picture))
        result.steps.push_back("seal_removed");
    return result;
}

} // namespace strongroom::ingest
