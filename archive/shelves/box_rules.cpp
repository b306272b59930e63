#include "archive/shelves/box_rules_internal.h"

#include <algorithm>

namespace strongroom::archive {
namespace {

std::string years(const std::vector<int>& found)
{
    std::string text;
    for (std::size_t index = 0; index < found.size(); ++index)
        text += (index == 0 ? "" : index + 1 == found.size() ? " and " : ", ") + std::to_string(found[index]);
    return text;
}

std::string or_none(const std::string& text) { return text.empty() ? "none" : text; }

} // namespace

BoxKey key_of(const FileRecord& file)
{
    return {file.project_code, file.building, file.retention, file.grade};
}

Result<void> may_hold(const BoxRecord& box, const FileRecord& file)
{
    const std::string advice = "take the box that 'strongroom box propose' names";
    const auto differs = [&](const std::string& what, const std::string& files, const std::string& boxes) {
        return failed(Code::conflict,
            file.label() + " has the " + what + " " + or_none(files) + ", but " + box.label() + " is for "
                + or_none(boxes) + " (V-DC-07)",
            advice);
    };
    if (file.project != box.project)
        return differs("project", file.project_code, box.key.project);
    if (file.building != box.key.building)
        return differs("building", file.building, box.key.building);
    if (file.grade != box.key.grade)
        return differs("grade", std::to_string(file.grade), std::to_string(box.key.grade));
    const bool before_record = file.state == FileState::keyed || file.state == FileState::verified;
    if (box.state == BoxState::temporary) {
        if (before_record || file.state == FileState::registered || file.state == FileState::change_pending)
            return {};
        return failed(Code::conflict,
            file.label() + " is " + std::string(name(file.state)) + " and belongs in an ordinary box, not in "
                + "the temporary " + box.label(),
            advice);
    }
    if (before_record)
        return failed(Code::conflict,
            file.label() + " is " + std::string(name(file.state))
                + ": before it is registered it can only be " + "in a temporary box",
            "have it verified and registered, or use a temporary box");
    if (file.retention != box.key.retention)
        return differs("retention code", file.retention, box.key.retention);
    return {};
}

Result<void> may_stand(Database& database, const LocationRecord& location, int grade, int thickness_mm)
{
    const std::vector<LocationRecord> way = way_to(database, location.id);
    const std::string label = "location " + full_code(way);
    if (closed(way))
        return failed(Code::conflict, label + " is closed", "choose another one, or open it again");
    if (location.capacity_mm == 0)
        return failed(Code::conflict,
            label + " (" + std::string(name(location.kind)) + ") holds no boxes itself",
            "name a shelf or a place in it");
    if (grade < location.grade)
        return failed(Code::conflict,
            "boxes of grade " + std::to_string(grade) + " may not stand in " + label
                + ", which is secured for grade " + std::to_string(location.grade) + " (V-DC-07)",
            "choose a location of grade " + std::to_string(grade) + (grade > 1 ? " or more secure" : ""));
    if (const int room = location.capacity_mm - used_mm(database, location.id); room < thickness_mm)
        return failed(Code::conflict,
            label + " has room for " + std::to_string(std::max(room, 0)) + " mm more, and "
                + std::to_string(thickness_mm) + " mm are needed",
            "choose another one; 'strongroom location space' shows where room is");
    return {};
}

Result<std::vector<std::string>> year_warnings(Database& database, const BoxRecord& box)
{
    const std::string how = setting(database, "box.year_mixing", "warning");
    Statement row = database.prepare("SELECT DISTINCT f.year FROM item i JOIN file f ON f.id = i.file WHERE "
                                     "i.box = ? AND f.year IS NOT NULL "
                                     "ORDER BY 1",
        box.id.value);
    std::vector<int> found;
    while (row.next())
        found.push_back(static_cast<int>(row.integer(0)));
    if (found.size() < 2 || how == "off")
        return std::vector<std::string>();
    const std::string sentence = box.label() + " holds files of " + years(found);
    if (how == "error")
        return failed(Code::conflict, sentence + ", and different years must not share a box here",
            "use a box of its year; the rule is the setting box.year_mixing");
    return std::vector{sentence};
}

Result<void> may_rearrange(Database& database, const BoxRecord& box)
{
    if (setting(database, "inventory.freeze", "note") != "refuse")
        return {};
    Statement row = database.prepare("SELECT v.number FROM inventory_line l JOIN inventory v ON v.id = "
                                     "l.inventory WHERE l.kind = 'box' AND "
                                     "l.box = ? AND v.state IN ('FROZEN', 'COUNTING') LIMIT 1",
        box.id.value);
    if (!row.next())
        return {};
    return failed(Code::conflict, box.label() + " is being counted in " + row.text(0),
        "wait until the count is reconciled; loans and returns go on");
}

PersonId keeper_of(Database& database, std::optional<LocationId> location, PersonId otherwise)
{
    return location ? custodian_of(way_to(database, *location)).value_or(otherwise) : otherwise;
}

bool all_put_away(Database& database, FileId file)
{
    Statement row = database.prepare(
        "SELECT 1 FROM item i LEFT JOIN box b ON b.id = i.box WHERE i.file = ? AND (i.desk IS NOT NULL OR "
        "b.state = 'temporary') LIMIT 1",
        file.value);
    return !row.next();
}

} // namespace strongroom::archive
