#include "archive/shelves/box_table_internal.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/failure_internal.h"
#include "archive/numbers_internal.h"
#include "archive/shelves/location_table_internal.h"
#include "archive/shelves/scan_code.h"

namespace strongroom::archive {
namespace {

constexpr std::array states{std::pair{BoxState::temporary, std::string_view("temporary")},
    std::pair{BoxState::open, std::string_view("open")},
    std::pair{BoxState::closed, std::string_view("closed")},
    std::pair{BoxState::dissolved, std::string_view("dissolved")}};

constexpr const char* columns
    = "SELECT b.id, b.uid, b.number, b.project, p.code, b.building, b.retention, b.grade, b.state, "
      "b.location, "
      "b.position, b.thickness_mm, b.page_limit FROM box b JOIN project p ON p.id = b.project ";
constexpr int digits = 4;

BoxRecord read(const Statement& row)
{
    BoxRecord box;
    box.id = {row.integer(0)};
    box.uid = row.text(1);
    box.number = static_cast<int>(row.integer(2));
    box.project = {row.integer(3)};
    box.key = {row.text(4), row.text(5), row.text(6), static_cast<int>(row.integer(7))};
    box.code = box.key.project + "-" + padded_number(box.number, digits);
    box.state = box_state_named(row.text(8)).value();
    if (!row.null(9))
        box.location = LocationId{row.integer(9)};
    box.position = static_cast<int>(row.integer(10));
    box.thickness_mm = static_cast<int>(row.integer(11));
    box.page_limit = static_cast<int>(row.integer(12));
    return box;
}

std::vector<BoxRecord> all(Statement row)
{
    std::vector<BoxRecord> boxes;
    while (row.next())
        boxes.push_back(read(row));
    return boxes;
}

/// The uid of a scanned label of that kind, or the reference as it is.
Result<std::string> uid_scanned(const std::string& reference, Labelled kind, const std::string& thing)
{
    if (!is_scan_code(reference))
        return reference;
    const Result<ScanCode> scanned = read_scan_code(reference);
    if (!scanned)
        return tl::make_unexpected(scanned.error());
    if (scanned->kind != kind)
        return failed(Code::bad_input, reference + " is not the label of " + thing,
            "scan the label of " + thing + " here");
    return scanned->uid;
}

} // namespace

std::string_view name(BoxState state)
{
    return std::find_if(states.begin(), states.end(), [&](const auto& each) {
        return each.first == state;
    })->second;
}

std::optional<BoxState> box_state_named(std::string_view text)
{
    const auto found
        = std::find_if(states.begin(), states.end(), [&](const auto& each) { return each.second == text; });
    return found == states.end() ? std::nullopt : std::optional(found->first);
}

Fill& Fill::operator+=(const Fill& other)
{
    items += other.items;
    pages += other.pages;
    micrometres += other.micrometres;
    return *this;
}

PaperThickness::PaperThickness(Database& database)
    : sheet_um(number_setting(database, "box.sheet_um", 110)),
      item_um(number_setting(database, "box.item_um", 400))
{
}

Fill PaperThickness::of(int pages, int sheets) const
{
    const std::int64_t counted = sheets > 0 ? sheets : (pages + 1) / 2;
    return {1, pages, counted * sheet_um + item_um};
}

bool BoxRecord::takes(const Fill& now, const Fill& more) const
{
    return now.pages + more.pages <= page_limit
        && now.micrometres + more.micrometres <= std::int64_t{thickness_mm} * 1000;
}

Result<BoxRecord> find_box(Database& database, const std::string& reference)
{
    const Result<std::string> wanted = uid_scanned(reference, Labelled::box, "a box");
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    Statement row = database.prepare(std::string(columns) + "WHERE b.uid = ?", *wanted);
    if (row.next())
        return read(row);
    const std::size_t dash = reference.rfind('-');
    const std::string number = dash == std::string::npos ? "" : reference.substr(dash + 1);
    constexpr std::size_t most_digits = 9;
    if (!number.empty() && number.size() <= most_digits
        && number.find_first_not_of("0123456789") == std::string::npos) {
        Statement by_code = database.prepare(std::string(columns) + "WHERE p.code = ? AND b.number = ?",
            reference.substr(0, dash), std::int64_t{std::stoll(number)});
        if (by_code.next())
            return read(by_code);
    }
    return failed(Code::not_found, "there is no box " + reference,
        "scan its label, or name it as 'strongroom box list' does: BT01-0007");
}

BoxRecord box_record(Database& database, BoxId id)
{
    Statement row = database.prepare(std::string(columns) + "WHERE b.id = ?", id.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no box with the id " + std::to_string(id.value));
    return read(row);
}

std::string box_code(Database& database, BoxId id) { return box_record(database, id).code; }

std::vector<BoxRecord> boxes_on(Database& database, LocationId location)
{
    return all(database.prepare(
        std::string(columns) + "WHERE b.location = ? ORDER BY b.position, b.id", location.value));
}

std::vector<BoxRecord> boxes_nowhere(Database& database)
{
    return all(database.prepare(std::string(columns) + "WHERE b.location IS NULL ORDER BY p.code, b.number"));
}

std::vector<BoxRecord> boxes_with(Database& database, ProjectId project, const BoxKey& key)
{
    return all(database.prepare(std::string(columns)
            + "WHERE b.project = ? AND b.building = ? AND b.retention = ? AND b.grade = ? AND b.state <> "
              "'dissolved' ORDER BY b.number",
        project.value, key.building, key.retention, key.grade));
}

std::vector<ItemRecord> items_belonging_to(Database& database, BoxId box)
{
    std::vector<ItemRecord> items = items_at(database, {Whereabouts::Kind::box, box.value});
    Statement away = database.prepare(
        "SELECT id FROM item WHERE home = ? AND (loan IS NOT NULL OR handover IS NOT NULL)", box.value);
    while (away.next())
        items.push_back(item_record(database, {away.integer(0)}));
    std::stable_sort(items.begin(), items.end(), [](const ItemRecord& a, const ItemRecord& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    });
    return items;
}

Fill fill_of(Database& database, BoxId box, const PaperThickness& paper)
{
    Statement row = database.prepare(
        "SELECT count(*), coalesce(sum(pages), 0), coalesce(sum(CASE WHEN sheets > 0 THEN sheets ELSE (pages "
        "+ "
        "1) / 2 END), 0) FROM (SELECT pages, sheets FROM item WHERE box = ?1 UNION ALL SELECT pages, sheets "
        "FROM item WHERE home = ?1 AND (loan IS NOT NULL OR handover IS NOT NULL))",
        box.value);
    row.next();
    return {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
        row.integer(2) * paper.sheet_um + row.integer(0) * paper.item_um};
}

Result<ItemRecord> find_scanned_item(Database& database, const std::string& reference)
{
    const Result<std::string> wanted = uid_scanned(reference, Labelled::item, "an item");
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    return find_item(database, *wanted);
}

Result<FileRecord> find_scanned_file(Database& database, const std::string& reference)
{
    const Result<std::string> wanted = uid_scanned(reference, Labelled::file, "a file");
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    return find_file(database, *wanted);
}

Box box_of(Database& database, const BoxRecord& record, const PaperThickness& paper)
{
    const Fill fill = fill_of(database, record.id, paper);
    return {record.uid, record.code, record.key, record.state,
        record.location ? full_code(database, *record.location) : "", record.position, record.thickness_mm,
        record.page_limit, fill.items, fill.pages, fill.mm()};
}

BoxRecord make_box(
    Act& act, ProjectId project, const BoxKey& key, int thickness_mm, int page_limit, BoxState state)
{
    const std::string uid = Catalogue::new_uid();
    Database& database = act.database();
    const std::int64_t number = next_number(database, "box:" + key.project, "box:" + uid, act.now());
    database.run(
        "INSERT INTO box (uid, number, project, building, retention, grade, thickness_mm, page_limit, "
        "state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        uid, number, project.value, key.building, key.retention, key.grade, thickness_mm, page_limit,
        name(state));
    const BoxRecord made = box_record(database, {database.last_id()});
    act.tell({"box.made", made.object(), "", std::string(name(state)), made.code});
    return made;
}

void set_box_state(Act& act, const BoxRecord& box, BoxState to, const std::string& why)
{
    act.database().run("UPDATE box SET state = ? WHERE id = ?", name(to), box.id.value);
    act.tell({"box." + std::string(name(to)), box.object(), std::string(name(box.state)),
        std::string(name(to)), why});
}

void stand_in_order(Database& database, LocationId location, const std::vector<BoxId>& order)
{
    for (std::size_t index = 0; index < order.size(); ++index)
        database.run("UPDATE box SET position = ?1 WHERE id = ?2 AND (position <> ?1 OR location IS NOT ?3)",
            index + 1, order[index].value, location.value);
}

} // namespace strongroom::archive
