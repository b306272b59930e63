#include "archive/read_pages.h"

#include <utility>

namespace strongroom::archive {

Result<PageReading> read_page(ocr::Reader& reader, int number)
{
    Result<ocr::ReadPage> page = reader.read(number);
    if (!page)
        return tl::make_unexpected(page.error());
    PageReading reading{.page = std::move(*page), .second = {}};
    // What is missing from a damaged file was never seen by anybody: a step alone would not be noticed.
    for (const std::string& step : reading.page.steps)
        if (step.starts_with("truncated"))
            reading.page.findings.push_back(
                {"damaged-file", "part of the page is missing from the file (" + step + "): scan it again"});
    const std::vector<index::Rect> boxes = index::worth_reading_again(reading.page.text);
    if (boxes.empty())
        return reading;
    Result<std::vector<ocr::SecondReading>> second = reader.read_again(boxes);
    if (second)
        reading.second = std::move(*second);
    else
        reading.page.findings.push_back(
            {"second-reader", "the second reader did not finish this page: " + second.error().what});
    return reading;
}

index::ReadPage for_index(const PageReading& reading, int number)
{
    return {number, reading.page.text, reading.second};
}

} // namespace strongroom::archive
