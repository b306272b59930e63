#include "ui/destruction_report.h"

#include "ui/json_internal.h"
#include "ui/terminal.h"

namespace strongroom::ui {
namespace {

using archive::DestructionAct;
using archive::DestructionItem;
using archive::DestructionLine;
using archive::DestructionList;

constexpr int widest = 48;
constexpr std::size_t short_digest = 16;

std::string quantity(const DestructionList& list)
{
    return std::to_string(list.files()) + " files, " + std::to_string(list.items()) + " items, "
        + std::to_string(list.pages()) + " pages";
}

std::string files(const DestructionList& list)
{
    std::vector<std::vector<std::string>> rows{
        {"no.", "file", "title", "kept until", "pages", "item", "box", "remarks"}};
    for (const DestructionLine& line : list.lines)
        for (const DestructionItem& item : line.items)
            rows.push_back({std::to_string(line.number), line.reference_code, line.title, line.due_on,
                std::to_string(item.pages), item.uid, item.box, line.removed});
    return table(rows, widest);
}

std::string blocks(const DestructionList& list)
{
    std::string text;
    for (const DestructionLine& line : list.lines)
        for (const std::string& block : line.blocked)
            text += "  " + line.reference_code + ": " + harmless(block) + '\n';
    return text.empty() ? text : "What stands against it:\n" + text;
}

} // namespace

Json json_of(const archive::DestructionLine& line)
{
    Json items = Json::array();
    for (const archive::DestructionItem& item : line.items)
        items.push_back({{"item", item.uid}, {"no", item.number}, {"pages", item.pages}, {"box", item.box},
            {"place", item.place}, {"scan", item.scan}, {"sha256", item.digest}, {"pulled", item.pulled},
            {"confirmed", item.confirmed}});
    return {{"no", line.number}, {"file", line.file}, {"reference_code", line.reference_code},
        {"title", line.title}, {"kind", line.kind}, {"year", line.year}, {"retention", line.retention},
        {"kept_for", line.kept_for}, {"due_on", line.due_on}, {"grade", line.grade}, {"pages", line.pages},
        {"reason", line.reason}, {"removed", line.removed}, {"blocked", line.blocked}, {"items", items}};
}

Json json_of(const archive::DestructionList& list)
{
    Json acts = Json::array(), lines = Json::array();
    for (const archive::DestructionAct& act : list.acts)
        acts.push_back({{"part", name(act.part)}, {"login", act.login}, {"name", act.name},
            {"unit", act.unit}, {"utc", act.utc}});
    for (const DestructionLine& line : list.lines)
        lines.push_back(json_of(line));
    return {{"list", list.number}, {"state", name(list.state)}, {"version", list.version},
        {"sha256", list.digest}, {"appraisal", list.appraisal}, {"project", list.project},
        {"short_path", list.short_path}, {"proposed_by", list.proposed_by}, {"proposed_on", list.proposed_on},
        {"cooling_until", list.cooling_until}, {"planned_on", list.planned_on}, {"ended", list.ended},
        {"certificate", list.certificate}, {"cancelled", list.cancelled}, {"acts", acts}, {"files", lines}};
}

std::string report(const DestructionList& list)
{
    std::string text = list.number + ", version " + std::to_string(list.version) + ", "
        + std::string(name(list.state)) + ": " + quantity(list) + " of " + list.project_name + "\nSHA-256 "
        + list.digest + '\n';
    if (list.short_path)
        text += "Short path: one approver, one witness.\n";
    if (!list.cooling_until.empty())
        text += "Cooling until " + list.cooling_until + ".\n";
    if (!list.planned_on.empty())
        text += "Planned for " + list.planned_on + ", " + harmless(list.planned_place) + ".\n";
    if (!list.certificate.empty())
        text += "Certificate " + list.certificate + ".\n";
    if (!list.cancelled.empty())
        text += "Given up: " + harmless(list.cancelled) + ".\n";
    std::vector<std::vector<std::string>> acts;
    for (const DestructionAct& act : list.acts)
        acts.push_back({"  " + std::string(name(act.part)), act.login, act.name, act.unit, act.utc});
    return text + table(acts) + files(list) + blocks(list);
}

std::string report(const std::vector<DestructionList>& lists)
{
    std::vector<std::vector<std::string>> rows{
        {"list", "state", "project", "version", "proposed", "by", "certificate"}};
    for (const DestructionList& list : lists)
        rows.push_back({list.number, std::string(name(list.state)), list.project,
            std::to_string(list.version), list.proposed_on, list.proposed_by, list.certificate});
    return table(rows);
}

std::string report(const DestructionLine& stub)
{
    std::string text = stub.reference_code + ' ' + stub.title + ": destroyed\nyear "
        + std::to_string(stub.year) + ", " + std::to_string(stub.pages) + " pages, kept " + stub.kept_for
        + " of " + stub.retention + ", until " + stub.due_on + "\nbecause " + stub.reason + "\n";
    for (const DestructionItem& item : stub.items)
        text += "  item " + std::to_string(item.number) + ' ' + item.uid + ", SHA-256 "
            + (item.digest.empty() ? "none: paper only" : item.digest.substr(0, short_digest) + "…") + '\n';
    return text;
}

} // namespace strongroom::ui
