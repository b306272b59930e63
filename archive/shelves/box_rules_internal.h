#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {

/// The key of the box a file belongs in.
BoxKey key_of(const FileRecord& file);

/// V-DC-07 but for the room in it: key, and whether the file has got far enough to be boxed. Errors:
/// conflict.
Result<void> may_hold(const BoxRecord& box, const FileRecord& file);

/// Whether boxes may be put into that place: it is open, of a grade that reaches, and has room for
/// `thickness_mm` more. Errors: conflict.
Result<void> may_stand(Database& database, const LocationRecord& location, int grade, int thickness_mm);

/// Where there are files of several years in a box: a sentence about it, or, where the setting
/// "box.year_mixing" is "error", a refusal; nothing where it is "off" (DOMAIN §2.2).
Result<std::vector<std::string>> year_warnings(Database& database, const BoxRecord& box);

/// A stock-taking that is under way may have the setting "inventory.freeze" = "refuse": then nothing in its
/// scope is re-arranged. Errors: conflict.
Result<void> may_rearrange(Database& database, const BoxRecord& box);

/// Who answers for the things in that place; `otherwise` where nobody was named.
PersonId keeper_of(Database& database, std::optional<LocationId> location, PersonId otherwise);

/// Whether all items of a file have been put away, so that it counts as FILED.
bool all_put_away(Database& database, FileId file);

} // namespace strongroom::archive
