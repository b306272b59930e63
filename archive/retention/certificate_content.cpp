#include "archive/retention/certificate_content_internal.h"

#include <set>

#include <nlohmann/json.hpp>

#include "archive/filing/file_key_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json;
using Part = DestructionPart;

Json json_of(const DestructionAct& act)
{
    return {{"part", name(act.part)}, {"login", act.login}, {"name", act.name}, {"unit", act.unit},
        {"utc", act.utc}};
}

Json quantities(const DestructionList& list)
{
    std::set<std::string> boxes;
    for (const DestructionLine& line : list.lines)
        if (line.removed.empty())
            for (const DestructionItem& item : line.items)
                if (!item.box.empty())
                    boxes.insert(item.box);
    return {{"files", list.files()}, {"items", list.items()}, {"pages", list.pages()},
        {"boxes", boxes.size()}, {"weight_grams", list.execution.weight_grams}};
}

Json files_of(const DestructionList& list)
{
    Json files = Json::array();
    for (const DestructionLine& line : list.lines) {
        if (!line.removed.empty())
            continue;
        Json items = Json::array(), keys = Json::array({file_owner(line.file)});
        for (const DestructionItem& item : line.items) {
            items.push_back({{"uid", item.uid}, {"no", item.number}, {"pages", item.pages},
                {"copies", item.copies}, {"scan", item.scan}, {"sha256", item.digest}});
            if (!item.scan.empty())
                keys.push_back(document_owner(item.scan));
        }
        files.push_back({{"no", line.number}, {"uid", line.file}, {"reference_code", line.reference_code},
            {"title", line.title}, {"year", line.year}, {"retention", line.retention},
            {"kept_for", line.kept_for}, {"due_on", line.due_on}, {"basis", line.basis},
            {"grade", line.grade}, {"pages", line.pages}, {"reason", line.reason},
            {"items", std::move(items)}, {"keys_destroyed", std::move(keys)}});
    }
    return files;
}

/// Copies that left the archive before, as the ledger has them: they cannot be destroyed from here.
Json exports_of(Database& database, const DestructionList& list)
{
    Json exports = Json::array();
    for (const DestructionLine& line : list.lines)
        for (const DestructionItem& item : line.items) {
            if (!line.removed.empty() || item.scan.empty())
                continue;
            Statement row = database.prepare(
                "SELECT seq, utc, actor, after FROM ledger WHERE object = ? AND action = 'document.exported'",
                document_owner(item.scan));
            while (row.next())
                exports.push_back({{"ledger", row.integer(0)}, {"utc", row.text(1)}, {"by", row.text(2)},
                    {"as", row.text(3)}, {"scan", item.scan}});
        }
    return exports;
}

std::string count_before(const DestructionList& list)
{
    const std::string items = std::to_string(list.items());
    return "应销 " + items + " 件，下架清点 " + items + " 件，监销人逐件核对 " + items + " 件，相符";
}

constexpr const char* copies
    = "扫描件、页面图像、识别文字、著录值及全文索引条目已删除，数据密钥已销毁；既有备份中的副本因密钥"
      "销毁而不可解密，随备份周期到期清除";
constexpr const char* residue
    = "仅存目录存根(档号、去标识题名、页数、日期、保管期限依据、清册与证明编号)及台账记录，不含个人信息";

} // namespace

std::string certificate_content(Act& act, const ListRecord& record)
{
    const DestructionList& list = record.list;
    const Execution& execution = list.execution;
    Json acts = Json::array();
    for (const DestructionAct& each : list.acts)
        acts.push_back(json_of(each));
    const Json exports = exports_of(act.database(), list);
    std::string about_copies = copies;
    if (!exports.empty())
        about_copies += "；此前已导出副本 " + std::to_string(exports.size()) + " 份，见台账";
    Statement archive = act.database().prepare("SELECT uid FROM archive");
    archive.next();
    return Json{{"form", "F16"}, {"archive", archive.text(0)}, {"certificate_no", list.certificate},
        {"list_no", list.number}, {"list_version", list.version}, {"list_sha256", list.digest},
        {"organisation", list.fonds + ' ' + list.project_name}, {"appraisal", list.appraisal},
        {"short_path", list.short_path}, {"quantity", quantities(list)}, {"files", files_of(list)},
        {"method", name(execution.method)}, {"level", execution.level}, {"tool", execution.tool},
        {"contractor", execution.contractor}, {"transport", execution.transport},
        {"pictures", execution.pictures}, {"place", execution.place}, {"begun", execution.begun},
        {"ended", list.ended}, {"acts", acts}, {"count_before", count_before(list)},
        {"verification", list.verification}, {"copies", about_copies}, {"exports", exports},
        {"residue", residue}, {"issued_on", act.today()}}
        .dump();
}

std::string signed_content(const std::string& content, const std::vector<CertificateSignature>& signatures)
{
    Json json = Json::parse(content);
    json["content_sha256"] = hexadecimal(sha256(bytes_of(content)));
    json["signatures"] = Json::array();
    for (const CertificateSignature& signature : signatures) {
        Json one = json_of(signature.by);
        one["sha256"] = signature.digest;
        json["signatures"].push_back(std::move(one));
    }
    return json.dump();
}

} // namespace strongroom::archive
