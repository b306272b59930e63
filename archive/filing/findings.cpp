#include "archive/filing/findings_internal.h"

#include <algorithm>
#include <set>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/item_description_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/seal_internal.h"
#include "index/check/check.h"
#include "index/check/rules.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

using Weight = FileFinding::Weight;

Weight weight_of(const index::Check& check)
{
    // A rule of weight error may find that something is only doubtful (V-PR-01).
    if (check.outcome == index::Outcome::fail)
        return Weight::error;
    const bool known = std::any_of(index::rules().begin(), index::rules().end(),
        [&](const index::Rule& rule) { return rule.id == check.rule; });
    return known && index::rule(check.rule).severity == index::Severity::information ? Weight::information
                                                                                     : Weight::warning;
}

/// Collects findings, the heavier of two of one rule.
class Findings {
public:
    void add(const std::string& rule, Weight weight, const std::string& message)
    {
        const auto known = std::find_if(
            m_all.begin(), m_all.end(), [&](const FileFinding& finding) { return finding.rule == rule; });
        if (known == m_all.end()) {
            m_all.push_back({rule, weight, message, {}});
        } else if (known->message.find(message) == std::string::npos) {
            known->message += "; " + message;
            known->weight = std::min(known->weight, weight);
        }
    }
    std::vector<FileFinding> take() { return std::move(m_all); }

private:
    std::vector<FileFinding> m_all;
};

void check_values(Findings& found, const std::vector<FileValue>& values, const std::string& today)
{
    std::vector<index::Field> fields = as_fields(values);
    std::vector<index::Check> of_all;
    index::check_fields(fields, of_all, today);
    for (const index::Field& field : fields)
        of_all.insert(of_all.end(), field.checks.begin(), field.checks.end());
    for (const index::Check& check : of_all)
        if (check.outcome != index::Outcome::pass)
            found.add(check.rule, weight_of(check), check.message);
}

void check_mandatory(Findings& found, const OpenFile& file, const std::vector<FileValue>& values)
{
    for (const std::string_view wanted : mandatory_fields(file.record.kind))
        if (value_of(values, wanted).empty())
            found.add("R-ING-21", Weight::error, "there is no " + std::string(wanted));
}

/// Others of the same kind with the same number (V-CN-02); a supplement without its contract.
void check_number(Findings& found, Act& act, const OpenFile& file)
{
    Statement other = act.database().prepare(
        "SELECT coalesce(o.reference_code, o.uid) FROM file f JOIN file o ON o.contract_hash = "
        "f.contract_hash AND o.id "
        "<> f.id AND o.kind = f.kind WHERE f.id = ? AND o.state NOT IN ('WRITTEN_OFF', 'DESTROYED')",
        file.record.id.value);
    while (other.next())
        found.add("V-CN-02", Weight::error, "file " + other.text(0) + " has the same contract number");
    if (file.record.kind != "supplement")
        return;
    const bool linked = act.database()
                            .prepare("SELECT 1 FROM file_link WHERE file = ? AND kind = 'supplement_of'",
                                file.record.id.value)
                            .next();
    if (!linked)
        found.add("V-CN-02", Weight::error, "the supplement is not linked to its contract");
}

/// The number on the contract's other papers (V-CN-03).
void check_papers(Findings& found, Act& act, const OpenFile& file, const std::vector<FileValue>& values)
{
    const std::string number = index::significant(value_of(values, "contract_no"));
    for (const ItemRecord& item : items_of(act.database(), file.record.id)) {
        if (!item.document || number.empty())
            continue;
        const index::DocumentReading reading
            = act.catalogue().reading(act.catalogue().key_of(*item.document));
        const index::Field* said = first_field(reading, "contract_no");
        if (said && index::significant(said->value) != number)
            found.add("V-CN-03", Weight::warning,
                "item " + std::to_string(item.number) + " names another contract number");
    }
}

