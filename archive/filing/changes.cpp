// 变更, 纠纷, 履行完毕, 解除, 终止.
#include "archive/filing/changes_internal.h"

#include <nlohmann/json.hpp>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/new_items_internal.h"
#include "archive/retention/due_on.h"
#include "archive/seal_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

Cell cell_of(const OpenFile& file, std::int64_t id)
{
    return {"file_change", "details", file.record.uid + "/" + std::to_string(id)};
}

void write_down(Act& act, const OpenFile& file, const ChangeRecord& change)
{
    Statement next = act.database().prepare("SELECT coalesce(max(id), 0) + 1 FROM file_change");
    next.next();
    const std::int64_t id = next.integer(0);
    nlohmann::json details{{"reason", change.reason}, {"before", change.before}, {"after", change.after},
        {"settlement", change.settlement}};
    if (change.settled_fen)
        details["settled"] = *change.settled_fen;
    act.database().run(
        "INSERT INTO file_change (id, file, version, kind, effective_on, person, utc, details) VALUES (?, "
        "?, ?, ?, nullif(?, ''), ?, ?, ?)",
        id, file.record.id.value, change.version, change.kind, change.effective_on, act.person().id.value,
        act.now(), sealed(file.key, details.dump(), cell_of(file, id)));
}

Result<void> check_day(const std::string& day, const std::string& latest, const std::string& what)
{
    if (!is_date(day))
        return failed(Code::bad_input, "'" + day + "' is no date " + what, "write it as 2007-04-02");
    if (!latest.empty() && day > latest)
        return failed(Code::bad_input, day + " has not come yet", "give the day on which it happened");
    return {};
}

Result<void> check_said(const std::string& reason)
{
    if (index::significant(reason).empty())
        return failed(
            Code::bad_input, "there is no reason", "say why in a few words; it is sealed with the file");
    return {};
}

/// The paper of a change: an item of the file already, or made one.
Result<void> add_paper(Act& act, const OpenFile& file, const std::string& reference)
{
    const Result<DocumentId> id = act.catalogue().find(reference);
    if (!id)
        return tl::make_unexpected(id.error());
    if (act.database()
            .prepare("SELECT 1 FROM item WHERE document = ? AND file = ?", id->value, file.record.id.value)
            .next())
        return {};
    const Result<ReadDocument> document = document_to_file(act, reference);
    if (!document)
        return tl::make_unexpected(document.error());
    const Result<std::string> item = put_item(act, file, {}, *document);
    return item ? Result<void>() : tl::make_unexpected(item.error());
}

Result<void> check_on_record(const FileRecord& file)
{
    if (file.state == FileState::registered || file.state == FileState::filed)
        return {};
    return failed(Code::conflict, file.label() + " is " + std::string(name(file.state)),
        "this is for files on record: verify and register it first");
}

} // namespace

std::vector<ChangeRecord> changes_of(Database& database, const OpenFile& file)
{
    std::vector<ChangeRecord> changes;
    Statement row = database.prepare("SELECT c.id, c.version, c.kind, coalesce(c.effective_on, ''), p.login, "
                                     "c.utc, coalesce(v.login, ''), "
                                     "coalesce(c.closed_at, ''), c.details FROM file_change c JOIN person p "
                                     "ON p.id = c.person JOIN file f ON f.id = "
                                     "c.file LEFT JOIN person v ON v.id = f.verified_by AND c.closed_at IS "
                                     "NOT NULL WHERE c.file = ? ORDER BY c.id",
        file.record.id.value);
    while (row.next()) {
        const nlohmann::json details
            = nlohmann::json::parse(unsealed(file.key, row.blob(8), cell_of(file, row.integer(0))));
        ChangeRecord change{static_cast<int>(row.integer(1)), row.text(2), row.text(3), row.text(4),
            row.text(5), row.text(6), row.text(7), details.at("reason"), details.at("before"),
            details.at("after"), details.at("settlement"), std::nullopt};
        if (details.contains("settled"))
            change.settled_fen = details.at("settled").get<std::int64_t>();
        changes.push_back(std::move(change));
    }
    return changes;
}

Result<void> Filing::open_change(const std::string& reference, const Change& change)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_edit);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto said = check_said(change.reason); !said)
            return said;
        if (const auto day = check_day(change.effective_on, "", "from which the change holds"); !day)
            return day;
        if (const auto step = take_step(act, file->record, FileState::change_pending); !step)
            return step;
        if (!change.document.empty())
            if (const auto paper = add_paper(act, *file, change.document); !paper)
                return paper;
        const int version = file->record.version + 1;
        act.database().run("UPDATE file SET version = ? WHERE id = ?", version, file->record.id.value);
        write_down(act, *file,
            {version, "change", change.effective_on, {}, {}, {}, {}, change.reason, change.before,
                change.after, {}, {}});
        act.tell({"file.change_opened", file->record.object(), std::string(name(file->record.state)),
            "version " + std::to_string(version), ""});
        return {};
    });
}

Result<void> Filing::record_dispute(const std::string& reference, const Change& dispute)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_edit);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto said = check_said(dispute.reason); !said)
            return said;
        if (const auto day = check_day(dispute.effective_on, act.today(), "of the dispute"); !day)
            return day;
        write_down(act, *file,
            {file->record.version, "dispute", dispute.effective_on, {}, {}, {}, {}, dispute.reason,
                dispute.before, dispute.after, {}, {}});
        act.tell({"file.dispute", file->record.object(), "", dispute.effective_on, ""});
        return {};
    });
}

Result<void> Filing::end_contract(const std::string& reference, const ContractEnd& end)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_register);
        if (!file)
            return tl::make_unexpected(file.error());
        const FileRecord& record = file->record;
        if (const auto said = check_said(end.reason); !said)
            return said;
        if (const auto day = check_day(end.on, act.today(), "on which the contract ended"); !day)
            return day;
        if (const auto on_record = check_on_record(record); !on_record)
            return on_record;
        if (record.ended)
            return failed(Code::conflict, "the contract of " + record.label() + " has ended already",
                "'strongroom file show' tells when");
        if (const std::string signed_on = file->values(act.database()).newest("sign_date");
            end.on < signed_on)
            return failed(Code::bad_input, end.on + " is before the contract was signed",
                "give the day on which it ended");
        write_down(act, *file,
            {record.version, std::string(name(end.kind)), end.on, {}, {}, {}, {}, end.reason, {}, {},
                end.settlement, end.settled_fen});
        // Keeping of a contract begins to count with its end, however it came.
        Statement keeping
            = act.database().prepare("SELECT retention, base_event FROM file WHERE id = ?", record.id.value);
        keeping.next();
        const bool counts = keeping.text(1) == name(BaseEvent::performance_end);
        const auto period = retention_period(keeping.text(0));
        act.database().run(
            "UPDATE file SET ended = 1, base_date = CASE WHEN ?1 THEN ?2 ELSE base_date END, due_on = CASE "
            "WHEN ?1 THEN nullif(?3, '') ELSE due_on END WHERE id = ?4",
            counts, end.on, counts && period ? due_on(*period, end.on) : "", record.id.value);
        act.tell(
            {"file.contract_ended", record.object(), "", std::string(name(end.kind)) + " " + end.on, ""});
        return {};
    });
}

} // namespace strongroom::archive
