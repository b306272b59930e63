#pragma once

#include <string>

#include "archive/filing/item_parts_internal.h"
#include "archive/filing/open_file_internal.h"
#include "index/reading.h"

namespace strongroom::archive {

/// A document about to become an item.
struct ReadDocument {
    DocumentId id;
    std::string uid;
    index::DocumentReading reading;
    int pages = 0; ///< sides with text or picture (DA/T 22)
    ItemParts parts;
};

/// Errors: not_found; conflict, where it is still being read, or an item of a file already.
Result<ReadDocument> document_to_file(Act& act, const std::string& reference);

/// The desk where new paper lies: the one named by uid or code, or the first that may hold the grade.
/// Errors: not_found, conflict.
Result<std::int64_t> desk_for(Act& act, const std::string& reference, int grade);

/// One more item at the end of the file, in the custody of whoever adds it. Returns its uid.
Result<std::string> put_item(
    Act& act, const OpenFile& file, const NewItem& item, const std::optional<ReadDocument>& document);

} // namespace strongroom::archive
