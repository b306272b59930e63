#include <utility>

#include "archive/read_pages.h"

namespace strongroom::archive {

PageContent content_of(PageReading&& reading, const PageContent& place)
{
    ocr::ReadPage& read = reading.page;
    PageContent page = place;
    page.size = read.size;
    page.dpi = read.dpi;
    page.dpi_stated = read.dpi_stated;
    page.quarter_turns = read.quarter_turns;
    page.blank = read.blank;
    page.read = true;
    page.steps = std::move(read.steps);
    page.findings = std::move(read.findings);
    page.seals = std::move(read.seals);
    page.text = std::move(read.text);
    page.second = std::move(reading.second);
    page.layer = std::move(read.layer);
    return page;
}

} // namespace strongroom::archive
