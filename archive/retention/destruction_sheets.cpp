#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "archive/numbers_internal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Part = DestructionPart;
using Method = DestructionMethod;

const DestructionAct* act_as(const DestructionList& list, Part part)
{
    const auto found = std::find_if(
        list.acts.begin(), list.acts.end(), [&](const DestructionAct& act) { return act.part == part; });
    return found == list.acts.end() ? nullptr : &*found;
}

/// "王某(集团办公室)"; empty where nobody has that part yet.
std::string person(const DestructionList& list, Part part)
{
    const DestructionAct* act = act_as(list, part);
    return !act ? "" : act->name + (act->unit.empty() ? "" : "(" + act->unit + ")");
}

std::string with_day(const DestructionList& list, Part part)
{
    const DestructionAct* act = act_as(list, part);
    return !act ? "" : act->name + ' ' + day_of(act->utc);
}

/// "1.25": exact, as fractions of grams are not weighed.
std::string kilograms(std::int64_t grams)
{
    std::string text = std::to_string(grams / 1000) + '.' + padded_number(grams % 1000, 3);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// Who signed the report of the appraisal, and when.
std::string head_of_appraisal(Database& database, const std::string& appraisal)
{
    Statement row = database.prepare(
        "SELECT p.name, a.signed_at FROM appraisal a JOIN person p ON p.id = a.signed_by WHERE a.number = ?",
        appraisal);
    return row.next() ? row.text(0) + ' ' + day_of(row.text(1)) : std::string();
}

std::string method_text(const DestructionList& list)
{
    if (list.state < DestructionState::executing)
        return {};
    const Execution& execution = list.execution;
    std::string text(chinese(execution.method));
    if (!execution.level.empty())
        text += ' ' + execution.level;
    return execution.method == Method::key_only ? text : text + "；电子副本：密钥销毁";
}

RegisterSheet sheet_of(Act& act, const DestructionList& list, const char* form, const std::string& number)
{
    RegisterSheet sheet;
    sheet.form = form;
    sheet.number = number;
    sheet.fonds = list.fonds;
    sheet.project = list.project_name;
    sheet.made_on = index::iso_date(act.today()).value();
    return sheet;
}

SheetRow row_of(const DestructionList& list, const DestructionLine& line, const DestructionItem& item)
{
    const bool destroyed = list.state >= DestructionState::executed && list.state <= DestructionState::closed;
    SheetRow row{{"title", line.title}, {"reference", line.reference_code}, {"retention", line.retention},
        {"kept_for", line.kept_for}, {"pages", std::int64_t{item.pages}},
        {"item_no", std::to_string(item.number)}, {"medium", item.scan.empty() ? "纸质" : "纸质、电子"},
        {"box_no", item.box}, {"location", item.place}, {"grade", std::to_string(line.grade) + "级"},
        {"electronic", item.scan.empty() ? "" : "密钥销毁"}, {"reason", line.reason},
        {"remarks",
            !line.removed.empty() ? line.removed
                : destroyed       ? "已销毁"
                                  : ""}};
    if (line.year > 0)
        row["year"] = std::int64_t{line.year};
    return row;
}

SheetRow cover_of(const DestructionList& list)
{
    std::set<std::string> boxes;
    int from = 0, to = 0;
    for (const DestructionLine& line : list.lines) {
        if (!line.removed.empty())
            continue;
        for (const DestructionItem& item : line.items)
            if (!item.box.empty())
                boxes.insert(item.box);
        from = from == 0 ? line.year : std::min(from, line.year);
        to = std::max(to, line.year);
    }
    SheetRow head{{"fonds_no", list.fonds}, {"fonds_name", list.project_name}, {"list_no", list.number},
        {"total_files", std::int64_t{list.files()}}, {"total_items", std::int64_t{list.items()}},
        {"total_boxes", static_cast<std::int64_t>(boxes.size())}, {"total_pages", std::int64_t{list.pages()}},
        {"destroyed_at", list.ended.empty() ? list.planned_on : minute_of(list.ended)},
        {"place", list.execution.place.empty() ? list.planned_place : list.execution.place},
        {"method", method_text(list)}, {"approver", with_day(list, Part::approver_2)},
        {"witness_1", person(list, Part::witness_1)}, {"witness_2", person(list, Part::witness_2)}};
    if (to > 0) {
        head["year_from"] = std::int64_t{from};
        head["year_to"] = std::int64_t{to};
    }
    return head;
}

/// Errors: those of reading it; conflict before it was destroyed.
Result<ListRecord> destroyed(Act& act, const std::string& number)
{
    Result<ListRecord> record = find_list(act, number);
    if (!record)
        return record;
    if (const auto allowed = act.demand(Right::report_print, record->subject(act.database())); !allowed)
        return tl::make_unexpected(allowed.error());
    if (record->list.certificate.empty())
        return failed(Code::conflict,
            record->label() + " has no certificate yet: it is " + std::string(name(record->list.state)),
            "destroy and verify it first");
    return record;
}

} // namespace

