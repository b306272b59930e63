// 复核: somebody else says that the values are right.
#include <algorithm>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/findings_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

/// Who made the file, gave a value or opened a change since it was last verified, may not verify (SoD-1).
Result<void> check_separation(Act& act, const FileRecord& file)
{
    Statement own = act.database().prepare(
        "SELECT 1 FROM file WHERE id = ?1 AND verified_mark = 0 AND keyed_by = ?2 UNION ALL "
        "SELECT 1 FROM file_value v JOIN file f ON f.id = v.file WHERE v.file = ?1 AND v.person = ?2 AND "
        "v.id > "
        "f.verified_mark AND v.origin IN ('keyed', 'corrected') UNION ALL "
        "SELECT 1 FROM file_change WHERE file = ?1 AND person = ?2 AND kind = 'change' AND closed_at IS NULL",
        file.id.value, act.person().id.value);
    if (own.next())
        return failed(Code::forbidden,
            act.person().login + " keyed or corrected " + file.label()
                + " and cannot verify it as well (SoD-1)",
            "have somebody else verify it");
    return {};
}

Result<void> override_findings(Act& act, const OpenFile& file, const std::vector<FileFinding>& findings,
    const Verification& verification, const std::vector<FileValue>& values)
{
    std::string open;
    for (const auto& [rule, reason] : verification.overrides) {
        const auto found = std::find_if(findings.begin(), findings.end(),
            [&](const FileFinding& finding) { return finding.rule == rule; });
        if (found == findings.end())
            return failed(Code::bad_input, "rule " + rule + " finds nothing on " + file.record.label(),
                "override only what 'strongroom file show' lists as a finding");
        if (is_absolute(*found))
            return failed(Code::conflict, found->message, "this cannot be overridden");
        if (const auto told = check_reason(reason, values); !told)
            return told;
        act.database().run(
            "INSERT OR REPLACE INTO file_override (file, version, rule, person, reason, utc) VALUES (?, ?, "
            "?, ?, ?, ?)",
            file.record.id.value, file.record.version, rule, act.person().id.value,
            sealed(file.key, reason,
                {"file_override", "reason",
                    file.record.uid + "/" + std::to_string(file.record.version) + "/" + rule}),
            act.now());
        act.tell({"file.overridden", file.record.object(), rule, "", reason});
    }
    for (const FileFinding& finding : findings) {
        if (is_absolute(finding))
            return failed(Code::conflict, file.record.label() + " cannot be verified: " + finding.message,
                finding.rule == "V-RM-03" ? "end the other contract first: strongroom file end"
                                          : "give the right value, or send it back to whoever keyed it");
        if (finding.weight != FileFinding::Weight::information && finding.overridden.empty()
            && !verification.overrides.contains(finding.rule))
            open += (open.empty() ? "" : "; ") + finding.rule + " " + finding.message;
    }
    if (!open.empty())
        return failed(Code::conflict, file.record.label() + " cannot be verified: " + open,
            "have the values corrected, or override each rule with a reason");
    return {};
}

/// Decisive values, and all that were not read surely, want a person's eye (DOMAIN §5.8).
Result<void> confirm_values(
    Act& act, const OpenFile& file, const Verification& verification, const std::vector<FileValue>& values)
{
    const std::vector<std::string>& said = verification.confirmed;
    const auto confirmed = [&](const std::string& name) {
        return std::find_if(said.begin(), said.end(), [&](const std::string& each) {
            return each == name || each == "all";
        }) != said.end();
    };
    FileValues stored = file.values(act.database());
    std::string missing;
    for (const FileValue& value : values) {
        const bool wants_eye
            = value.origin != "confirmed" && (is_decisive(file.record.kind, value.name) || !value.accepted);
        if (!wants_eye)
            continue;
        if (!confirmed(value.name)) {
            if (missing.find(value.name) == std::string::npos)
                missing += (missing.empty() ? "" : ", ") + value.name;
            continue;
        }
        FileValue same = value;
        same.origin = "confirmed";
        same.version = file.record.version;
        same.accepted = true;
        stored.add(same, act.person().id, act.now());
    }
    if (!missing.empty())
        return failed(Code::conflict,
            file.record.label() + " cannot be verified before these were looked at on the page: " + missing,
            "compare each with the picture and confirm it: --confirm NAME, or --confirm all");
    return {};
}

} // namespace

Result<std::vector<FileFinding>> Filing::findings(const std::string& reference)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<FileFinding>> {
        const Result<OpenFile> file = open_file(act, reference, Right::catalogue_search);
        if (!file)
            return tl::make_unexpected(file.error());
        return findings_of(act, *file, file->values(act.database()).valid());
    });
}

Result<void> Filing::verify(const std::string& reference, const Verification& verification)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_verify);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto step = take_step(act, file->record, FileState::verified); !step)
            return step;
        if (const auto separate = check_separation(act, file->record); !separate)
            return separate;
        const std::vector<FileValue> values = file->values(act.database()).valid();
        if (const auto clear
            = override_findings(act, *file, findings_of(act, *file, values), verification, values);
            !clear)
            return clear;
        if (const auto seen = confirm_values(act, *file, verification, values); !seen)
            return seen;
        const Bytes room = is_contract(file->record.kind)
            ? room_hash(act.keys(), file->record.project_code, value_of(values, "building_no"),
                value_of(values, "unit_no"), value_of(values, "room_no"))
            : Bytes();
        act.database().run(
            "UPDATE file SET verified_by = ?, verified_at = ?, room_hash = nullif(?, x''), verified_mark = "
            "(SELECT max(id) FROM file_value) WHERE id = ?",
            act.person().id.value, act.now(), room, file->record.id.value);
        act.tell({"file.verified", file->record.object(), std::string(name(file->record.state)),
            digest_of(*file, values), ""});
        return {};
    });
}

Result<void> Filing::send_back(const std::string& reference, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_verify);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto told = check_reason(reason, file->values(act.database()).valid()); !told)
            return told;
        // A file that was on record before is in the middle of a change.
        const FileState back
            = file->record.reference_code.empty() ? FileState::keyed : FileState::change_pending;
        if (const auto step = take_step(act, file->record, back); !step)
            return step;
        act.tell({"file.sent_back", file->record.object(), std::string(name(file->record.state)),
            std::string(name(back)), reason});
        return {};
    });
}

} // namespace strongroom::archive
