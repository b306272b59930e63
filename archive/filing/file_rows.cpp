#include "archive/filing/file_rows_internal.h"

#include <algorithm>

#include "archive/natural_order.h"

namespace strongroom::archive {
namespace {

constexpr const char* select
    = "SELECT f.id, p.name, p.fonds, coalesce(f.central_no, ''), k.login, f.keyed_at, coalesce(v.login, ''), "
      "coalesce(f.verified_at, ''), coalesce(r.login, ''), coalesce(f.registered_at, ''), "
      "coalesce(f.base_event, ''), "
      "coalesce(f.base_date, ''), f.confirmed, (SELECT count(*) FROM item i WHERE i.file = f.id), "
      "(SELECT coalesce(sum(i.pages), 0) FROM item i WHERE i.file = f.id), f.large_amount, "
      "EXISTS (SELECT 1 FROM hold h WHERE h.file = f.id AND h.released_at IS NULL) "
      "FROM file f JOIN project p ON p.id = f.project JOIN person k ON k.id = f.keyed_by "
      "LEFT JOIN person v ON v.id = f.verified_by LEFT JOIN person r ON r.id = f.registered_by ";

FileRow read(const Statement& row, OpenFile file)
{
    FileRow read{std::move(file), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
        row.text(6), row.text(7), row.text(8), row.text(9), row.text(10), row.text(11)};
    read.confirmed = static_cast<int>(row.integer(12));
    read.items = static_cast<int>(row.integer(13));
    read.pages = static_cast<int>(row.integer(14));
    read.large_amount = row.integer(15) != 0;
    read.held = row.integer(16) != 0;
    return read;
}

bool before(const FileRow& left, const FileRow& right)
{
    const auto compare = [](const std::string& a, const std::string& b) { return natural_order(a, b); };
    auto order = compare(left.file.record.project_code, right.file.record.project_code);
    if (order == 0)
        order = compare(left.file.record.building, right.file.record.building);
    if (order == 0)
        order = compare(value_of(left.values, "contract_no"), value_of(right.values, "contract_no"));
    return order == 0 ? left.file.record.id < right.file.record.id : order < 0;
}

} // namespace

std::string FileRow::shown(std::string_view name, int number) const
{
    const std::string value = value_of(values, name, number);
    return hides(hidden, name)
        ? masked(name, value, file.record.grade == 1 ? Strictness::grade_1 : Strictness::usual)
        : value;
}

std::string FileRow::room() const
{
    std::string room;
    for (const char* name : {"building_no", "unit_no", "room_no"})
        if (const std::string part = value_of(values, name); !part.empty())
            room += (room.empty() ? "" : "-") + part;
    return room;
}

Hidden hidden_from(Act& act, const Subject& subject, const std::string& purpose)
{
    if (may(act.person(), Right::catalogue_search, subject, act.today()).masked())
        return Hidden::personal;
    const bool may_see = !purpose.empty()
        && may(act.person(), Right::field_unmask, subject, act.today()).extent == Extent::yes;
    return may_see ? Hidden::nothing : Hidden::sensitive;
}

std::vector<FileRow> file_rows(Act& act, const FileFilter& filter, std::span<const std::string_view> names)
{
    Statement row = act.database().prepare(std::string(select)
            + "WHERE f.state <> 'DESTROYED' AND (?1 = '' OR p.code = ?1) AND (?2 = '' OR f.kind = ?2) AND "
              "(?3 = '' OR "
              "f.state = ?3) AND (?4 = 0 OR f.year = ?4) AND (?5 = '' OR f.building = ?6) AND (?7 = '' OR "
              "date(f.registered_at, 'localtime') >= ?7) AND (?8 = '' OR date(f.registered_at, 'localtime') "
              "<= ?8)",
        filter.project, filter.kind, std::string(filter.state ? name(*filter.state) : ""),
        filter.year.value_or(0), filter.building ? "yes" : "", filter.building.value_or(""), filter.from,
        filter.to);
    std::vector<FileRow> rows;
    while (row.next()) {
        const FileRecord record = file_record(act.database(), FileId{row.integer(0)});
        const bool visible
            = may(act.person(), Right::catalogue_search, record.subject(), act.today()).allowed();
        if (!visible || !has_file_key(act.archive(), record.uid))
            continue;
        FileRow made = read(row, {record, file_key(act.archive(), record.uid)});
        made.values = made.file.values(act.database()).valid(names, made.confirmed);
        made.hidden = hidden_from(act, record.subject(), {});
        rows.push_back(std::move(made));
    }
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

Result<FileRow> file_row(Act& act, const std::string& reference, std::span<const std::string_view> names)
{
    Result<OpenFile> file = open_file(act, reference, Right::catalogue_search);
    if (!file)
        return tl::make_unexpected(file.error());
    Statement row = act.database().prepare(std::string(select) + "WHERE f.id = ?", file->record.id.value);
    row.next();
    FileRow made = read(row, std::move(*file));
    made.values = made.file.values(act.database()).valid(names, made.confirmed);
    made.hidden = hidden_from(act, made.file.record.subject(), {});
    return made;
}

FileLine line_of(const FileRow& row, Places& places)
{
    const FileRecord& record = row.file.record;
    FileLine line;
    line.uid = record.uid;
    line.reference_code = record.reference_code;
    line.central_no = row.central_no;
    line.project = record.project_code;
    line.kind = record.kind;
    line.building = record.building;
    line.room = row.room();
    line.contract_no = row.shown("contract_no");
    line.buyer = row.shown("buyer_name");
    line.state = record.state;
    line.version = record.version;
    line.grade = record.grade;
    line.items = row.items;
    line.pages = row.pages;
    line.retention = record.retention;
    line.due_on = record.due_on;
    line.signed_on = row.shown("sign_date");
    line.keyed_by = row.keyed_by;
    line.keyed_at = row.keyed_at;
    line.place = places.of(record).text();
    line.ended = record.ended;
    line.large_amount = row.large_amount;
    line.held = row.held;
    return line;
}

std::string person_name(Database& database, const std::string& login)
{
    Statement row = database.prepare("SELECT name FROM person WHERE login = ?", login);
    return row.next() ? row.text(0) : login;
}

} // namespace strongroom::archive