Result<RegisterSheet> Destruction::register_sheet(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        const Result<ListRecord> record = find_list(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto allowed = act.demand(Right::report_print, record->subject(act.database())); !allowed)
            return tl::make_unexpected(allowed.error());
        const DestructionList& list = record->list;
        RegisterSheet sheet = sheet_of(act, list, "F15", list.number);
        sheet.head = cover_of(list);
        sheet.head["leader"] = head_of_appraisal(act.database(), list.appraisal);
        for (const DestructionLine& line : list.lines)
            for (const DestructionItem& item : line.items)
                sheet.rows.push_back(row_of(list, line, item));
        for (const Part part : {Part::executor, Part::witness_1, Part::witness_2})
            sheet.foot[std::string(name(part))] = person(list, part);
        act.tell({"register.printed", record->object(), "", "F15", ""});
        return sheet;
    });
}

Result<RegisterSheet> Destruction::certificate_sheet(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        const Result<ListRecord> record = destroyed(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        const DestructionList& list = record->list;
        Statement row = act.database().prepare("SELECT certified FROM destruction WHERE id = ?", record->id);
        row.next();
        const nlohmann::json says = nlohmann::json::parse(row.text(0));
        const auto text = [&](const char* key) { return says.at(key).get<std::string>(); };
        const auto count = [&](const char* key) { return says.at("quantity").at(key).get<std::int64_t>(); };
        RegisterSheet sheet = sheet_of(act, list, "F16", list.certificate);
        sheet.head = {{"certificate_no", list.certificate}, {"list_no", list.number},
            {"list_version", std::int64_t{list.version}}, {"list_digest", text("list_sha256")},
            {"organisation", text("organisation")}, {"approval_no", list.appraisal + " / " + list.number},
            {"total_files", count("files")}, {"total_items", count("items")}, {"total_pages", count("pages")},
            {"total_boxes", count("boxes")}, {"media", "纸张；数据库记录、加密存储文件"},
            {"method", method_text(list)}, {"tool", text("tool")}, {"contractor", text("contractor")},
            {"transport", text("transport")}, {"destroyed_from", minute_of(text("begun"))},
            {"destroyed_to", minute_of(text("ended"))}, {"place", text("place")},
            {"executor", person(list, Part::executor)}, {"witness_1", person(list, Part::witness_1)},
            {"witness_2", person(list, Part::witness_2)}, {"count_before", text("count_before")},
            {"verification", text("verification")}, {"pictures", text("pictures")},
            {"copies", text("copies")}, {"residue", text("residue")},
            {"issued_on", index::iso_date(text("issued_on")).value()}};
        if (const std::int64_t grams = count("weight_grams"); grams > 0)
            sheet.head["weight"] = kilograms(grams);
        for (const Part part : {Part::executor, Part::witness_1, Part::witness_2})
            if (const DestructionAct* signer = act_as(list, part))
                sheet.foot[std::string(name(part))] = signer->name;
        act.tell({"register.printed", record->object(), "", "F16", ""});
        return sheet;
    });
}

Result<RegisterSheet> Destruction::media_sheet(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        const Result<ListRecord> record = destroyed(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        const DestructionList& list = record->list;
        std::int64_t documents = 0, blobs = 0;
        Statement row = act.database().prepare(
            "SELECT blobs FROM destruction_document WHERE destruction = ?", record->id);
        for (; row.next(); ++documents)
            blobs += static_cast<std::int64_t>(nlohmann::json::parse(row.text(0)).size());
        Statement verifier = act.database().prepare("SELECT p.name, coalesce(o.name, '') FROM destruction d "
                                                    "JOIN person p ON p.id = d.verified_by LEFT JOIN "
                                                    "org_unit o ON o.id = p.unit WHERE d.id = ?",
            record->id);
        const bool known = verifier.next();
        const DestructionAct* executor = act_as(list, Part::executor);
        RegisterSheet sheet = sheet_of(act, list, "F17", list.certificate);
        sheet.head = {{"person_name", executor ? executor->name : ""}, {"person_title", "销毁执行人"},
            {"person_organisation", executor ? executor->unit : ""},
            {"person_location", list.execution.place}, {"media_type", "数据库记录、加密存储文件"},
            {"source", "档案库(" + act.archive().premises.actor.terminal + ")"},
            {"backed_up", "备份随密钥销毁失效"}, {"method_type", "清洗 Purge"}, {"method", "密钥销毁"},
            {"method_details",
                "XChaCha20-Poly1305 数据密钥原位覆写；文书 " + std::to_string(documents) + " 份，存储文件 "
                    + std::to_string(blobs) + " 个，案卷密钥 " + std::to_string(list.files()) + " 个"},
            {"tool", "strongroom"}, {"verification", "全面"},
            {"notes", list.number + " / " + list.certificate}, {"destination", "内部再用"},
            {"validator_name", known ? verifier.text(0) : ""},
            {"validator_organisation", known ? verifier.text(1) : ""}};
        sheet.foot
            = {{"person", executor ? executor->name : ""}, {"validator", known ? verifier.text(0) : ""}};
        act.tell({"register.printed", record->object(), "", "F17", ""});
        return sheet;
    });
}

} // namespace strongroom::archive
