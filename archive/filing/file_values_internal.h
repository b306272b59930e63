#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/filing/file_record_internal.h"
#include "archive/filing/filed.h"
#include "archive/keys_internal.h"
#include "archive/people/person.h"

namespace strongroom::archive {

/// The values of a file, sealed with its key. Functions that write want to be inside a Transaction.
class FileValues {
public:
    FileValues(Database& database, const Secret& key, const FileRecord& file)
        : m_database(&database), m_key(&key), m_file(file.id), m_uid(file.uid)
    {
    }

    /// `value.person` and `utc` are not looked at: `person` and `now` are. An empty value takes away.
    void add(const FileValue& value, std::optional<PersonId> person, const std::string& now);
    std::vector<FileValue> history(); ///< oldest first
    /// Those valid in a version, by name and number; 0 is the newest. What was taken away is left out.
    std::vector<FileValue> valid(int version = 0);
    /// The same for a few names, without opening any other.
    std::vector<FileValue> valid(std::span<const std::string_view> names, int version = 0);
    /// The newest value of a name, without opening any other; empty where there is none.
    std::string newest(std::string_view name, int number = 0);

private:
    std::vector<FileValue> stored(const std::string& names);
    Database* m_database;
    const Secret* m_key;
    FileId m_file;
    std::string m_uid;
};

/// The value, or an empty text.
std::string value_of(const std::vector<FileValue>& values, std::string_view name, int number = 0);

/// Keyed hashes by which two files of the same room or the same contract number are found although both are
/// sealed. Empty where a part of it is not known.
Bytes room_hash(const Keys& keys, const std::string& project, const std::string& building,
    const std::string& unit, const std::string& room);
Bytes contract_hash(const Keys& keys, const std::string& project, const std::string& contract_no);

} // namespace strongroom::archive
