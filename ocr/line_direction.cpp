#include "ocr/line_direction_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/picture.h"
#include "ocr/tensor_internal.h"

namespace strongroom::ocr {
namespace {

constexpr ingest::Size seen{192, 48};
constexpr Normalisation halves{{.5F, .5F, .5F}, {.5F, .5F, .5F}};

} // namespace

double LineDirection::upside_down(ingest::ImageView line)
{
    const double ratio = double(line.size.width) / line.size.height;
    // A long line shows its beginning only, unsqueezed: that is enough to tell and reads better.
    const int shown = std::min(line.size.width, seen.width * line.size.height / seen.height + 1);
    const ingest::Image start = ingest::cut_out(line, {0, 0, shown, line.size.height});
    const int width = std::clamp(int(std::ceil(seen.height * ratio)), 1, seen.width);
    Tensor input = to_tensor(ingest::resized(start, {width, seen.height}), seen.width, halves);
    return double(m_model.run(input).values[1]);
}

} // namespace strongroom::ocr
