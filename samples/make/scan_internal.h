#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "samples/make/dice.h"
#include "samples/make/flow.h"

namespace strongroom::samples {

enum class Quality { clean, office, bad, photo };

/// A page as it comes out of a scanner or a phone.
struct Scan {
    cv::Mat pixels{};               ///< grey or B, G, R
    std::vector<TruthLine> lines{}; ///< boxes in pixels of the upright page
    double dpi = 300;               ///< 0 = the file does not say
    int turned = 0;                 ///< degrees clockwise it must be turned to stand upright, after EXIF
    int exif_orientation = 0;       ///< 0 = none
    int jpeg_quality = 90;
    bool bitonal = false;
};

/// What stays the same for all pages of one document: the machine, its lamp, its operator.
struct Scanner {
    Quality quality = Quality::clean;
    double dpi = 300;
    bool grey = false, bitonal = false, faint = false, bleeding = false;
    int jpeg_quality = 92;
};

Scanner make_scanner(Dice& dice, Quality quality, bool may_be_bitonal);

/// Paints a page, in pixels; the boxes of `lines` become pixels, too.
Scan painted(const Leaf& leaf, double dpi, const Colour& paper);
/// Two pages beside each other on one sheet.
Scan spread(const Scan& left, const Scan& right);
/// \param verso what shows through from the other side; empty = nothing
Scan worn(Scan clean, const cv::Mat& verso, const Scanner& scanner, Dice& dice);

// The steps of worn(), each on its own.
void move_boxes(std::vector<TruthLine>& lines, const cv::Matx33d& by);
void add_noise(cv::Mat& picture, double sigma, Dice& dice);
/// Multiplies by a slowly changing map between `least` and 1.
void shade(cv::Mat& picture, double least, int coarse, Dice& dice);
Scan photographed(Scan clean, Dice& dice);

} // namespace strongroom::samples
