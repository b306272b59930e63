// How values get into a file, and are put right.
#include <algorithm>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/open_file_internal.h"

namespace strongroom::archive {
namespace {

/// Only what nobody has verified yet may be changed.
Result<OpenFile> file_to_change(Act& act, const std::string& reference)
{
    Result<OpenFile> file = open_file(act, reference, Right::record_edit);
    if (!file || file->record.state == FileState::keyed || file->record.state == FileState::change_pending)
        return file;
    const bool on_record
        = file->record.state == FileState::registered || file->record.state == FileState::filed;
    return failed(Code::conflict,
        file->record.label() + " is " + std::string(name(file->record.state)) + ": its values stand",
        on_record                                       ? "open a change first: strongroom file change"
            : file->record.state == FileState::verified ? "have it sent back first: strongroom file send-back"
                                                        : "nothing of it can be changed any more");
}

enum class Way { key, correct };

Result<void> give(
    Act& act, const OpenFile& file, std::span<const GivenValue> given, Way way, const std::string& reason)
{
    FileValues values = file.values(act.database());
    const std::vector<FileValue> before = values.valid();
    if (given.empty())
        return failed(
            Code::bad_input, "there is no value", "give one as name=value, such as total_price=812,345.00");
    if (way == Way::correct)
        if (const Result<void> told = check_reason(reason, before); !told)
            return told;
    for (const GivenValue& each : given) {
        const bool there = !value_of(before, each.name, each.number).empty();
        Result<FileValue> value = understood(file.record.kind, each, there);
        if (!value)
            return tl::make_unexpected(value.error());
        if (way == Way::key && there)
            return failed(Code::conflict, file.record.label() + " has a " + each.name + " already",
                "correct it, with the reason: strongroom file correct");
        if (way == Way::correct && !there)
            return failed(Code::conflict, file.record.label() + " has no " + each.name + " yet",
                "key it: strongroom file key");
        value->origin = way == Way::key ? "keyed" : "corrected";
        value->version = file.record.version;
        value->reason = reason;
        values.add(*value, act.person().id, act.now());
    }
    note_values(act, file);
    act.tell({way == Way::key ? "file.keyed" : "file.corrected", file.record.object(),
        digest_of(file, before), digest_of(file, values.valid()), reason});
    return {};
}

} // namespace

Result<void> Filing::key(const std::string& reference, std::span<const GivenValue> given)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = file_to_change(act, reference);
        return file ? give(act, *file, given, Way::key, {}) : tl::make_unexpected(file.error());
    });
}

Result<void> Filing::correct(
    const std::string& reference, std::span<const GivenValue> given, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = file_to_change(act, reference);
        return file ? give(act, *file, given, Way::correct, reason) : tl::make_unexpected(file.error());
    });
}

Result<void> Filing::arrange(
    const std::string& reference, const Arrangement& wanted, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = file_to_change(act, reference);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto told = check_reason(reason, file->values(act.database()).valid()); !told)
            return told;
        const FileRecord& record = file->record;
        if (record.reference_code.size() > 0 && (wanted.project || wanted.building))
            return failed(Code::conflict,
                record.label() + " has its reference code: project and building stay",
                "void the code first where it is wrong: strongroom file void-code");
        std::int64_t project = record.project.value, owner = record.owner ? record.owner->value : 0;
        if (wanted.project) {
            Statement row = act.database().prepare("SELECT id FROM project WHERE code = ?", *wanted.project);
            if (!row.next())
                return failed(Code::not_found, "there is no project " + *wanted.project,
                    "'strongroom project list' shows them");
            project = row.integer(0);
        }
        if (wanted.owner) {
            const auto person = person_by_login(act.database(), *wanted.owner);
            if (!person)
                return failed(Code::not_found, "there is nobody called " + *wanted.owner,
                    "'strongroom user list' shows the logins");
            owner = person->id.value;
        }
        const int grade = wanted.grade.value_or(record.grade);
        if (grade < 1 || grade > 3)
            return failed(
                Code::bad_input, "there is no grade " + std::to_string(grade), "grades are 1, 2 and 3");
        const Subject after{ProjectId{project}, grade, record.owner, record.label()};
        if (const auto may = act.demand(Right::record_edit, after); !may)
            return may;
        act.database().run(
            "UPDATE file SET project = ?, building = ?, grade = ?, owner = nullif(?, 0) WHERE id = ?",
            project, wanted.building.value_or(record.building), grade, owner, record.id.value);
        const OpenFile arranged{file_record(act.database(), record.id), file_key(act.archive(), record.uid)};
        note_values(act, arranged);
        const auto place = [](const FileRecord& at) {
            return at.project_code + "/" + at.building + " grade " + std::to_string(at.grade);
        };
        act.tell({"file.arranged", record.object(), place(record), place(arranged.record), reason});
        return {};
    });
}

} // namespace strongroom::archive
