#include <nlohmann/json.hpp>

#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json; // keeps keys sorted bytewise: one text for one content

std::string place_in_words(Database& database, const ItemRecord& item, std::string& box)
{
    if (item.at.kind == Whereabouts::Kind::box) {
        Statement row = database.prepare(
            "SELECT b.number, coalesce(l.id, 0) FROM box b LEFT JOIN location l ON l.id = b.location "
            "WHERE b.id = ?",
            item.at.id);
        row.next();
        box = std::to_string(row.integer(0));
        std::string place;
        for (std::int64_t at = row.integer(1); at != 0;) {
            Statement step
                = database.prepare("SELECT code, coalesce(parent, 0) FROM location WHERE id = ?", at);
            step.next();
            place = step.text(0) + (place.empty() ? "" : "-") + place;
            at = step.integer(1);
        }
        return place;
    }
    if (item.at.kind != Whereabouts::Kind::desk)
        return item.at.text();
    Statement row = database.prepare("SELECT code FROM location WHERE id = ?", item.at.id);
    return row.next() ? row.text(0) : std::string();
}

DestructionItem item_of(Database& database, const ItemRecord& record)
{
    DestructionItem item;
    item.uid = record.uid;
    item.number = record.number;
    item.pages = record.pages;
    item.copies = record.copies;
    item.paper = record.copies > 0;
    item.place = place_in_words(database, record, item.box);
    if (record.document) {
        Statement row
            = database.prepare("SELECT uid, digest FROM document WHERE id = ?", record.document->value);
        if (row.next()) {
            item.scan = row.text(0);
            item.digest = hexadecimal(row.blob(1));
        }
    }
    return item;
}

Json json_of(const DestructionItem& item)
{
    return {{"uid", item.uid}, {"no", item.number}, {"pages", item.pages}, {"copies", item.copies},
        {"scan", item.scan}, {"digest", item.digest}};
}

Json json_of(const DestructionLine& line)
{
    Json json{{"no", line.number}, {"file", line.file}, {"reference", line.reference_code},
        {"title", line.title}, {"kind", line.kind}, {"year", line.year}, {"retention", line.retention},
        {"base_date", line.base_date}, {"basis", line.basis}, {"due_on", line.due_on}, {"grade", line.grade},
        {"pages", line.pages}, {"reason", line.reason}, {"removed", line.removed}, {"items", Json::array()}};
    for (const DestructionItem& item : line.items)
        json["items"].push_back(json_of(item));
    return json;
}

DestructionLine line_from(const Json& json)
{
    DestructionLine line;
    line.number = json.at("no").get<int>();
    line.file = json.at("file").get<std::string>();
    line.reference_code = json.at("reference").get<std::string>();
    line.title = json.at("title").get<std::string>();
    line.kind = json.at("kind").get<std::string>();
    line.year = json.at("year").get<int>();
    line.retention = json.at("retention").get<std::string>();
    line.base_date = json.at("base_date").get<std::string>();
    line.basis = json.at("basis").get<std::string>();
    line.due_on = json.at("due_on").get<std::string>();
    line.grade = json.at("grade").get<int>();
    line.pages = json.at("pages").get<int>();
    line.reason = json.at("reason").get<std::string>();
    line.removed = json.at("removed").get<std::string>();
    for (const Json& each : json.at("items")) {
        DestructionItem item;
        item.uid = each.at("uid").get<std::string>();
        item.number = each.at("no").get<int>();
        item.pages = each.at("pages").get<int>();
        item.copies = each.at("copies").get<int>();
        item.paper = item.copies > 0;
        item.scan = each.at("scan").get<std::string>();
        item.digest = each.at("digest").get<std::string>();
        line.items.push_back(std::move(item));
    }
    return line;
}

} // namespace

DestructionLine line_of(Act& act, const FileRecord& file, bool deletion_duty)
{
    Database& database = act.database();
    const Keeping keeping = keeping_of(database, file.id);
    DestructionLine line;
    line.file = file.uid;
    line.reference_code = file.reference_code;
    line.title = title_without_names(database, file);
    line.kind = file.kind;
    line.year = keeping.year;
    line.retention = keeping.chinese_period();
    line.base_date = keeping.base_date;
    line.basis = rule_for(database, file.kind).basis;
    line.due_on = keeping.due_on;
    line.grade = file.grade;
    line.pages = keeping.pages;
    line.reason = deletion_duty ? "个人信息处理目的已实现或撤回同意(个人信息保护法第四十七条)"
                                : "保管期满，经鉴定无继续保存价值";
    for (const ItemRecord& item : items_of(database, file.id))
        line.items.push_back(item_of(database, item));
    return line;
}

std::string content_of(const DestructionList& list)
{
    Json json{{"list", list.number}, {"version", list.version}, {"appraisal", list.appraisal},
        {"project", list.project}, {"project_name", list.project_name}, {"fonds", list.fonds},
        {"short_path", list.short_path}, {"lines", Json::array()}};
    for (const DestructionLine& line : list.lines)
        json["lines"].push_back(json_of(line));
    return json.dump();
}

void take_content(DestructionList& list, const std::string& content)
{
    const Json json = Json::parse(content);
    list.project_name = json.at("project_name").get<std::string>();
    list.fonds = json.at("fonds").get<std::string>();
    for (const Json& line : json.at("lines"))
        list.lines.push_back(line_from(line));
}

void put_version(Act& act, ListRecord& record, PersonId maker)
{
    DestructionList& list = record.list;
    Database& database = act.database();
    ++list.version;
    const std::string content = content_of(list), former = list.digest;
    list.digest = hexadecimal(sha256(bytes_of(content)));
    database.run(
        "INSERT INTO destruction_version (destruction, version, content, digest, person, utc) VALUES (?, "
        "?, ?, ?, ?, ?)",
        record.id, list.version, content, list.digest, maker.value, act.now());
    database.run(
        "UPDATE destruction SET version = ?, cooling_until = '', planned_on = '', planned_place = '' "
        "WHERE id = ?",
        list.version, record.id);
    act.tell({"destruction.listed", record.object(), former, list.digest,
        "version " + std::to_string(list.version)});
}

} // namespace strongroom::archive
