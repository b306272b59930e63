#pragma once

#include <string>

#include "archive/act_internal.h"
#include "archive/filing/file_record_internal.h"

namespace strongroom::archive {

/// Where an item can be: always exactly one of these (V-DC-06).
struct Whereabouts {
    enum class Kind { desk, box, loan, handover, destroyed, transferred, written_off };
    Kind kind = Kind::desk;
    std::int64_t id = 0; ///< of the desk's location, the box, the loan, the hand-over; 0 for the others
    auto operator<=>(const Whereabouts&) const = default;

    bool gone() const { return kind >= Kind::destroyed; }
    std::string text() const; ///< "box:12", "destroyed": what the ledger says
};

/// An item as it stands.
struct ItemRecord {
    ItemId id;
    std::string uid;
    FileId file;
    int number = 1;
    std::optional<DocumentId> document;
    std::string kind;
    int pages = 0, sheets = 0, copies = 1, position = 0;
    std::optional<BoxId> home; ///< where it belongs while it is away
    std::optional<PersonId> custodian;
    std::string missing_since; ///< UTC; empty where it is not missing
    Whereabouts at;

    std::string label() const { return "item " + uid; }
    std::string object() const { return "item:" + uid; } ///< in the ledger
};

/// By uid, or "REFERENCE-CODE-NNN". Errors: not_found.
Result<ItemRecord> find_item(Database& database, const std::string& reference);
ItemRecord item_record(Database& database, ItemId id); ///< throws Failure where there is none
std::vector<ItemRecord> items_of(Database& database, FileId file);
std::vector<ItemRecord> items_at(Database& database, const Whereabouts& at);

/// Brings an item from where the caller believes it to be to somewhere else, and tells the ledger
/// ("item.moved"). The only function that changes where an item is. An item that leaves its box on a loan or
/// a hand-over keeps it as its home; one that comes to a box makes it its home.
/// Errors: conflict where it is somewhere else by now, or gone.
Result<void> move_item(
    Act& act, const ItemRecord& item, const Whereabouts& to, const std::string& why, int position = 0);

/// Marks an item as looked for and not found, or as found. Errors: conflict where it is so already.
Result<void> set_missing(Act& act, const ItemRecord& item, const std::string& why);
Result<void> set_found(Act& act, const ItemRecord& item, const std::string& why);

} // namespace strongroom::archive
