#include <algorithm>

#include "archive/handover/handover.h"
#include "archive/handover/handover_record_internal.h"

namespace strongroom::archive {
namespace {

constexpr int days_of_an_inventory = 30;
constexpr std::size_t most_named = 5;

/// "6 contracts are neither performed nor dissolved: a, b, c …"
std::string listed(const std::vector<std::string>& labels, const std::string& what)
{
    std::string text = std::to_string(labels.size()) + " " + what + ": ";
    for (std::size_t i = 0; i < labels.size() && i < most_named; ++i)
        text += (i == 0 ? "" : ", ") + labels[i];
    return text + (labels.size() > most_named ? " …" : "");
}

bool being_destroyed(FileState state)
{
    return state == FileState::destruction_listed || state == FileState::destruction_approved
        || state == FileState::destruction_witnessed;
}

bool was_counted(Database& database, ProjectId project, const std::string& today)
{
    return database
        .prepare("SELECT 1 FROM inventory WHERE (project = ? OR (project IS NULL AND location IS NULL)) AND "
                 "sample_percent = 100 AND state IN ('APPROVED', 'CLOSED') AND counted_on >= ?",
            project.value, days_after(today, -days_of_an_inventory))
        .next();
}

} // namespace

std::vector<std::string> close_out_obstacles(
    Database& database, ProjectId project, std::span<const FileId> excluded, const std::string& today)
{
    std::vector<std::string> running, changing, lent, missing, held, doomed, obstacles;
    const bool holds_block = setting(database, "handover.hold_blocks", "yes") == "yes";
    Statement row = database.prepare(
        "SELECT f.id, (SELECT count(*) FROM item i WHERE i.file = f.id AND i.loan IS NOT NULL), "
        "(SELECT count(*) FROM item i WHERE i.file = f.id AND i.gone IS NULL AND i.missing_since IS NOT "
        "NULL), "
        "(SELECT count(*) FROM hold h WHERE h.file = f.id AND h.released_at IS NULL) FROM file f "
        "WHERE f.project = ? AND f.state NOT IN ('TRANSFERRED', 'DESTROYED', 'WRITTEN_OFF') ORDER BY f.id",
        project.value);
    while (row.next()) {
        const FileId id{row.integer(0)};
        if (std::find(excluded.begin(), excluded.end(), id) != excluded.end())
            continue;
        const FileRecord file = file_record(database, id);
        if (file.kind == "sale_contract" && !file.ended)
            running.push_back(file.label());
        if (file.state == FileState::change_pending || file.state == FileState::keyed
            || file.state == FileState::verified)
            changing.push_back(file.label());
        if (row.integer(1) > 0)
            lent.push_back(file.label());
        if (row.integer(2) > 0)
            missing.push_back(file.label());
        if (holds_block && row.integer(3) > 0)
            held.push_back(file.label());
        if (being_destroyed(file.state))
            doomed.push_back(file.label());
    }
    for (const auto& [labels, what] : {std::pair(&running, "contracts are neither performed nor dissolved"),
             std::pair(&changing, "files are not on record, or are being changed"),
             std::pair(&lent, "files are lent"), std::pair(&missing, "files have items that are missing"),
             std::pair(&held, "files are on hold"), std::pair(&doomed, "files are on a destruction list")})
        if (!labels->empty())
            obstacles.push_back(listed(*labels, what));
    if (!database
             .prepare("SELECT 1 FROM project WHERE id = ? AND title_certs_done IS NOT NULL", project.value)
             .next())
        obstacles.emplace_back("not all title certificates are recorded as issued");
    if (!was_counted(database, project, today))
        obstacles.push_back("no full stock-taking of the project was approved in the last "
            + std::to_string(days_of_an_inventory) + " days");
    return obstacles;
}

Result<std::vector<std::string>> Handover::obstacles(
    const std::string& project, std::span<const std::string> excluded)
{
    return guarded([&]() -> Result<std::vector<std::string>> {
        Database& database = m_session->state().archive.database;
        Statement row = database.prepare("SELECT id FROM project WHERE code = ?", project);
        if (!row.next())
            return failed(
                Code::not_found, "there is no project " + project, "name it by its code, like BT01");
        const ProjectId id{row.integer(0)};
        const Verdict gives = m_session->may(Right::handover_give, {id, 3, {}, "project " + project});
        if (!gives.allowed() && !m_session->may(Right::handover_check, {id, 3, {}, {}}).allowed())
            return failed(Code::forbidden, gives.why, gives.advice);
        std::vector<FileId> left_out;
        for (const std::string& each : excluded) {
            const auto file = find_file(database, each);
            if (!file)
                return tl::make_unexpected(file.error());
            left_out.push_back(file->id);
        }
        return close_out_obstacles(database, id, left_out, m_session->today());
    });
}

} // namespace strongroom::archive
