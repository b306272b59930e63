#include <nlohmann/json.hpp>

#include "archive/handover/handover_record_internal.h"
#include "archive/loans/file_card_internal.h"

namespace strongroom::archive {
namespace {

std::string told_of(const FileCard& card)
{
    return nlohmann::json{{"contract_no", card.contract_no}, {"building", card.building}, {"unit", card.unit},
        {"room", card.room}, {"buyer", card.buyer}, {"signed_on", card.signed_on}}
        .dump();
}

std::string scan_digest(Database& database, const ItemRecord& item)
{
    if (!item.document)
        return {};
    Statement row = database.prepare("SELECT digest FROM document WHERE id = ?", item.document->value);
    return row.next() ? hexadecimal(row.blob(0)) : std::string();
}

} // namespace

std::string digest_of(Database& database, const HandoverRecord& handover)
{
    std::string text = "strongroom handover 1\n" + handover.number + "\t" + std::to_string(handover.revision)
        + "\t" + std::string(name(handover.kind)) + "\t" + handover.project_code + "\n";
    for (const HandoverItem& line : lines_of(database, handover.id)) {
        if (!line.counts())
            continue;
        for (const std::string& part : {std::to_string(line.number), line.item.uid, line.file.uid,
                 std::to_string(line.copies), std::to_string(line.pages), scan_digest(database, line.item)})
            text += part + "\t";
        text += hexadecimal(sha256(line.told)) + "\n";
    }
    return hexadecimal(sha256(bytes_of(text)));
}

std::string frozen(Act& act, const HandoverRecord& handover)
{
    for (const HandoverItem& line : lines_of(act.database(), handover.id)) {
        if (!line.counts())
            continue;
        const std::string told = told_of(card_of(act.archive(), line.file));
        act.database().run("UPDATE handover_line SET told = ? WHERE handover = ? AND number = ?",
            sealed_text(act.archive(), handover, line, "told", told), handover.id.value, line.number);
    }
    const std::string digest = digest_of(act.database(), handover);
    act.database().run("UPDATE handover SET revision = ?, digest = ? WHERE id = ?", handover.revision, digest,
        handover.id.value);
    act.tell(
        {"handover.frozen", handover.object(), handover.digest, digest, std::to_string(handover.revision)});
    return digest;
}

} // namespace strongroom::archive
