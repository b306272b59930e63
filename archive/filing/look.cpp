// What a person sees of files.
#include <algorithm>
#include <array>

#include "archive/filing/file_rows_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/findings_internal.h"
#include "archive/filing/item_description_internal.h"
#include "archive/filing/reference_code.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 6> listed{
    "contract_no", "buyer_name", "building_no", "unit_no", "room_no", "sign_date"};

/// The values as they may be shown; where something was hidden, says so.
bool hide(std::vector<FileValue>& values, Hidden hidden, Strictness strictness)
{
    bool any = false;
    for (FileValue& value : values)
        if (hides(hidden, value.name)) {
            value.value = masked(value.name, value.value, strictness);
            value.text = value.value;
            any = true;
        }
    return any;
}

/// A finding may quote the value it is about.
void cover_in(std::vector<FileFinding>& findings, const std::vector<FileValue>& values, Hidden hidden)
{
    if (hidden == Hidden::nothing)
        return;
    std::vector<Cover> covers;
    for (const FileValue& value : values)
        if (hides(hidden, value.name))
            covers.push_back({value.value, masked(value.name, value.value)});
    for (FileFinding& finding : findings)
        finding.message = covered(finding.message, covers).text;
}

std::vector<FileItem> items_shown(Act& act, const FileRow& row, Places& places)
{
    std::vector<FileItem> shown;
    for (const ItemRecord& item : items_of(act.database(), row.file.record.id)) {
        const ItemDescription says = description_of(act.database(), row.file, item.uid);
        FileItem made{item.uid, item.number,
            row.file.record.reference_code.empty() ? ""
                                                   : item_code(row.file.record.reference_code, item.number),
            item.kind, says.title, says.document_no, says.creator, says.date, {}, item.pages, item.sheets,
            item.copies, {}, places.of(item).text(), item.missing_since};
        if (hides(row.hidden, "buyer_name"))
            made.creator = masked_creators(made.creator);
        if (item.document)
            made.document = act.catalogue().uid_of(*item.document);
        Statement role = act.database().prepare("SELECT copy_role FROM item WHERE id = ?", item.id.value);
        role.next();
        made.copy_role = role.text(0);
        shown.push_back(std::move(made));
    }
    return shown;
}

std::vector<FileLink> links_of(Act& act, FileId file)
{
    std::vector<FileLink> links;
    Statement row
        = act.database().prepare("SELECT l.kind, f.uid, coalesce(f.reference_code, f.uid), 1 FROM file_link "
                                 "l JOIN file f ON f.id = l.to_file WHERE "
                                 "l.file = ?1 UNION ALL SELECT l.kind, f.uid, coalesce(f.reference_code, "
                                 "f.uid), 0 FROM file_link l JOIN file f ON "
                                 "f.id = l.file WHERE l.to_file = ?1",
            file.value);
    while (row.next())
        links.push_back({link_kind_named(row.text(0)).value_or(FileLink::Kind::belongs_to), row.text(1),
            row.text(2), row.integer(3) != 0});
    return links;
}

} // namespace

Result<FileDetails> Filing::file(const std::string& reference, int version, const std::string& purpose)
{
    return carried_out(*m_session, [&](Act& act) -> Result<FileDetails> {
        Result<FileRow> row = file_row(act, reference, listed);
        if (!row)
            return tl::make_unexpected(row.error());
        const FileRecord& record = row->file.record;
        if (version < 0 || version > record.version)
            return failed(Code::not_found, record.label() + " has no version " + std::to_string(version),
                "it has versions 1 to " + std::to_string(record.version));
        row->hidden = hidden_from(act, record.subject(), purpose);
        const Strictness strictness = record.grade == 1 ? Strictness::grade_1 : Strictness::usual;
        Places places(act.database());
        FileDetails details;
        FileValues values = row->file.values(act.database());
        details.values = values.valid(version);
        row->values = details.values;
        details.line = line_of(*row, places);
        details.project_name = row->project_name;
        details.category = record.category;
        details.base_event = row->base_event;
        details.base_date = row->base_date;
        details.verified_by = row->verified_by;
        details.verified_at = row->verified_at;
        details.registered_by = row->registered_by;
        details.registered_at = row->registered_at;
        if (record.owner)
            details.owner = person_by_id(act.database(), *record.owner).login;
        details.findings = findings_of(act, row->file, details.values);
        details.history = values.history();
        cover_in(details.findings, details.values, row->hidden);
        details.masked = hide(details.values, row->hidden, strictness);
        hide(details.history, row->hidden, strictness);
        details.items = items_shown(act, *row, places);
        details.links = links_of(act, record.id);
        act.tell({"file.viewed", record.object(), "", details.masked ? "masked" : "", purpose});
        details.events = act.archive().ledger.history(record.object());
        return details;
    });
}

Result<std::vector<FileLine>> Filing::list(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<FileLine>> {
        if (const auto may = act.demand(Right::catalogue_search, {}); !may)
            return tl::make_unexpected(may.error());
        Places places(act.database());
        std::vector<FileLine> lines;
        for (const FileRow& row : file_rows(act, filter, listed))
            lines.push_back(line_of(row, places));
        act.tell({"file.listed", "register:files", "", std::to_string(lines.size()) + " files", ""});
        return lines;
    });
}

Result<std::vector<FileLine>> Filing::overdue(int hours)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<FileLine>> {
        if (const auto may = act.demand(Right::catalogue_search, {}); !may)
            return tl::make_unexpected(may.error());
        Places places(act.database());
        std::vector<FileLine> lines;
        for (const FileState state : {FileState::keyed, FileState::change_pending})
            for (const FileRow& row : file_rows(act, {.state = state}, listed)) {
                Statement since
                    = act.database().prepare("SELECT CAST((julianday(?1) - julianday(coalesce((SELECT "
                                             "max(utc) FROM file_change WHERE file = ?2 AND "
                                             "kind = 'change'), ?3))) * 24 AS INTEGER)",
                        act.now(), row.file.record.id.value, row.keyed_at);
                since.next();
                if (since.integer(0) < hours)
                    continue;
                lines.push_back(line_of(row, places));
                lines.back().overdue_hours = static_cast<int>(since.integer(0)) - hours;
            }
        std::stable_sort(lines.begin(), lines.end(),
            [](const FileLine& a, const FileLine& b) { return a.overdue_hours > b.overdue_hours; });
        return lines;
    });
}

} // namespace strongroom::archive
