#include "archive/shelves/location_table_internal.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "archive/failure_internal.h"
#include "archive/natural_order.h"
#include "archive/shelves/scan_code.h"

namespace strongroom::archive {
namespace {

constexpr std::array kinds{std::pair{LocationKind::site, std::string_view("site")},
    std::pair{LocationKind::room, std::string_view("room")},
    std::pair{LocationKind::row, std::string_view("row")},
    std::pair{LocationKind::rack, std::string_view("rack")},
    std::pair{LocationKind::shelf, std::string_view("shelf")},
    std::pair{LocationKind::place, std::string_view("place")},
    std::pair{LocationKind::desk, std::string_view("desk")}};

constexpr const char* columns
    = "SELECT l.id, l.uid, l.parent, l.kind, l.code, l.name, l.grade, l.capacity_mm, l.custodian, l.closed ";

LocationRecord read(const Statement& row)
{
    LocationRecord location;
    location.id = {row.integer(0)};
    location.uid = row.text(1);
    if (!row.null(2))
        location.parent = LocationId{row.integer(2)};
    location.kind = location_kind_named(row.text(3)).value();
    location.code = row.text(4);
    location.name = row.text(5);
    location.grade = static_cast<int>(row.integer(6));
    location.capacity_mm = static_cast<int>(row.integer(7));
    if (!row.null(8))
        location.custodian = PersonId{row.integer(8)};
    location.closed = row.integer(9) != 0;
    return location;
}

std::optional<LocationId> by_full_code(Database& database, const std::string& code)
{
    // Goes down only along codes the wanted one begins with; what is in a site is named without it.
    Statement row = database.prepare(
        "WITH RECURSIVE down (id, code) AS (SELECT l.id, l.code FROM location l LEFT JOIN location p ON p.id "
        "= "
        "l.parent WHERE (l.parent IS NULL OR p.kind = 'site') AND (?1 = l.code OR substr(?1, 1, "
        "length(l.code) + "
        "1) = l.code || '-') UNION ALL SELECT l.id, down.code || '-' || l.code FROM down CROSS JOIN location "
        "l ON "
        "l.parent = down.id JOIN location p ON p.id = down.id WHERE p.kind <> 'site' AND (?1 = down.code || "
        "'-' "
        "|| l.code OR substr(?1, 1, length(down.code || '-' || l.code) + 1) = down.code || '-' || l.code || "
        "'-')) SELECT id FROM down WHERE code = ?1",
        code);
    return row.next() ? std::optional(LocationId{row.integer(0)}) : std::nullopt;
}

} // namespace

std::string_view name(LocationKind kind)
{
    return std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) {
        return each.first == kind;
    })->second;
}

std::optional<LocationKind> location_kind_named(std::string_view text)
{
    const auto found
        = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.second == text; });
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

Result<LocationRecord> find_location(Database& database, const std::string& reference)
{
    std::string uid = reference;
    if (is_scan_code(reference)) {
        const Result<ScanCode> scanned = read_scan_code(reference);
        if (!scanned)
            return tl::make_unexpected(scanned.error());
        if (scanned->kind != Labelled::location)
            return failed(Code::bad_input, reference + " is not the label of a location",
                "scan the label on the shelf or the place");
        uid = scanned->uid;
    }
    Statement row = database.prepare(std::string(columns) + "FROM location l WHERE l.uid = ?", uid);
    if (row.next())
        return read(row);
    if (const auto id = by_full_code(database, reference))
        return location_record(database, *id);
    return failed(Code::not_found, "there is no location " + reference,
        "'strongroom location list' shows them; codes are written like 01-03-02-05");
}

Result<LocationRecord> find_desk(Database& database, const std::string& reference)
{
    Result<LocationRecord> desk = find_location(database, reference);
    if (!desk || desk->kind != LocationKind::desk) {
        Statement row = database.prepare(
            "SELECT id FROM location WHERE kind = 'desk' AND code = ? ORDER BY closed, id LIMIT 2",
            reference);
        if (!row.next())
            return failed(Code::not_found, "there is no desk " + reference,
                "scan its label, or give its code as 'strongroom location list' shows it");
        desk = location_record(database, {row.integer(0)});
        if (row.next())
            return failed(Code::conflict, "more than one desk is called " + reference,
                "give the code of the room as well");
    }
    if (closed(way_to(database, desk->id)))
        return failed(Code::conflict, "the desk " + reference + " is closed", "name another one");
    return desk;
}

