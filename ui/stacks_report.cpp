#include "ui/stacks_report.h"

#include "ui/terminal.h"

namespace strongroom::ui {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string number(int value) { return std::to_string(value); }

std::string warnings_of(const std::vector<std::string>& warnings)
{
    std::string text;
    for (const std::string& warning : warnings)
        text += "   Note: " + harmless(warning) + ".\n";
    return text;
}

std::string key_text(const archive::BoxKey& key)
{
    return key.project + (key.building.empty() ? "" : ", building " + key.building)
        + (key.retention.empty() ? "" : ", " + key.retention) + ", grade " + number(key.grade);
}

/// "[0001 50mm] [0002 40mm]*": the shelf from the left, with a mark on what was asked for.
std::string drawing_of(const std::vector<archive::Neighbour>& shelf)
{
    std::string text;
    for (const archive::Neighbour& box : shelf)
        text += (text.empty() ? "" : " ") + std::string(box.it ? ">" : "") + "[" + box.box + " "
            + number(box.thickness_mm) + " mm]" + (box.it ? "<" : "");
    return text;
}

std::string report_one(const archive::Traced& traced)
{
    std::string text = traced.kind + " " + harmless(traced.label) + ": " + traced.state
        + (traced.held_by.empty() ? "" : " " + traced.held_by) + "\n";
    if (!traced.missing_since.empty())
        text += "   MISSING since " + traced.missing_since.substr(0, 10) + "\n";
    if (!traced.path.empty()) {
        text += traced.held_by.empty() ? "   " : "   belongs in ";
        for (const archive::PathStep& step : traced.path)
            text += (&step == &traced.path.front() ? "" : " > ") + step.kind + " " + step.code
                + (step.name.empty() ? "" : " " + harmless(step.name));
        text += "  (" + traced.path.back().full_code + ")\n";
    }
    if (traced.kind == "item" && !traced.box.empty())
        text += "   box " + traced.box + ", " + number(traced.position) + " of " + number(traced.of)
            + " from the front\n";
    if (traced.kind == "box" && traced.of > 0)
        text += "   " + number(traced.position) + " of " + number(traced.of) + " from the left\n";
    if (!traced.shelf.empty())
        text += "   " + drawing_of(traced.shelf) + "\n";
    if (!traced.custodian.empty())
        text += "   " + harmless(traced.custodian) + " answers for it\n";
    return text;
}

} // namespace

Json json_of(const archive::Location& location)
{
    return {{"uid", location.uid}, {"code", location.full_code}, {"kind", name(location.kind)},
        {"name", location.name}, {"parent", location.parent}, {"grade", location.grade},
        {"capacity_mm", location.capacity_mm}, {"used_mm", location.used_mm}, {"boxes", location.boxes},
        {"items", location.items}, {"custodian", location.custodian}, {"closed", location.closed}};
}

Json json_of(const archive::RoomSpace& room)
{
    return {{"code", room.full_code}, {"name", room.name}, {"grade", room.grade},
        {"capacity_mm", room.capacity_mm}, {"used_mm", room.used_mm}, {"free_mm", room.free_mm()},
        {"widest_gap_mm", room.widest_gap_mm}, {"boxes", room.boxes}, {"closed", room.closed}};
}

Json json_of(const archive::Box& box)
{
    return {{"uid", box.uid}, {"code", box.code}, {"project", box.key.project},
        {"building", box.key.building}, {"retention", box.key.retention}, {"grade", box.key.grade},
        {"state", name(box.state)}, {"location", box.location}, {"position", box.position},
        {"thickness_mm", box.thickness_mm}, {"page_limit", box.page_limit}, {"items", box.items},
        {"pages", box.pages}, {"filled_mm", box.filled_mm}, {"full", box.full()}};
}

Json json_of(const archive::BoxedItem& item)
{
    return {{"uid", item.uid}, {"reference", item.reference}, {"file", item.file},
        {"contract_no", item.contract_no}, {"kind", item.kind}, {"position", item.position},
        {"pages", item.pages}, {"sheets", item.sheets}, {"away", item.away}, {"missing", item.missing}};
}

Json json_of(const archive::Proposal& proposal)
{
    return {{"box", proposal.box}, {"location", proposal.location}, {"position", proposal.position},
        {"free_pages", proposal.free_pages}, {"free_mm", proposal.free_mm},
        {"new_thickness_mm", proposal.new_thickness_mm}, {"reason", proposal.reason},
        {"warnings", proposal.warnings}};
}

Json json_of(const archive::Placed& placed)
{
    return {{"box", placed.box}, {"location", placed.location}, {"items", placed.items},
        {"filed", placed.filed}, {"warnings", placed.warnings}};
}

Json json_of(const archive::MovedBox& moved)
{
    return {{"box", moved.box}, {"from", moved.from}, {"to", moved.to}, {"position", moved.position}};
}

