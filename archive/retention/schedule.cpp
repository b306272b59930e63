#include "archive/retention/schedule.h"

#include "archive/numbers_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

DueFile due_file(Database& database, const FileRecord& file)
{
    return {file.uid, file.reference_code, title_without_names(database, file), file.kind, file.retention,
        file.due_on, std::string(name(file.state)), keeping_of(database, file.id).extended_to,
        holds_on(database, file.id)};
}

std::vector<FileRecord> files_where(
    Database& database, const std::string& condition, const std::string& from, const std::string& to)
{
    std::vector<FileId> ids;
    Statement row = database.prepare(
        "SELECT id FROM file WHERE " + condition + " AND due_on >= ? AND due_on <= ? ORDER BY due_on, id",
        from, to);
    while (row.next())
        ids.push_back({row.integer(0)});
    std::vector<FileRecord> files;
    for (const FileId id : ids)
        files.push_back(file_record(database, id));
    return files;
}

} // namespace

Result<std::vector<RetentionRule>> Schedule::rules()
{
    return guarded([&]() -> Result<std::vector<RetentionRule>> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        return rules_in_force(act.database());
    });
}

Result<std::string> Schedule::record_base(const std::string& reference, const std::string& date)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        const Result<FileRecord> file = find_file(act.database(), reference);
        if (!file)
            return tl::make_unexpected(file.error());
        if (const auto allowed = act.demand(Right::record_register, file->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (!is_date(date) || date > act.today())
            return failed(Code::bad_input, "'" + date + "' is not a day that has been",
                "give the day of the event as YYYY-MM-DD");
        const std::optional<RetentionPeriod> period = retention_period(file->retention);
        if (!period || file->state == FileState::destroyed)
            return failed(Code::conflict,
                file->label() + " is " + std::string(name(file->state)) + ", so nothing counts for it",
                "put it on record first");
        const Keeping now = keeping_of(act.database(), file->id);
        std::string due = due_on(*period, date);
        if (!due.empty())
            due = std::max(due, now.extended_to);
        const std::vector<std::string> holds = holds_on(act.database(), file->id);
        const bool earlier = !now.due_on.empty() && !due.empty() && due < now.due_on;
        if (earlier && (is_listed(file->state) || !holds.empty()))
            return failed(Code::conflict,
                file->label() + " would be kept until " + due + " instead of " + now.due_on + ", while it is "
                    + (holds.empty() ? "on a destruction list (SoD-8)" : "on hold " + holds.front()),
                "leave its day as it is until that is over");
        act.database().run(
            "UPDATE file SET base_date = ?, due_on = nullif(?, '') WHERE id = ?", date, due, file->id.value);
        act.tell({"retention.base_recorded", file->object(), now.base_date, date, now.base_event});
        return due;
    });
}

Result<std::vector<DueFile>> Schedule::run_due()
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<DueFile>> {
        if (const auto allowed = act.demand(Right::appraisal_review, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<DueFile> marked;
        const std::string yesterday = days_after(act.today(), -1);
        for (const FileRecord& file :
            files_where(act.database(), "state = 'FILED'", "0000-01-01", yesterday)) {
            if (const auto done = set_file_state(act.database(), file, {FileState::filed}, FileState::due);
                !done)
                return tl::make_unexpected(done.error());
            act.tell({"retention.due", file.object(), std::string(name(file.state)),
                std::string(name(FileState::due)), file.due_on});
            marked.push_back(due_file(act.database(), file_record(act.database(), file.id)));
        }
        return marked;
    });
}

Result<std::vector<DueFile>> Schedule::due_in(int year)
{
    return guarded([&]() -> Result<std::vector<DueFile>> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const std::string from = year == 0 ? "0000-01-01" : padded_number(year, 4) + "-01-01",
                          to = year == 0 ? days_after(act.today(), -1) : padded_number(year, 4) + "-12-31";
        std::vector<DueFile> files;
        for (const FileRecord& file :
            files_where(act.database(), "state NOT IN ('DESTROYED', 'TRANSFERRED', 'WRITTEN_OFF')", from, to))
            if (m_session->may(Right::catalogue_search, file.subject()).allowed())
                files.push_back(due_file(act.database(), file));
        return files;
    });
}

} // namespace strongroom::archive
