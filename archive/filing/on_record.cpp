// 备案: reference codes are given, and taken out of use.
#include <algorithm>
#include <charconv>

#include "archive/filing/amounts_internal.h"
#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/open_file_internal.h"
#include "archive/filing/reference_code.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/numbers_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

constexpr int first_year = 1949, central_digits = 6;

/// 案卷号 runs for each project and year, whatever the period: a file keeps its number if that is found
/// wrong.
std::string sequence_of(const FileRecord& file, int year)
{
    return "file:" + file.category + ":" + file.project_code + ":" + std::to_string(year);
}

/// How long the file is kept, and from when.
struct Keep {
    RetentionPeriod period;
    BaseEvent base = BaseEvent::created_year;
    std::string base_date; ///< empty while the event has not come
};

/// The day the file is about: signing, subscription, visit; else today.
std::string day_of_file(const std::vector<FileValue>& values, const std::string& today)
{
    for (const char* name : {"sign_date", "subscription_date", "visit_date"})
        if (const std::string day = value_of(values, name); is_date(day))
            return day;
    return today;
}

Result<Keep> keep_for(
    Act& act, const OpenFile& file, const Registration& wanted, const std::vector<FileValue>& values)
{
    const RetentionRule rule = rule_for(act.database(), file.record.kind);
    Keep keep{rule.period, rule.base, wanted.base_date};
    if (!wanted.retention.empty()) {
        const auto period = retention_period(wanted.retention);
        if (!period)
            return failed(Code::bad_input, wanted.retention + " is no retention code",
                "say Y for ever, or D and the years: D30, D10");
        if (rule.period.longer_than(*period))
            return failed(Code::forbidden,
                "the schedule keeps a " + file.record.kind + " " + rule.period.code() + ", longer than "
                    + wanted.retention + " (SoD-8)",
                "have the schedule changed: strongroom retention propose");
        keep.period = *period;
    }
    if (!wanted.base_event.empty()) {
        const auto base = base_event_named(wanted.base_event);
        if (!base)
            return failed(Code::bad_input, wanted.base_event + " is no event that keeping counts from",
                "say created_year, performance_end, last_contact, loan_settled or manual");
        keep.base = *base;
    }
    if (!wanted.base_date.empty() && (!is_date(wanted.base_date) || wanted.base_date > act.today()))
        return failed(
            Code::bad_input, wanted.base_date + " is no day that has come", "write it as 2007-04-02");
    const bool known_now = keep.base == BaseEvent::created_year || keep.base == BaseEvent::last_contact;
    if (keep.base_date.empty() && known_now)
        keep.base_date = day_of_file(values, act.today());
    return keep;
}

Result<int> year_for(Act& act, const Registration& wanted, const std::vector<FileValue>& values)
{
    const std::string day = day_of_file(values, act.today());
    int this_year = 0, year = 0;
    std::from_chars(act.today().data(), act.today().data() + 4, this_year);
    std::from_chars(day.data(), day.data() + 4, year);
    if (wanted.year)
        year = *wanted.year;
    if (year < first_year || year > this_year)
        return failed(Code::bad_input, "a file cannot be of the year " + std::to_string(year),
            "give the year of signing with --year");
    return year;
}

/// Gives the next number of its project and year. \pre the file has no code
Result<std::string> new_code(Act& act, const OpenFile& file, int year, const RetentionPeriod& period)
{
    Statement project
        = act.database().prepare("SELECT fonds FROM project WHERE id = ?", file.record.project.value);
    project.next();
    FileCode code{project.text(0), file.record.category, file.record.project_code, year, period.code()};
    code.file = static_cast<int>(
        next_number(act.database(), sequence_of(file.record, year), file.record.object(), act.now()));
    if (!is_reference_code(code.text()))
        return failed(Code::bad_input,
            "project " + file.record.project_code + " of fonds " + code.fonds
                + " cannot stand in a reference code (V-DC-08)",
            "a fonds is a letter and three digits, a project at most ten letters and digits");
    return code.text();
}

/// A file whose items all lie in boxes, or belong there, has its place still.
bool is_boxed(Act& act, const FileRecord& file)
{
    const std::vector<ItemRecord> items = items_of(act.database(), file.id);
    return !items.empty() && std::all_of(items.begin(), items.end(), [](const ItemRecord& item) {
        return item.at.gone() || item.home.has_value();
    });
}