LocationRecord location_record(Database& database, LocationId id)
{
    Statement row = database.prepare(std::string(columns) + "FROM location l WHERE l.id = ?", id.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no location number " + std::to_string(id.value));
    return read(row);
}

bool usable_code(const std::string& code)
{
    constexpr std::size_t longest = 12;
    return !code.empty() && code.size() <= longest && code.front() != '-' && code.back() != '-'
        && std::all_of(code.begin(), code.end(), [](unsigned char c) { return std::isalnum(c) || c == '-'; });
}

LocationId make_location(Act& act, const LocationRecord& wanted)
{
    Database& database = act.database();
    const std::string uid = Catalogue::new_uid();
    database.run(
        "INSERT INTO location (uid, parent, kind, code, name, grade, capacity_mm) VALUES (?, nullif(?, "
        "0), ?, ?, ?, ?, ?)",
        uid, wanted.parent ? wanted.parent->value : 0, name(wanted.kind), wanted.code, wanted.name,
        wanted.grade, wanted.capacity_mm);
    const LocationId id{database.last_id()};
    act.tell({"location.made", "location:" + uid, "", full_code(database, id),
        "grade " + std::to_string(wanted.grade) + ", " + std::to_string(wanted.capacity_mm) + " mm"});
    return id;
}

std::vector<LocationRecord> way_to(Database& database, LocationId id)
{
    std::vector<LocationRecord> way;
    for (std::optional<LocationId> next = id; next; next = way.back().parent)
        way.push_back(location_record(database, *next));
    std::reverse(way.begin(), way.end());
    return way;
}

std::string full_code(const std::vector<LocationRecord>& way)
{
    std::string code;
    for (const LocationRecord& each : way)
        if (each.kind != LocationKind::site || way.size() == 1)
            code += (code.empty() ? "" : "-") + each.code;
    return code;
}

std::string full_code(Database& database, LocationId id) { return full_code(way_to(database, id)); }

std::optional<PersonId> custodian_of(const std::vector<LocationRecord>& way)
{
    const auto found = std::find_if(
        way.rbegin(), way.rend(), [](const LocationRecord& each) { return each.custodian.has_value(); });
    return found == way.rend() ? std::nullopt : found->custodian;
}

bool closed(const std::vector<LocationRecord>& way)
{
    return std::any_of(way.begin(), way.end(), [](const LocationRecord& each) { return each.closed; });
}

LocationTree::LocationTree(Database& database)
{
    Statement row = database.prepare(std::string(columns)
        + ", coalesce(b.mm, 0), coalesce(b.boxes, 0), coalesce(i.items, 0), coalesce(p.login, '') FROM "
          "location l LEFT JOIN person p ON p.id = l.custodian LEFT JOIN (SELECT "
          "location, sum(thickness_mm) AS mm, count(*) AS boxes FROM box WHERE location IS NOT NULL GROUP BY "
          "location) b ON b.location = l.id LEFT JOIN (SELECT desk, count(*) AS items FROM item WHERE desk "
          "IS "
          "NOT NULL GROUP BY desk) i ON i.desk = l.id");
    while (row.next()) {
        Node node{read(row), {}, {}, {}, 0, 0, 0, row.text(13), false};
        node.used_mm = static_cast<int>(row.integer(10));
        node.boxes = static_cast<int>(row.integer(11));
        node.items = static_cast<int>(row.integer(12));
        m_index[node.record.id.value] = m_nodes.size();
        m_nodes.push_back(std::move(node));
    }
    for (std::size_t index = 0; index < m_nodes.size(); ++index)
        if (const auto parent = m_nodes[index].record.parent) {
            m_nodes[index].parent = index_of(*parent);
            m_nodes[*m_nodes[index].parent].children.push_back(index);
        } else {
            m_tops.push_back(index);
        }
    const auto before = [this](std::size_t a, std::size_t b) {
        return naturally_before(m_nodes[a].record.code, m_nodes[b].record.code);
    };
    std::sort(m_tops.begin(), m_tops.end(), before);
    for (Node& node : m_nodes)
        std::sort(node.children.begin(), node.children.end(), before);
    for (const std::size_t top : m_tops)
        settle(top);
}

/// What it has from the place it is in.
void LocationTree::settle(std::size_t index)
{
    Node& node = m_nodes[index];
    node.full_code = node.record.code;
    node.closed = node.record.closed;
    if (node.parent) {
        const Node& parent = m_nodes[*node.parent];
        if (parent.record.kind != LocationKind::site)
            node.full_code = parent.full_code + "-" + node.record.code;
        if (node.custodian.empty())
            node.custodian = parent.custodian;
        node.closed = node.closed || parent.closed;
    }
    for (const std::size_t child : node.children)
        settle(child);
}

std::vector<std::size_t> LocationTree::under(std::optional<LocationId> top) const
{
    std::vector<std::size_t> found;
    std::vector<std::size_t> waiting = top ? std::vector{index_of(*top)} : m_tops;
    std::reverse(waiting.begin(), waiting.end());
    while (!waiting.empty()) {
        const std::size_t index = waiting.back();
        waiting.pop_back();
        found.push_back(index);
        const auto& children = m_nodes[index].children;
        waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
    return found;
}

std::size_t LocationTree::room_of(std::size_t index) const
{
    std::size_t at = index;
    while (m_nodes[at].record.kind != LocationKind::room && m_nodes[at].parent)
        at = *m_nodes[at].parent;
    return m_nodes[at].record.kind == LocationKind::room ? at : index;
}

Location location_of(const LocationTree& tree, std::size_t index)
{
    const LocationTree::Node& node = tree[index];
    return {node.record.uid, node.record.kind, node.record.code, node.full_code, node.record.name,
        node.parent ? tree[*node.parent].full_code : "", node.record.grade, node.record.capacity_mm,
        node.used_mm, node.boxes, node.items, node.custodian, node.closed};
}

int used_mm(Database& database, LocationId id)
{
    Statement row
        = database.prepare("SELECT coalesce(sum(thickness_mm), 0) FROM box WHERE location = ?", id.value);
    row.next();
    return static_cast<int>(row.integer(0));
}

} // namespace strongroom::archive
