#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/archive_state_internal.h"
#include "archive/shelves/box_table_internal.h"

namespace strongroom::archive {

/// What decides where a file stands among others (DOMAIN §2.2): its contract number, in natural order; files
/// without one stand behind, by reference code.
struct FilingOrder {
    std::string contract_no, reference;
    bool operator<(const FilingOrder& other) const;
};

/// The contract numbers of files. They are sealed with each file's key, and opened in memory only, each once.
class ContractNumbers {
public:
    explicit ContractNumbers(Archive::State& archive) : m_archive(&archive) { }
    const FilingOrder& of(FileId file);

private:
    Archive::State* m_archive;
    std::map<std::int64_t, FilingOrder> m_known;
};

/// The items in the order in which they belong in a box.
std::vector<ItemRecord> in_filing_order(std::vector<ItemRecord> items, ContractNumbers& numbers);

/// Gives the items of a box, also those that are away, the positions 1, 2, … in filing order. No row of the
/// ledger: the order follows from what was put in.
void arrange(Database& database, BoxId box, ContractNumbers& numbers);

/// From where to where a box reaches; empty texts where it is empty.
struct Reach {
    FilingOrder first, last;
    bool empty = true;
};
Reach reach_of(Database& database, BoxId box, ContractNumbers& numbers);

} // namespace strongroom::archive
