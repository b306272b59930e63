#include "archive/filing/file_rows_internal.h"
#include "archive/numbers_internal.h"

namespace strongroom::archive {
namespace {

constexpr int box_digits = 4;

} // namespace

std::string Places::Place::text() const
{
    std::string text = box;
    for (const std::string& part : {location, away})
        if (!part.empty())
            text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string Places::location(std::int64_t id)
{
    const auto known = m_locations.find(id);
    if (known != m_locations.end())
        return known->second;
    std::string codes;
    Statement row = m_database->prepare("WITH RECURSIVE up(id, parent, code, depth) AS (SELECT id, parent, "
                                        "code, 0 FROM location WHERE id = ? UNION ALL "
                                        "SELECT l.id, l.parent, l.code, up.depth + 1 FROM location l JOIN up "
                                        "ON l.id = up.parent) SELECT code FROM up "
                                        "ORDER BY depth DESC",
        id);
    while (row.next())
        codes += (codes.empty() ? "" : "-") + row.text(0);
    return m_locations.emplace(id, codes).first->second;
}

Places::Place Places::of(const ItemRecord& item)
{
    const auto numbered = [&](const char* said, const char* sql) {
        Statement row = m_database->prepare(sql, item.at.id);
        return row.next() ? std::string(said) + " " + row.text(0) : std::string(said);
    };
    Place place;
    if (item.at.kind == Whereabouts::Kind::desk)
        place.location = location(item.at.id);
    const std::int64_t box = item.at.kind == Whereabouts::Kind::box ? item.at.id
        : item.home                                                 ? item.home->value
                                                                    : 0;
    if (box != 0) {
        auto known = m_boxes.find(box);
        if (known == m_boxes.end()) {
            Statement row = m_database->prepare(
                "SELECT p.code, b.number, coalesce(b.location, 0) FROM box b JOIN project p "
                "ON p.id = b.project WHERE b.id = ?",
                box);
            Place made;
            if (row.next())
                made = {row.text(0) + "-" + padded_number(row.integer(1), box_digits),
                    row.integer(2) != 0 ? location(row.integer(2)) : "", {}};
            known = m_boxes.emplace(box, made).first;
        }
        place = known->second;
    }
    switch (item.at.kind) {
    case Whereabouts::Kind::loan:
        place.away = numbered("借出", "SELECT number FROM loan WHERE id = ?");
        break;
    case Whereabouts::Kind::handover:
        place.away = numbered("移交中", "SELECT number FROM handover WHERE id = ?");
        break;
    case Whereabouts::Kind::destroyed:
        return {{}, {}, "已销毁"};
    case Whereabouts::Kind::transferred:
        return {{}, {}, "已移交"};
    case Whereabouts::Kind::written_off:
        return {{}, {}, "已注销"};
    case Whereabouts::Kind::desk:
    case Whereabouts::Kind::box:
        break;
    }
    if (!item.missing_since.empty())
        place.away += (place.away.empty() ? "" : " ") + std::string("缺失");
    return place;
}

Places::Place Places::of(const FileRecord& file)
{
    const std::vector<ItemRecord> items = items_of(*m_database, file.id);
    return items.empty() ? Place{} : of(items.front());
}

} // namespace strongroom::archive
