#pragma once

#include <string>
#include <vector>

#include "archive/document.h"
#include "ingest/base/result.h"

namespace strongroom::test {

/// A line whose characters stand side by side, each `height` wide.
inline ocr::Line line_of(const std::vector<std::string>& characters, int x, int y, int height = 40)
{
    ocr::Line line;
    line.box = {x, y, 0, height};
    for (const std::string& character : characters) {
        line.text += character;
        if (character != " ")
            line.characters.push_back({character, {x + line.box.width, y, height, height}, 0.9});
        line.box.width += height;
    }
    line.confidence = 0.9;
    return line;
}

/// A contract of two pages, of which the second could not be read.
inline archive::Document made_up_document()
{
    archive::Document document;
    document.uid = "d0c0ffee";
    document.title = "商品房买卖合同 3-2-1201";
    document.state = archive::State::recognised;
    document.received = "2026-01-02T03:04:05.678Z";
    document.content.sources = {{"scan & more.pdf", std::string(64, 'a'), "pdf", 12345, 2}};
    document.content.readers = {"ppocr", "tesseract"};
    archive::PageContent page;
    page.size = {800, 600};
    page.dpi = 150;
    page.read = true;
    page.findings = {{"DA/T 31-2017 9.4", "150 dpi"}};
    page.text = {"ppocr", page.size,
        {line_of({"合", "同", "编", "号", "：", "X", "S", "-", "1"}, 60, 50),
            line_of({"买", "受", "人", " ", "<", "李", "四", ">"}, 60, 130)}};
    archive::PageContent failed;
    failed.number = failed.page_in_source = 2;
    failed.error = "the page is damaged";
    document.content.pages = {page, failed};
    index::DocumentReading& reading = document.content.reading;
    reading.kind = "sale_contract";
    reading.kind_confidence = 0.98765;
    reading.family = "gf2000";
    index::Field price;
    price.name = "total_price";
    price.kind = index::ValueKind::money;
    price.value = "126421040";
    price.text = "1,264,210.40";
    price.box = {300, 50, 80, 40};
    price.confidence = 0.97;
    price.readings = {{"ppocr", "1,264,210.40"}, {"tesseract", "1,264,210.40"}};
    price.checks = {{"V-PR-02", index::Outcome::pass, "digits and capitals agree"}};
    price.accepted = true;
    index::Field signed_on;
    signed_on.name = "sign_date";
    signed_on.kind = index::ValueKind::date;
    signed_on.value = "2007-04-12";
    signed_on.text = "2007年4月12日";
    signed_on.confidence = 0.5;
    signed_on.checks = {{"V-DT-01", index::Outcome::warn, "before the company was founded"}};
    reading.fields = {price, signed_on};
    reading.pairs = {{"买受人", "李四", 1, {60, 130, 120, 40}, {200, 130, 160, 40}}};
    reading.checks = {{"V-DOC-01", index::Outcome::fail, "page 2 is missing"}};
    document.history
        = {{1, "2026-01-02T03:04:05.678Z", "clerk", "operator", "desk", "document.received", ""}};
    return document;
}

} // namespace strongroom::test