Result<OnRecord> register_first(Act& act, const OpenFile& file, const Registration& wanted)
{
    const std::vector<FileValue> values = file.values(act.database()).valid();
    const Result<Keep> keep = keep_for(act, file, wanted, values);
    if (!keep)
        return tl::make_unexpected(keep.error());
    const Result<int> year = year_for(act, wanted, values);
    if (!year)
        return tl::make_unexpected(year.error());
    const Result<std::string> code = new_code(act, file, *year, keep->period);
    if (!code)
        return tl::make_unexpected(code.error());
    // The central number is the file's for good, also where its reference code was void.
    Statement former = act.database().prepare(
        "SELECT coalesce(central_no, '') FROM file WHERE id = ?", file.record.id.value);
    former.next();
    std::string central = former.text(0);
    if (central.empty())
        central = "TY-"
            + padded_number(
                next_number(act.database(), "central", file.record.object(), act.now()), central_digits);
    const std::string due = keep->base_date.empty() ? "" : due_on(keep->period, keep->base_date);
    act.database().run("UPDATE file SET reference_code = ?, central_no = ?, year = ?, retention = ?, "
                       "base_event = ?, base_date = "
                       "nullif(?, ''), due_on = nullif(?, ''), registered_by = ?, registered_at = ?, "
                       "confirmed = version WHERE id = ?",
        *code, central, *year, keep->period.code(), name(keep->base), keep->base_date, due,
        act.person().id.value, act.now(), file.record.id.value);
    act.tell({"file.registered", file.record.object(), digest_of(file, values), *code + " " + central, ""});
    return OnRecord{*code, central, file.record.version};
}

Result<OnRecord> register_again(Act& act, const OpenFile& file, const Registration& wanted)
{
    if (!wanted.retention.empty() || wanted.year)
        return failed(Code::conflict, file.record.label() + " has its reference code; period and year stay",
            "register the change without them");
    Statement row = act.database().prepare("SELECT central_no FROM file WHERE id = ?", file.record.id.value);
    row.next();
    const std::string central = row.text(0);
    act.database().run(
        "UPDATE file SET registered_by = ?, registered_at = ?, confirmed = version WHERE id = ?",
        act.person().id.value, act.now(), file.record.id.value);
    act.database().run("UPDATE file_change SET closed_by = ?, closed_at = ? WHERE file = ? AND kind = "
                       "'change' AND closed_at IS NULL",
        act.person().id.value, act.now(), file.record.id.value);
    act.tell({"file.registered", file.record.object(), digest_of(file, file.values(act.database()).valid()),
        file.record.reference_code + " version " + std::to_string(file.record.version), ""});
    return OnRecord{file.record.reference_code, central, file.record.version};
}

} // namespace

Result<OnRecord> Filing::put_on_record(const std::string& reference, const Registration& registration)
{
    return carried_out(*m_session, [&](Act& act) -> Result<OnRecord> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_register);
        if (!file)
            return tl::make_unexpected(file.error());
        const bool again = !file->record.reference_code.empty();
        const FileState to = again && is_boxed(act, file->record) ? FileState::filed : FileState::registered;
        if (const auto step = take_step(act, file->record, to); !step)
            return tl::make_unexpected(step.error());
        if (const auto approved = check_amount(act, *file); !approved)
            return tl::make_unexpected(approved.error());
        return again ? register_again(act, *file, registration) : register_first(act, *file, registration);
    });
}

Result<void> Filing::void_code(const std::string& reference, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_register);
        if (!file)
            return tl::make_unexpected(file.error());
        const FileRecord& record = file->record;
        if (const auto told = check_reason(reason, file->values(act.database()).valid()); !told)
            return told;
        if (is_boxed(act, record))
            return failed(Code::conflict, record.label() + " was boxed: its code is on labels",
                "take its items out of their box first");
        if (const auto step = take_step(act, record, FileState::keyed); !step)
            return step;
        const auto code = file_code(parse_reference_code(record.reference_code).value());
        if (!code)
            return failed(Code::conflict,
                record.reference_code + " was not given here, so it cannot be void here",
                "void it in the archive that gave it");
        void_number(act.database(), sequence_of(record, code->year), code->file, reason);
        act.database().run(
            "UPDATE file SET reference_code = NULL, year = NULL, retention = NULL, base_event = NULL, "
            "base_date = NULL, due_on = NULL, registered_by = NULL, registered_at = NULL, confirmed = 0 "
            "WHERE id = ?",
            record.id.value);
        act.tell({"file.code_voided", record.object(), record.reference_code, "void", reason});
        return {};
    });
}

Result<void> Filing::withdraw(const std::string& reference, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_register);
        if (!file)
            return tl::make_unexpected(file.error());
        const FileRecord& record = file->record;
        if (const auto told = check_reason(reason, file->values(act.database()).valid()); !told)
            return told;
        if (!record.reference_code.empty())
            return failed(Code::conflict, record.label() + " was on record",
                "what was on record ends only by hand-over or destruction");
        if (const auto step = take_step(act, record, FileState::written_off); !step)
            return step;
        for (const ItemRecord& item : items_of(act.database(), record.id)) {
            if (const auto moved = move_item(act, item, {Whereabouts::Kind::written_off, 0}, reason); !moved)
                return moved;
            act.database().run("UPDATE item SET document = NULL WHERE id = ?", item.id.value);
        }
        act.database().run(
            "UPDATE file SET room_hash = NULL, contract_hash = NULL WHERE id = ?", record.id.value);
        act.tell({"file.withdrawn", record.object(), std::string(name(record.state)), "WRITTEN_OFF", reason});
        return {};
    });
}

} // namespace strongroom::archive
