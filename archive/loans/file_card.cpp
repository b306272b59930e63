#include "archive/loans/file_card_internal.h"

#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/numbers_internal.h"
#include "archive/people/masking.h"

namespace strongroom::archive {
namespace {

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between)
{
    std::string text;
    for (const std::string_view part : parts)
        if (!part.empty())
            text += (text.empty() ? "" : std::string(between)) + std::string(part);
    return text;
}

/// "01-03-02": the codes from the site down.
std::string full_code(Database& database, std::int64_t location)
{
    Statement row = database.prepare(
        "WITH RECURSIVE up(id, parent, code) AS (SELECT id, parent, code FROM location WHERE id = ? UNION "
        "ALL "
        "SELECT l.id, l.parent, l.code || '-' || up.code FROM location l JOIN up ON l.id = up.parent) "
        "SELECT code FROM up WHERE parent IS NULL",
        location);
    return row.next() ? row.text(0) : std::string();
}

} // namespace

std::string FileCard::room_text() const { return joined({unit, room}, "-"); }
std::string FileCard::title() const
{
    return joined({contract_no, joined({building, unit, room}, "-"), buyer}, " ");
}

FileCard card_of(Archive::State& archive, const FileRecord& file)
{
    FileCard card;
    if (!has_file_key(archive, file.uid))
        return card;
    const Secret key = file_key(archive, file.uid);
    FileValues values(archive.database, key, file);
    card.contract_no = values.newest("contract_no");
    card.building = values.newest("building_no");
    card.unit = values.newest("unit_no");
    card.room = values.newest("room_no");
    card.signed_on = values.newest("sign_date");
    const std::string buyer = values.newest("buyer_name");
    card.buyer = buyer.empty() ? buyer : masked_name(buyer);
    return card;
}

bool cleared(const Person& viewer, const FileRecord& file, const std::string& today)
{
    return file.grade >= viewer.clearance && (file.grade > 1 || viewer.clearance_until >= today);
}

std::string home_of(Database& database, const ItemRecord& item)
{
    const auto box = item.at.kind == Whereabouts::Kind::box ? std::optional(item.at.id)
        : item.home                                         ? std::optional(item.home->value)
                                                            : std::nullopt;
    if (box) {
        Statement row = database.prepare(
            "SELECT p.code, b.number, coalesce(b.location, 0) FROM box b JOIN project p ON p.id = b.project "
            "WHERE b.id = ?",
            *box);
        if (!row.next())
            return {};
        return joined(
            {row.text(0) + "-" + padded_number(row.integer(1), 4), full_code(database, row.integer(2))},
            " · ");
    }
    return item.at.kind == Whereabouts::Kind::desk ? full_code(database, item.at.id) : std::string();
}

std::string reference_of(const FileRecord& file, const ItemRecord& item)
{
    return file.reference_code.empty() ? item.uid : file.reference_code + "-" + padded_number(item.number, 3);
}

} // namespace strongroom::archive