void check_building(Findings& found, Act& act, const OpenFile& file, const std::vector<FileValue>& values)
{
    const std::string building = value_of(values, "building_no");
    if (building.empty())
        return;
    for (const ItemRecord& item : items_of(act.database(), file.record.id)) {
        Statement box = act.database().prepare(
            "SELECT building FROM box WHERE id = ?", item.home ? item.home->value : 0);
        if (box.next() && index::significant(box.text(0)) != index::significant(building))
            found.add("V-RM-04", Weight::error,
                "item " + std::to_string(item.number) + " lies in a box of building " + box.text(0)
                    + ": take it out first");
    }
}

} // namespace

std::optional<FileRecord> holder_of_room(Act& act, const OpenFile& file, const std::vector<FileValue>& values)
{
    if (!is_contract(file.record.kind) || file.record.ended)
        return std::nullopt;
    const Bytes hash = room_hash(act.keys(), file.record.project_code, value_of(values, "building_no"),
        value_of(values, "unit_no"), value_of(values, "room_no"));
    Statement row = act.database().prepare("SELECT id FROM file WHERE room_hash = nullif(?, x'') AND id <> ? "
                                           "AND ended = 0 AND kind = 'sale_contract' AND "
                                           "state NOT IN ('DESTROYED', 'WRITTEN_OFF')",
        hash, file.record.id.value);
    return row.next() ? std::optional(file_record(act.database(), FileId{row.integer(0)})) : std::nullopt;
}

std::vector<MissingPart> missing_parts_of(Act& act, const OpenFile& file)
{
    if (!is_contract(file.record.kind) && file.record.kind != "subscription")
        return {};
    std::vector<MissingPart> missing;
    const auto add = [&](const std::string& part, const std::string& why) {
        missing.push_back(
            {file.record.reference_code.empty() ? file.record.uid : file.record.reference_code, part, why});
    };
    const std::vector<ItemRecord> items = items_of(act.database(), file.record.id);
    ItemParts all;
    bool id_copy = false;
    for (const ItemRecord& item : items) {
        id_copy = id_copy || item.kind == "id_copy";
        ItemParts parts = description_of(act.database(), file, item.uid).parts;
        if (item.kind == file.record.kind && parts.known) {
            all.known = true;
            all.signature_page = all.signature_page || parts.signature_page;
            all.seal = all.seal || parts.seal;
            all.annexes_named.merge(parts.annexes_named);
        }
        all.annexes_there.merge(parts.annexes_there);
    }
    if (!id_copy)
        add("id_copy", "there is no copy of the buyer's identity card");
    if (all.known && !all.signature_page)
        add("signature_page", "no page shows where both parties sign");
    if (all.known && !all.seal)
        add("seal", "no page shows a seal");
    for (const std::string& annex : all.annexes_named)
        if (!all.annexes_there.contains(annex))
            add("annex:" + annex, annex + " is named, but no page begins with it");
    return missing;
}

std::vector<FileFinding> findings_of(Act& act, const OpenFile& file, const std::vector<FileValue>& values)
{
    Findings found;
    check_mandatory(found, file, values);
    check_values(found, values, act.today());
    check_number(found, act, file);
    check_papers(found, act, file, values);
    check_building(found, act, file, values);
    if (const auto holder = holder_of_room(act, file, values))
        found.add("V-RM-03", Weight::error,
            holder->label() + " is a contract in force for the same room (V-RM-03): it must be ended first");
    for (const MissingPart& part : missing_parts_of(act, file))
        found.add("V-DC-04", Weight::warning, part.why);
    std::vector<FileFinding> all = found.take();
    Statement row = act.database().prepare(
        "SELECT o.rule, p.login, o.reason FROM file_override o JOIN person p ON p.id = "
        "o.person WHERE o.file = ? AND o.version = ?",
        file.record.id.value, file.record.version);
    while (row.next())
        for (FileFinding& finding : all)
            if (finding.rule == row.text(0))
                finding.overridden = row.text(1) + ": "
                    + unsealed(file.key, row.blob(2),
                        {"file_override", "reason",
                            file.record.uid + "/" + std::to_string(file.record.version) + "/" + row.text(0)});
    return all;
}

bool is_absolute(const FileFinding& finding)
{
    return finding.weight == Weight::error
        && (finding.rule == "V-RM-03" || finding.rule == "R-ING-21" || finding.rule == "V-RM-04");
}

} // namespace strongroom::archive
