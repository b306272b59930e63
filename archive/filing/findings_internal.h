#pragma once

#include <vector>

#include "archive/filing/open_file_internal.h"

namespace strongroom::archive {

/// What stands against a file with these values: the rules of DOMAIN §4 over its values, what is mandatory,
/// other files of the same room or number, parts that are missing. Overrides of its present version are told.
std::vector<FileFinding> findings_of(Act& act, const OpenFile& file, const std::vector<FileValue>& values);

/// What nobody may override: a room has one contract in force (V-RM-03), a file has its mandatory values.
bool is_absolute(const FileFinding& finding);

/// The file, on record or not, that holds the room of these values already; none where it is free.
std::optional<FileRecord> holder_of_room(
    Act& act, const OpenFile& file, const std::vector<FileValue>& values);

/// Parts a file should have and has not (V-DC-04).
std::vector<MissingPart> missing_parts_of(Act& act, const OpenFile& file);

} // namespace strongroom::archive
