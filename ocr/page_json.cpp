#include "ocr/page_json_internal.h"

namespace strongroom::ocr {
namespace {

using nlohmann::json;

json to_json(const Rect& box) { return json::array({box.x, box.y, box.width, box.height}); }

Rect rect_from(const json& j)
{
    return {j.at(0).get<int>(), j.at(1).get<int>(), j.at(2).get<int>(), j.at(3).get<int>()};
}

json to_json(const Line& line)
{
    json characters = json::array();
    for (const Character& c : line.characters)
        characters.push_back({c.text, to_json(c.box), c.confidence});
    return {{"text", line.text}, {"box", to_json(line.box)}, {"confidence", line.confidence},
        {"cell", to_json(line.cell)}, {"characters", std::move(characters)}};
}

Line line_from(const json& j)
{
    Line line{j.at("text").get<std::string>(), rect_from(j.at("box")), j.at("confidence").get<double>(), {},
        rect_from(j.at("cell"))};
    for (const json& c : j.at("characters"))
        line.characters.push_back({c.at(0).get<std::string>(), rect_from(c.at(1)), c.at(2).get<double>()});
    return line;
}

} // namespace

json to_json(const Error& error)
{
    return {{"code", int(error.code)}, {"what", error.what}, {"advice", error.advice}};
}

Error error_from(const json& j)
{
    const int code = j.at("code").get<int>();
    return {code >= 0 && code <= int(Code::machine) ? Code(code) : Code::machine,
        j.at("what").get<std::string>(), j.at("advice").get<std::string>()};
}

json to_json(std::span<const Rect> boxes)
{
    json j = json::array();
    for (const Rect& box : boxes)
        j.push_back(to_json(box));
    return j;
}

std::vector<Rect> boxes_from(const json& j)
{
    std::vector<Rect> boxes;
    for (const json& box : j)
        boxes.push_back(rect_from(box));
    return boxes;
}

json to_json(const ReadPage& page)
{
    json findings = json::array(), layer = json::array(), lines = json::array();
    for (const ingest::Finding& finding : page.findings)
        findings.push_back({finding.rule, finding.message});
    for (const ingest::LayerLine& line : page.layer)
        layer.push_back({line.text, to_json(line.box)});
    for (const Line& line : page.text.lines)
        lines.push_back(to_json(line));
    return {{"number", page.number}, {"width", page.size.width}, {"height", page.size.height},
        {"dpi", page.dpi}, {"dpi_stated", page.dpi_stated}, {"quarter_turns", page.quarter_turns},
        {"blank", page.blank}, {"steps", page.steps}, {"findings", std::move(findings)},
        {"seals", to_json(std::span<const Rect>(page.seals))}, {"layer", std::move(layer)},
        {"reader", page.text.reader}, {"lines", std::move(lines)}};
}

ReadPage page_from(const json& j)
{
    ReadPage page;
    page.number = j.at("number").get<int>();
    page.size = {j.at("width").get<int>(), j.at("height").get<int>()};
    page.dpi = j.at("dpi").get<double>();
    page.dpi_stated = j.at("dpi_stated").get<bool>();
    page.quarter_turns = j.at("quarter_turns").get<int>();
    page.blank = j.at("blank").get<bool>();
    page.steps = j.at("steps").get<std::vector<std::string>>();
    for (const json& finding : j.at("findings"))
        page.findings.push_back({finding.at(0).get<std::string>(), finding.at(1).get<std::string>()});
    page.seals = boxes_from(j.at("seals"));
    for (const json& line : j.at("layer"))
        page.layer.push_back({line.at(0).get<std::string>(), rect_from(line.at(1))});
    page.text = {j.at("reader").get<std::string>(), page.size, {}};
    for (const json& line : j.at("lines"))
        page.text.lines.push_back(line_from(line));
    return page;
}

} // namespace strongroom::ocr
