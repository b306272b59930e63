#pragma once

#include <string>

#include "archive/filing/item_parts_internal.h"
#include "archive/filing/open_file_internal.h"

namespace strongroom::archive {

/// What a catalogue says of an item (DOMAIN §2.5); sealed with the file's key.
struct ItemDescription {
    std::string title, document_no, creator, date; ///< `date`: ISO
    ItemParts parts;
};

void describe_item(
    Database& database, const OpenFile& file, const std::string& item_uid, const ItemDescription& says);
ItemDescription description_of(Database& database, const OpenFile& file, const std::string& item_uid);

/// "海棠公司;张**": the seller stands first, a person behind it is masked.
std::string masked_creators(const std::string& creators);

/// What a document says of itself as an item.
ItemDescription described_by(const index::DocumentReading& reading);

} // namespace strongroom::archive
