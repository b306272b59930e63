#include "ui/inventory_report.h"

#include "ui/terminal.h"

namespace strongroom::ui {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string result_text(const archive::CountLine& line)
{
    return std::string(chinese(line.result)) + (line.found_at.empty() ? "" : ": " + line.found_at);
}

std::string number(int value) { return std::to_string(value); }

} // namespace

Json json_of(const archive::Stocktaking& stock)
{
    return {{"number", stock.number}, {"state", name(stock.state)}, {"scope", stock.scope.text()},
        {"counters", stock.counters}, {"finished", stock.finished}, {"round", stock.round},
        {"expected", stock.expected}, {"boxes", stock.boxes}, {"seen", stock.seen},
        {"differences", stock.differences}, {"open_tasks", stock.open_tasks},
        {"planned_on", stock.planned_on}, {"counted_on", stock.counted_on}, {"closed_on", stock.closed_on},
        {"reason", stock.reason}};
}

Json json_of(const archive::CountPlace& place)
{
    return {{"location", place.location}, {"box", place.box}, {"item", place.item}};
}

Json json_of(const archive::CountReport& counted)
{
    Json bad = Json::array();
    for (const archive::BadLine& line : counted.bad)
        bad.push_back({{"line", line.line}, {"text", line.text}, {"why", line.why}});
    return {{"round", counted.round}, {"items", counted.items}, {"boxes", counted.boxes},
        {"repeated", counted.repeated}, {"unknown", counted.unknown}, {"bad", bad}};
}

Json json_of(const archive::CountLine& line)
{
    return {{"number", line.number}, {"kind", line.kind}, {"uid", line.uid}, {"label", line.label},
        {"location", line.location}, {"box", line.box}, {"on_record", line.on_record},
        {"result", name(line.result)}, {"found_at", line.found_at}, {"condition", name(line.condition)},
        {"pages", line.pages}, {"pages_on_record", line.pages_on_record}, {"note", line.note}};
}

Json json_of(const archive::CountTask& task)
{
    return {{"task", task.number}, {"state", task.state},
        {"resolution", task.resolution ? name(*task.resolution) : std::string_view()}, {"by", task.by},
        {"on", task.on}, {"why", task.why}, {"line", json_of(task.line)}};
}

std::string report(const std::vector<archive::Stocktaking>& stocks)
{
    Rows rows{
        {"no.", "state", "scope", "counters", "round", "expected", "seen", "differences", "open tasks"}};
    for (const archive::Stocktaking& each : stocks)
        rows.push_back({each.number, std::string(name(each.state)), harmless(each.scope.text()),
            harmless(each.counters[0] + ", " + each.counters[1]), number(each.round), number(each.expected),
            number(each.seen[0]) + " / " + number(each.seen[1]), number(each.differences),
            number(each.open_tasks)});
    return table(rows);
}

std::string report(const std::vector<archive::CountPlace>& places)
{
    Rows rows{{"location", "box", "item"}};
    for (const archive::CountPlace& each : places)
        rows.push_back({each.location, each.box, harmless(each.item)});
    return table(rows);
}

std::string report(const archive::CountReport& counted)
{
    std::string text = "Round " + number(counted.round) + ": " + number(counted.items) + " items and "
        + number(counted.boxes) + " boxes counted";
    if (counted.repeated > 0)
        text += ", " + number(counted.repeated) + " of them counted before";
    if (counted.unknown > 0)
        text += "; " + number(counted.unknown) + " codes the archive does not know";
    text += ".\n";
    for (const archive::BadLine& line : counted.bad)
        text += "   line " + number(line.line) + ": " + harmless(line.why) + " (" + harmless(line.text)
            + ")\n";
    return text;
}

std::string report(const std::vector<archive::CountLine>& lines)
{
    Rows rows{{"line", "thing", "expected in", "box", "on record", "result", "note"}};
    for (const archive::CountLine& each : lines)
        rows.push_back({number(each.number), harmless(each.label), each.location, each.box,
            harmless(each.on_record), result_text(each), harmless(each.note)});
    return table(rows);
}

std::string report(const std::vector<archive::CountTask>& tasks)
{
    if (tasks.empty())
        return "Nothing is to be done.\n";
    Rows rows{{"task", "thing", "result", "state", "done by", "what", "why"}};
    for (const archive::CountTask& each : tasks)
        rows.push_back({number(each.number), harmless(each.line.label), result_text(each.line), each.state,
            harmless(each.by), each.resolution ? std::string(name(*each.resolution)) : "",
            harmless(each.why)});
    return table(rows);
}

} // namespace strongroom::ui
