#include "ingest/findings_internal.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace strongroom::ingest {
namespace {

constexpr const char* resolution_rule = "DA/T 31-2017 9.4";
constexpr const char* colour_rule = "DA/T 31-2017 9.3";
constexpr const char* skew_rule = "DA/T 31-2017 10.2";
constexpr const char* cropping_rule = "DA/T 31-2017 10.3";
constexpr const char* quality_rule = "DA/T 31-2017 10.5";
constexpr const char* pages_rule = "DA/T 31-2017 7.1";

constexpr double least_dpi = 200, advised_dpi = 300, rounding = 0.985; // 299.6 is 300
constexpr double noticed_skew = 1, accepted_skew = 3;                  // degrees
constexpr double dark_paper = 110, faint_ink = 45, blurred = 0.06;

std::string with_number(const char* format, double number)
{
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

void judge_resolution(const Page& page, const Measured& measured, std::vector<Finding>& findings)
{
    if (!page.dpi_stated)
        findings.push_back({resolution_rule,
            with_number("The file states no resolution; by the size of the sheet it is about %.0f dpi.",
                measured.dpi)});
    if (measured.dpi < least_dpi * rounding)
        findings.push_back({resolution_rule,
            with_number(
                "%.0f dpi are fewer than the 200 an archive requires: scan the page again at 300 dpi.",
                measured.dpi)});
    else if (measured.dpi < advised_dpi * rounding)
        findings.push_back(
            {resolution_rule, with_number("%.0f dpi will do, but recognition needs 300 dpi.", measured.dpi)});
}

void judge_quality(const Measured& measured, std::vector<Finding>& findings)
{
    if (measured.paper_brightness < dark_paper)
        findings.push_back({quality_rule, "The page is too dark: scan it again with more light."});
    if (measured.blank)
        return;
    if (measured.ink_contrast > 0 && measured.ink_contrast < faint_ink)
        findings.push_back(
            {quality_rule, "The print hardly stands out from the paper: scan it again with more contrast."});
    if (measured.sharpness > 0 && measured.sharpness < blurred)
        findings.push_back({quality_rule, "The page is blurred: scan it again."});
    if (measured.cut_off)
        findings.push_back(
            {cropping_rule, "Letters are cut off at an edge of the picture: scan the whole sheet."});
}

} // namespace

std::vector<Finding> findings_of(const Page& page, const Measured& measured)
{
    std::vector<Finding> findings;
    for (const std::string& step : page.steps)
        if (step.starts_with("truncated "))
            findings.push_back(
                {quality_rule, "Part of the picture is missing (" + step + "): scan or copy it again."});
    judge_resolution(page, measured, findings);
    if (measured.round_mark)
        findings.push_back({colour_rule,
            "The page seems to bear a seal but is not in colour: pages with seals are to be scanned in "
            "colour."});
    const double skew = std::abs(measured.skew);
    if (skew > accepted_skew)
        findings.push_back({skew_rule,
            with_number("The page lies %.1f degrees askew, more than the 3 that are accepted.", skew)});
    else if (skew > noticed_skew)
        findings.push_back({skew_rule, with_number("The page lies %.1f degrees askew.", skew)});
    if (measured.blank)
        findings.push_back({pages_rule, "The page is blank."});
    judge_quality(measured, findings);
    return findings;
}

} // namespace strongroom::ingest
