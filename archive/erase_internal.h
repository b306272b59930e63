#pragma once

#include <span>
#include <string>

#include "archive/archive_state_internal.h"

namespace strongroom::archive {

/// Makes documents unreadable for good: destroys their data keys (so that no backup opens any more), takes
/// away every row, blob and index entry, gives the full-text index a new file under a new key, and empties
/// the write-ahead logs. What stays is the ledger. Other tables that refer to a document let go of it first.
///
/// The rows go in one transaction with a ledger row "document.erased" for each; what then is interrupted is
/// finished by the next open() or erase(). Nothing to do for a document that is not there, so it may be asked
/// twice. \pre outside a transaction
/// Throws Failure: conflict where documents are being taken in (nothing was erased); machine.
void erase(Archive::State& state, std::span<const DocumentId> documents, const std::string& purpose = {});
inline void erase(Archive::State& state, DocumentId document, const std::string& purpose = {})
{
    erase(state, std::span(&document, 1), purpose);
}

/// Empties the write-ahead logs, for who destroys rows or keys of other owners. \pre outside a transaction
void leave_no_old_pages(Archive::State& state);

/// Clears away what removed documents left outside the catalogue. \pre the lock is held, outside a
/// transaction
void clear_away(Archive::State& state);
/// The same for one that was never read, so the index does not know it.
void clear_away_unread(
    const Premises& premises, Database& database, Catalogue& catalogue, const std::string& uid);

/// After an intake: the keys of documents and files that are there stay for good, those without a row go.
/// \pre the lock is held
void settle_keys(Archive::State& state);

} // namespace strongroom::archive
