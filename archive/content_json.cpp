#include <nlohmann/json.hpp>

#include "archive/content_json_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json;
using ingest::Rect;

Json boxed(const Rect& box) { return {box.x, box.y, box.width, box.height}; }

Rect unboxed(const Json& json)
{
    return json.is_array() && json.size() == 4 ? Rect{json[0], json[1], json[2], json[3]} : Rect{};
}

Rect box_of(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() ? Rect{} : unboxed(*found);
}

/// Each element of `list[key]`, if there, through `read`.
template <class Value, class Read>
std::vector<Value> list_of(const Json& object, const char* key, Read&& read)
{
    std::vector<Value> values;
    if (const auto found = object.find(key); found != object.end())
        for (const Json& element : *found)
            values.push_back(read(element));
    return values;
}

template <class Values, class Write>
Json listed(const Values& values, Write&& write)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(write(value));
    return list;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json line_json(const ocr::Line& line)
{
    Json json{{"text", line.text}, {"box", boxed(line.box)}, {"confidence", line.confidence}};
    if (!line.cell.empty())
        json["cell"] = boxed(line.cell);
    json["characters"] = listed(line.characters, [](const ocr::Character& c) {
        return Json{c.text, c.box.x, c.box.y, c.box.width, c.box.height, c.confidence};
    });
    return json;
}

ocr::Line line_from(const Json& json)
{
    ocr::Line line;
    line.text = json.value("text", "");
    line.box = box_of(json, "box");
    line.confidence = json.value("confidence", 0.0);
    line.cell = box_of(json, "cell");
    line.characters = list_of<ocr::Character>(json, "characters", [](const Json& c) {
        return ocr::Character{c.at(0), {c.at(1), c.at(2), c.at(3), c.at(4)}, c.at(5)};
    });
    return line;
}

Json check_json(const index::Check& check)
{
    return {{"rule", check.rule}, {"outcome", index::name(check.outcome)}, {"message", check.message}};
}

index::Check check_from(const Json& json)
{
    const std::string outcome = json.value("outcome", "fail");
    return {json.value("rule", ""),
        outcome == "pass"       ? index::Outcome::pass
            : outcome == "warn" ? index::Outcome::warn
                                : index::Outcome::fail,
        json.value("message", "")};
}

Json field_json(const index::Field& field)
{
    return {{"name", field.name}, {"index", field.index}, {"kind", static_cast<int>(field.kind)},
        {"value", field.value}, {"text", field.text}, {"page", field.page}, {"box", boxed(field.box)},
        {"confidence", field.confidence}, {"accepted", field.accepted},
        {"readings",
            listed(field.readings,
                [](const index::Reading& r) {
                    return Json{{"reader", r.reader}, {"text", r.text}};
                })},
        {"checks", listed(field.checks, check_json)}};
}

index::Field field_from(const Json& json)
{
    index::Field field;
    field.name = json.value("name", "");
    field.index = json.value("index", 0);
    field.kind = static_cast<index::ValueKind>(json.value("kind", 0));
    field.value = json.value("value", "");
    field.text = json.value("text", "");
    field.page = json.value("page", 1);
    field.box = box_of(json, "box");
    field.confidence = json.value("confidence", 0.0);
    field.accepted = json.value("accepted", false);
    field.readings = list_of<index::Reading>(json, "readings", [](const Json& r) {
        return index::Reading{r.value("reader", ""), r.value("text", "")};
    });
    field.checks = list_of<index::Check>(json, "checks", check_from);
    return field;
}

} // namespace

std::string page_json(const PageContent& page)
{
    return dumped(
        {{"size", {page.size.width, page.size.height}}, {"dpi", page.dpi}, {"dpi_stated", page.dpi_stated},
            {"quarter_turns", page.quarter_turns}, {"blank", page.blank}, {"steps", page.steps},
            {"findings",
                listed(page.findings,
                    [](const ingest::Finding& f) {
                        return Json{{"rule", f.rule}, {"message", f.message}};
                    })},
            {"seals", listed(page.seals, boxed)}, {"reader", page.text.reader},
            {"lines", listed(page.text.lines, line_json)},
            {"second",
                listed(page.second,
                    [](const ocr::SecondReading& s) {
                        return Json{{"reader", s.reader}, {"box", boxed(s.box)}, {"text", s.text},
                            {"confidence", s.confidence}};
                    })},
            {"layer", listed(page.layer, [](const ingest::LayerLine& l) {
                 return Json{{"text", l.text}, {"box", boxed(l.box)}};
             })}});
}

PageContent page_from_json(std::string_view text)
{
    const Json json = Json::parse(text);
    PageContent page;
    const Json size = json.value("size", Json::array({0, 0}));
    page.size = {size.at(0), size.at(1)};
    page.dpi = json.value("dpi", 0.0);
    page.dpi_stated = json.value("dpi_stated", false);
    page.quarter_turns = json.value("quarter_turns", 0);
    page.blank = json.value("blank", false);
    page.steps = json.value("steps", std::vector<std::string>());
    page.findings = list_of<ingest::Finding>(json, "findings", [](const Json& f) {
        return ingest::Finding{f.value("rule", ""), f.value("message", "")};
    });
    page.seals = list_of<Rect>(json, "seals", unboxed);
    page.text.reader = json.value("reader", "");
    page.text.size = page.size;
    page.text.lines = list_of<ocr::Line>(json, "lines", line_from);
    page.second = list_of<ocr::SecondReading>(json, "second", [](const Json& s) {
        return ocr::SecondReading{
            s.value("reader", ""), box_of(s, "box"), s.value("text", ""), s.value("confidence", 0.0)};
    });
    page.layer = list_of<ingest::LayerLine>(json, "layer", [](const Json& l) {
        return ingest::LayerLine{l.value("text", ""), box_of(l, "box")};
    });
    return page;
}

std::string reading_json(const index::DocumentReading& reading)
{
    return dumped(
        {{"kind", reading.kind}, {"kind_confidence", reading.kind_confidence}, {"family", reading.family},
            {"fields", listed(reading.fields, field_json)}, {"checks", listed(reading.checks, check_json)},
            {"pairs", listed(reading.pairs, [](const index::Pair& p) {
                 return Json{{"label", p.label}, {"value", p.value}, {"page", p.page},
                     {"label_box", boxed(p.label_box)}, {"value_box", boxed(p.value_box)}};
             })}});
}

index::DocumentReading reading_from_json(std::string_view text)
{
    const Json json = Json::parse(text);
    index::DocumentReading reading;
    reading.kind = json.value("kind", "other");
    reading.kind_confidence = json.value("kind_confidence", 0.0);
    reading.family = json.value("family", "");
    reading.fields = list_of<index::Field>(json, "fields", field_from);
    reading.checks = list_of<index::Check>(json, "checks", check_from);
    reading.pairs = list_of<index::Pair>(json, "pairs", [](const Json& p) {
        return index::Pair{p.value("label", ""), p.value("value", ""), p.value("page", 1),
            box_of(p, "label_box"), box_of(p, "value_box")};
    });
    return reading;
}

} // namespace strongroom::archive
