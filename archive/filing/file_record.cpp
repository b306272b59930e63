#include "archive/filing/file_record_internal.h"

#include <algorithm>

#include "archive/failure_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* columns
    = "SELECT f.id, f.uid, f.project, p.code, f.category, f.kind, f.building, f.state, f.version, f.grade, "
      "f.owner, coalesce(f.reference_code, ''), coalesce(f.retention, ''), coalesce(f.due_on, ''), f.ended "
      "FROM file f JOIN project p ON p.id = f.project ";
constexpr std::size_t shortest_reference = 4;

FileRecord read(const Statement& row)
{
    FileRecord file;
    file.id = {row.integer(0)};
    file.uid = row.text(1);
    file.project = {row.integer(2)};
    file.project_code = row.text(3);
    file.category = row.text(4);
    file.kind = row.text(5);
    file.building = row.text(6);
    file.state = file_state_named(row.text(7)).value();
    file.version = static_cast<int>(row.integer(8));
    file.grade = static_cast<int>(row.integer(9));
    if (!row.null(10))
        file.owner = PersonId{row.integer(10)};
    file.reference_code = row.text(11);
    file.retention = row.text(12);
    file.due_on = row.text(13);
    file.ended = row.integer(14) != 0;
    return file;
}

} // namespace

std::string FileRecord::label() const { return "file " + (reference_code.empty() ? uid : reference_code); }
Subject FileRecord::subject() const { return {project, grade, owner, label()}; }

Result<FileRecord> find_file(Database& database, const std::string& reference)
{
    Statement row = database.prepare(
        std::string(columns) + "WHERE f.uid = ?1 OR f.reference_code = ?1 LIMIT 1", reference);
    if (row.next())
        return read(row);
    const bool plausible = reference.size() >= shortest_reference
        && std::all_of(reference.begin(), reference.end(),
            [](unsigned char c) { return std::isdigit(c) || std::islower(c); });
    if (plausible) {
        // '~' sorts behind every character of a uid.
        Statement near = database.prepare(
            std::string(columns) + "WHERE f.uid >= ?1 AND f.uid < ?1 || '~' ORDER BY f.uid LIMIT 2",
            reference);
        if (near.next()) {
            FileRecord found = read(near);
            if (near.next())
                return failed(Code::conflict, "more than one file begins with " + reference,
                    "give more characters of it");
            return found;
        }
    }
    return failed(Code::not_found, "there is no file " + reference,
        "name a file by its reference code or its identity, as 'strongroom file list' shows them");
}

FileRecord file_record(Database& database, FileId id)
{
    Statement row = database.prepare(std::string(columns) + "WHERE f.id = ?", id.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no file number " + std::to_string(id.value));
    return read(row);
}

Result<void> set_file_state(
    Database& database, const FileRecord& file, std::initializer_list<FileState> from, FileState to)
{
    const FileState now = file_record(database, file.id).state;
    if (std::find(from.begin(), from.end(), now) == from.end()) {
        std::string allowed;
        for (const FileState state : from)
            allowed += (allowed.empty() ? "" : " or ") + std::string(name(state));
        return failed(Code::conflict,
            file.label() + " is " + std::string(name(now)) + " and cannot become " + std::string(name(to)),
            "it would have to be " + allowed);
    }
    database.run("UPDATE file SET state = ? WHERE id = ?", name(to), file.id.value);
    return {};
}

} // namespace strongroom::archive
