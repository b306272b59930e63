#include "ui/file_report.h"

#include "ui/report.h"
#include "ui/terminal.h"

namespace strongroom::ui {
namespace {

std::string_view weight_name(archive::FileFinding::Weight weight)
{
    using enum archive::FileFinding::Weight;
    return weight == error ? "error" : weight == warning ? "warning" : "information";
}

Json json_of(const archive::FileValue& value)
{
    return {{"name", value.name}, {"number", value.number}, {"value", value.value}, {"text", value.text},
        {"origin", value.origin}, {"person", value.person}, {"utc", value.utc}, {"reason", value.reason},
        {"version", value.version}, {"document", value.document}, {"page", value.page},
        {"accepted", value.accepted}};
}

Json json_of(const archive::FileItem& item)
{
    return {{"item", item.uid}, {"number", item.number}, {"reference_code", item.reference_code},
        {"kind", item.kind}, {"title", item.title}, {"document_no", item.document_no},
        {"creator", item.creator}, {"date", item.date}, {"document", item.document}, {"pages", item.pages},
        {"sheets", item.sheets}, {"copies", item.copies}, {"copy_role", item.copy_role},
        {"place", item.place}, {"missing_since", item.missing_since}};
}

const std::string& called(const archive::FileLine& line)
{
    return line.reference_code.empty() ? line.uid : line.reference_code;
}

} // namespace

Json json_of(const archive::FileLine& line)
{
    return {{"file", line.uid}, {"reference_code", line.reference_code}, {"central_no", line.central_no},
        {"state", name(line.state)}, {"version", line.version}, {"project", line.project},
        {"kind", line.kind}, {"building", line.building}, {"room", line.room},
        {"contract_no", line.contract_no}, {"buyer", line.buyer}, {"signed_on", line.signed_on},
        {"grade", line.grade}, {"items", line.items}, {"pages", line.pages}, {"retention", line.retention},
        {"due_on", line.due_on}, {"keyed_by", line.keyed_by}, {"keyed_at", line.keyed_at},
        {"place", line.place}, {"ended", line.ended}, {"large_amount", line.large_amount},
        {"held", line.held}, {"overdue_hours", line.overdue_hours}};
}

Json json_of(const archive::FileDetails& file)
{
    Json json = json_of(file.line);
    json["project_name"] = file.project_name;
    json["category"] = file.category;
    json["base_event"] = file.base_event;
    json["base_date"] = file.base_date;
    json["verified_by"] = file.verified_by;
    json["verified_at"] = file.verified_at;
    json["registered_by"] = file.registered_by;
    json["registered_at"] = file.registered_at;
    json["owner"] = file.owner;
    json["masked"] = file.masked;
    for (const char* list : {"values", "history", "contents", "links", "findings", "events"})
        json[list] = Json::array();
    for (const archive::FileValue& value : file.values)
        json["values"].push_back(json_of(value));
    for (const archive::FileValue& value : file.history)
        json["history"].push_back(json_of(value));
    for (const archive::FileItem& item : file.items)
        json["contents"].push_back(json_of(item));
    for (const archive::FileLink& link : file.links)
        json["links"].push_back({{"kind", name(link.kind)}, {"file", link.file}, {"label", link.label},
            {"from_here", link.from_here}});
    for (const archive::FileFinding& finding : file.findings)
        json["findings"].push_back({{"rule", finding.rule}, {"weight", weight_name(finding.weight)},
            {"message", finding.message}, {"overridden", finding.overridden}});
    for (const archive::Event& event : file.events)
        json["events"].push_back({{"seq", event.seq}, {"utc", event.utc}, {"actor", event.actor},
            {"action", event.action}, {"purpose", event.purpose}});
    return json;
}

Json json_of(const archive::NumberGap& gap)
{
    return {{"project", gap.project}, {"pattern", gap.pattern}, {"first", gap.first}, {"last", gap.last},
        {"count", gap.count}};
}

Json json_of(const archive::MissingPart& part)
{
    return {{"file", part.file}, {"part", part.part}, {"why", part.why}};
}

std::string report(const std::vector<archive::FileLine>& lines)
{
    std::vector<std::vector<std::string>> rows{
        {"file", "state", "contract", "room", "buyer", "signed", "items", "place"}};
    for (const archive::FileLine& line : lines)
        rows.push_back(
            {called(line), std::string(name(line.state)), harmless(line.contract_no), harmless(line.room),
                harmless(line.buyer), line.signed_on, std::to_string(line.items), harmless(line.place)});
    return table(rows);
}

std::string report(const archive::FileDetails& file)
{
    const archive::FileLine& line = file.line;
    std::string text = called(line) + ", " + std::string(name(line.state)) + ", version "
        + std::to_string(line.version) + (line.central_no.empty() ? "" : ", " + line.central_no)
        + (line.ended ? ", contract ended" : "") + (line.held ? ", on hold" : "") + '\n';
    std::vector<std::vector<std::string>> rows;
    for (const archive::FileValue& value : file.values)
        rows.push_back(
            {"  " + value.name + (value.number > 0 ? "[" + std::to_string(value.number) + "]" : ""),
                harmless(value.value), value.origin, value.person});
    text += table(rows);
    rows.clear();
    for (const archive::FileItem& item : file.items)
        rows.push_back({"  " + std::to_string(item.number), harmless(item.title), item.document,
            std::to_string(item.pages) + " p.", harmless(item.place)});
    text += '\n' + table(rows);
    rows.clear();
    for (const archive::FileFinding& finding : file.findings)
        rows.push_back({"  " + finding.rule, std::string(weight_name(finding.weight)),
            harmless(finding.message), harmless(finding.overridden)});
    if (!rows.empty())
        text += '\n' + table(rows);
    return text + (file.masked ? "\nPersonal values are masked; --purpose opens them to whoever may.\n" : "");
}

} // namespace strongroom::ui
