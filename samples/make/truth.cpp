#include "samples/make/truth.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace strongroom::samples {

using Json = nlohmann::ordered_json;

static Json box_json(const Box& box)
{
    return {std::lround(box.x), std::lround(box.y), std::lround(box.width), std::lround(box.height)};
}

std::string to_json(const Truth& truth)
{
    const auto list = [](std::string& out, const std::vector<Json>& entries, const char* indent) {
        for (std::size_t i = 0; i < entries.size(); ++i)
            out += std::string(i == 0 ? "\n" : ",\n") + indent + entries[i].dump();
    };
    std::string out = "{\"kind\":" + Json(truth.kind).dump() + ",\"family\":" + Json(truth.family).dump()
        + ",\"quality\":" + Json(truth.quality).dump() + ",\"files\":" + Json(truth.files).dump()
        + ",\n\"pages\":[";
    for (std::size_t i = 0; i < truth.pages.size(); ++i) {
        const TruthPage& page = truth.pages[i];
        std::vector<Json> lines;
        for (const TruthLine& line : page.lines) {
            lines.push_back({{"text", line.text}, {"box", box_json(line.box)}});
            if (line.optional)
                lines.back()["optional"] = true;
        }
        out += std::string(i == 0 ? "" : ",") + "\n {\"number\":" + std::to_string(i + 1)
            + ",\"turned\":" + std::to_string(page.turned) + ",\"lines\":[";
        list(out, lines, "  ");
        out += "]}";
    }
    std::vector<Json> fields;
    std::map<std::string, int> seen;
    for (const TruthField& field : truth.fields)
        fields.push_back({{"name", field.name}, {"index", seen[field.name]++},
            {"value", Json::parse(field.value)}, {"text", field.text}, {"page", field.page}});
    out += "],\n\"fields\":[";
    list(out, fields, " ");
    return out + "]}\n";
}

} // namespace strongroom::samples
