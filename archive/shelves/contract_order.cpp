#include "archive/shelves/contract_order_internal.h"

#include <algorithm>

#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/natural_order.h"

namespace strongroom::archive {

bool FilingOrder::operator<(const FilingOrder& other) const
{
    if (contract_no.empty() != other.contract_no.empty())
        return other.contract_no.empty();
    if (contract_no != other.contract_no)
        return naturally_before(contract_no, other.contract_no);
    return naturally_before(reference, other.reference);
}

const FilingOrder& ContractNumbers::of(FileId file)
{
    const auto [place, isnew] = m_known.try_emplace(file.value);
    if (isnew) {
        const FileRecord record = file_record(m_archive->database, file);
        place->second.reference = record.reference_code.empty() ? record.uid : record.reference_code;
        if (has_file_key(*m_archive, record.uid)) {
            const Secret key = file_key(*m_archive, record.uid);
            place->second.contract_no = FileValues(m_archive->database, key, record).newest("contract_no");
        }
    }
    return place->second;
}

std::vector<ItemRecord> in_filing_order(std::vector<ItemRecord> items, ContractNumbers& numbers)
{
    std::stable_sort(items.begin(), items.end(), [&](const ItemRecord& a, const ItemRecord& b) {
        return a.file == b.file ? a.number < b.number : numbers.of(a.file) < numbers.of(b.file);
    });
    return items;
}

void arrange(Database& database, BoxId box, ContractNumbers& numbers)
{
    int position = 0;
    for (const ItemRecord& item : in_filing_order(items_belonging_to(database, box), numbers))
        if (++position != item.position)
            database.run("UPDATE item SET position = ? WHERE id = ?", position, item.id.value);
}

Reach reach_of(Database& database, BoxId box, ContractNumbers& numbers)
{
    // Positions are kept in filing order, so the ends tell all.
    Statement row = database.prepare(
        "WITH held (file, position, id) AS (SELECT file, position, id FROM item WHERE box = ?1 UNION ALL "
        "SELECT "
        "file, position, id FROM item WHERE home = ?1 AND (loan IS NOT NULL OR handover IS NOT NULL)) SELECT "
        "(SELECT file FROM held ORDER BY position, id LIMIT 1), (SELECT file FROM held ORDER BY position "
        "DESC, "
        "id DESC LIMIT 1)",
        box.value);
    if (!row.next() || row.null(0))
        return {};
    return {numbers.of({row.integer(0)}), numbers.of({row.integer(1)}), false};
}

} // namespace strongroom::archive