Json json_of(const archive::Traced& traced)
{
    Json path = Json::array(), shelf = Json::array();
    for (const archive::PathStep& step : traced.path)
        path.push_back(
            {{"kind", step.kind}, {"code", step.code}, {"name", step.name}, {"full_code", step.full_code}});
    for (const archive::Neighbour& box : traced.shelf)
        shelf.push_back({{"box", box.box}, {"position", box.position}, {"thickness_mm", box.thickness_mm},
            {"it", box.it}});
    return {{"kind", traced.kind}, {"uid", traced.uid}, {"label", traced.label}, {"state", traced.state},
        {"held_by", traced.held_by}, {"missing_since", traced.missing_since}, {"path", path},
        {"box", traced.box}, {"position", traced.position}, {"of", traced.of},
        {"custodian", traced.custodian}, {"shelf", shelf}};
}

Json json_of(const archive::Unplaced& item)
{
    return {{"item", item.item}, {"reference", item.reference}, {"file_state", item.file_state},
        {"where", item.where}, {"custodian", item.custodian}, {"since", item.since}};
}

std::string report(const std::vector<archive::Location>& locations)
{
    Rows rows{{"location", "kind", "name", "grade", "width", "used", "boxes", "answers for it", ""}};
    for (const archive::Location& each : locations)
        rows.push_back({each.full_code, std::string(name(each.kind)), harmless(each.name), number(each.grade),
            each.capacity_mm > 0 ? number(each.capacity_mm) + " mm" : "",
            each.used_mm > 0 ? number(each.used_mm) + " mm" : "", each.boxes > 0 ? number(each.boxes) : "",
            harmless(each.custodian), each.closed ? "closed" : ""});
    return table(rows);
}

std::string report(const std::vector<archive::RoomSpace>& rooms)
{
    Rows rows{{"room", "name", "grade", "width", "free", "widest gap", "boxes", ""}};
    for (const archive::RoomSpace& each : rooms)
        rows.push_back({each.full_code, harmless(each.name), number(each.grade),
            number(each.capacity_mm) + " mm", number(each.free_mm()) + " mm",
            number(each.widest_gap_mm) + " mm", number(each.boxes), each.closed ? "closed" : ""});
    return table(rows);
}

std::string report(const std::vector<archive::Box>& boxes)
{
    Rows rows{{"box", "for", "state", "where", "no.", "items", "pages", "filled", "uid"}};
    for (const archive::Box& each : boxes)
        rows.push_back({each.code, harmless(key_text(each.key)), std::string(name(each.state)), each.location,
            each.position > 0 ? number(each.position) : "", number(each.items),
            number(each.pages) + "/" + number(each.page_limit),
            number(each.filled_mm) + "/" + number(each.thickness_mm) + " mm", each.uid});
    return table(rows);
}

std::string report(const std::vector<archive::BoxedItem>& items)
{
    Rows rows{{"no.", "contract", "item", "kind", "pages", "", "uid"}};
    for (const archive::BoxedItem& each : items)
        rows.push_back({number(each.position), harmless(each.contract_no), harmless(each.reference),
            each.kind, number(each.pages), each.missing ? "MISSING" : harmless(each.away), each.uid});
    return table(rows);
}

std::string report(const std::vector<archive::Proposal>& proposals)
{
    std::string text;
    int rank = 0;
    for (const archive::Proposal& each : proposals) {
        text += number(++rank) + ". "
            + (each.box.empty() ? "a new box of " + number(each.new_thickness_mm) + " mm" : "box " + each.box)
            + (each.location.empty() ? "" : " in " + each.location)
            + (each.position > 0 ? ", position " + number(each.position) : "") + "\n   "
            + harmless(each.reason) + ".\n" + warnings_of(each.warnings);
    }
    return text;
}

std::string report(const archive::Placed& placed)
{
    std::string text = number(placed.items) + (placed.items == 1 ? " item is" : " items are") + " in box "
        + placed.box + " (" + placed.location + ") now.\n";
    for (const std::string& file : placed.filed)
        text += "   File " + file + " is FILED.\n";
    return text + warnings_of(placed.warnings);
}

std::string report(const std::vector<archive::MovedBox>& moved)
{
    std::string text;
    for (const archive::MovedBox& each : moved)
        text += "Box " + each.box + (each.from.empty() ? "" : " from " + each.from) + " to " + each.to
            + ", position " + number(each.position) + ".\n";
    return text;
}

std::string report(const std::vector<archive::Traced>& found)
{
    std::string text;
    for (const archive::Traced& each : found)
        text += report_one(each);
    return text;
}

std::string report(const std::vector<archive::Unplaced>& items)
{
    if (items.empty())
        return "Everything has its place.\n";
    Rows rows{{"item", "file is", "where", "with", "since", "uid"}};
    for (const archive::Unplaced& each : items)
        rows.push_back({harmless(each.reference), each.file_state, each.where, harmless(each.custodian),
            each.since.substr(0, 10), each.item});
    return table(rows);
}

} // namespace strongroom::ui
