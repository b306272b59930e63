#include "ingest/paper_internal.h"

#include <array>
#include <cmath>

namespace strongroom::ingest {
namespace {

struct Sheet {
    double width, height; // inches
};
constexpr std::array sheets{Sheet{8.268, 11.693}, Sheet{11.693, 16.535}, Sheet{5.827, 8.268}}; // A4, A3, A5
constexpr std::array usual_dpi{300.0, 200.0, 600.0, 400.0, 240.0, 150.0, 100.0};

} // namespace

double estimated_dpi(Size size)
{
    const double width = std::min(size.width, size.height), height = std::max(size.width, size.height);
    const bool a_proportions = std::abs(height / width / std::sqrt(2.0) - 1) < 0.04;
    if (a_proportions)
        for (const Sheet& sheet : sheets)
            for (const double dpi : usual_dpi)
                if (std::abs(height / sheet.height / dpi - 1) < 0.015)
                    return dpi;
    return sheet_dpi(size);
}

double sheet_dpi(Size size)
{
    const double width = std::min(size.width, size.height), height = std::max(size.width, size.height);
    return std::round(std::min(width / sheets[0].width, height / sheets[0].height));
}

bool believable_dpi(Size size, double dpi)
{
    if (dpi < 20 || dpi > 5000)
        return false;
    const double inches = std::max(size.width, size.height) / dpi;
    return dpi > 100 || inches < 24;
}

} // namespace strongroom::ingest
