#include "ingest/skew_internal.h"

#include <cmath>
#include <memory>

#include <leptonica/allheaders.h>
#include <opencv2/imgproc.hpp>

#include "ingest/opencv_internal.h"

namespace strongroom::ingest {
namespace {

struct PixDeleter {
    void operator()(Pix* pix) const noexcept { pixDestroy(&pix); }
};

/// Dark on its surroundings, one bit a pixel.
std::unique_ptr<Pix, PixDeleter> ink(ImageView grey)
{
    cv::Mat dark;
    constexpr int neighbourhood = 31, contrast = 20;
    cv::adaptiveThreshold(
        mat_of(grey), dark, 1, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, neighbourhood, contrast);
    std::unique_ptr<Pix, PixDeleter> pix(pixCreate(dark.cols, dark.rows, 1));
    if (!pix)
        return pix;
    for (int y = 0; y < dark.rows; ++y) {
        l_uint32* row = pixGetData(pix.get()) + std::ptrdiff_t(y) * pixGetWpl(pix.get());
        const std::uint8_t* from = dark.ptr(y);
        for (int x = 0; x < dark.cols; ++x)
            if (from[x] != 0)
                SET_DATA_BIT(row, x);
    }
    return pix;
}

} // namespace

double skew_of(ImageView grey)
{
    constexpr int least_side = 64;
    if (grey.size.width < least_side || grey.size.height < least_side)
        return 0;
    const auto pix = ink(grey);
    constexpr int sweep_reduction = 2, search_reduction = 2;
    constexpr float range = 10, step = 1, finest = 0.02F, least_confidence = 1.5F;
    l_float32 degrees = 0, confidence = 0;
    const l_int32 loudness
        = setMsgSeverity(L_SEVERITY_NONE); // it would complain of an empty page on our stderr
    const bool found = pix
        && pixFindSkewSweepAndSearch(
               pix.get(), &degrees, &confidence, sweep_reduction, search_reduction, range, step, finest)
            == 0;
    setMsgSeverity(loudness);
    return found && confidence >= least_confidence ? double(degrees) : 0;
}

} // namespace strongroom::ingest
