#include "archive/filing/file_values_internal.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/seal_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

// The number of the row is sealed with it, so that no value can be put in the place of a later one.
std::string row_of(const std::string& uid, std::int64_t id, const std::string& name, int number)
{
    return uid + "/" + std::to_string(id) + "/" + name + "/" + std::to_string(number);
}

/// Of each name and number the newest up to a version.
std::vector<FileValue> newest_of(std::vector<FileValue> history, int version)
{
    std::vector<FileValue> values;
    for (FileValue& value : history) {
        if (version > 0 && value.version > version)
            continue;
        const auto former = std::find_if(values.begin(), values.end(),
            [&](const FileValue& other) { return other.name == value.name && other.number == value.number; });
        if (former == values.end())
            values.push_back(std::move(value));
        else
            *former = std::move(value);
    }
    std::erase_if(values, [](const FileValue& value) { return value.value.empty(); });
    std::stable_sort(values.begin(), values.end(), [](const FileValue& a, const FileValue& b) {
        return a.name != b.name ? a.name < b.name : a.number < b.number;
    });
    return values;
}

} // namespace

void FileValues::add(const FileValue& value, std::optional<PersonId> person, const std::string& now)
{
    Statement next = m_database->prepare("SELECT coalesce(max(id), 0) + 1 FROM file_value");
    next.next();
    const std::int64_t id = next.integer(0);
    const nlohmann::json content{{"value", value.value}, {"text", value.text}, {"reason", value.reason},
        {"document", value.document}, {"page", value.page}, {"accepted", value.accepted}};
    m_database->run("INSERT INTO file_value (id, file, name, number, version, value, origin, person, utc) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
        id, m_file.value, value.name, value.number, value.version,
        sealed(*m_key, content.dump(), {"file_value", "value", row_of(m_uid, id, value.name, value.number)}),
        value.origin, person ? person->value : 0, now);
}

/// `names`: a JSON list; of all names where it is empty.
std::vector<FileValue> FileValues::stored(const std::string& names)
{
    std::vector<FileValue> values;
    Statement row = m_database->prepare(
        "SELECT v.id, v.name, v.number, v.version, v.value, v.origin, coalesce(p.login, ''), v.utc "
        "FROM file_value v LEFT JOIN person p ON p.id = v.person WHERE v.file = ?1 AND (?2 = '' OR v.name IN "
        "(SELECT value FROM json_each(nullif(?2, '')))) ORDER BY v.id",
        m_file.value, names);
    while (row.next()) {
        FileValue value;
        value.name = row.text(1);
        value.number = static_cast<int>(row.integer(2));
        value.version = static_cast<int>(row.integer(3));
        value.origin = row.text(5);
        value.person = row.text(6);
        value.utc = row.text(7);
        const nlohmann::json content = nlohmann::json::parse(unsealed(*m_key, row.blob(4),
            {"file_value", "value", row_of(m_uid, row.integer(0), value.name, value.number)}));
        value.value = content.at("value").get<std::string>();
        value.text = content.at("text").get<std::string>();
        value.reason = content.at("reason").get<std::string>();
        value.document = content.at("document").get<std::string>();
        value.page = content.at("page").get<int>();
        value.accepted = content.at("accepted").get<bool>();
        values.push_back(std::move(value));
    }
    return values;
}

std::vector<FileValue> FileValues::history() { return stored({}); }
std::vector<FileValue> FileValues::valid(int version) { return newest_of(stored({}), version); }

std::vector<FileValue> FileValues::valid(std::span<const std::string_view> names, int version)
{
    return newest_of(
        stored(nlohmann::json(std::vector<std::string>(names.begin(), names.end())).dump()), version);
}

std::string FileValues::newest(std::string_view name, int number)
{
    Statement row = m_database->prepare("SELECT id, value FROM file_value WHERE file = ? AND name = ? AND "
                                        "number = ? ORDER BY id DESC LIMIT 1",
        m_file.value, name, number);
    if (!row.next())
        return {};
    const std::string content = unsealed(*m_key, row.blob(1),
        {"file_value", "value", row_of(m_uid, row.integer(0), std::string(name), number)});
    return nlohmann::json::parse(content).at("value").get<std::string>();
}

std::string value_of(const std::vector<FileValue>& values, std::string_view name, int number)
{
    const auto found = std::find_if(values.begin(), values.end(),
        [&](const FileValue& value) { return value.name == name && value.number == number; });
    return found == values.end() ? std::string() : found->value;
}

Bytes room_hash(const Keys& keys, const std::string& project, const std::string& building,
    const std::string& unit, const std::string& room)
{
    if (building.empty() || room.empty())
        return {};
    return blind_hash(keys.blind, "file.room",
        project + '\n' + index::significant(building) + '\n' + index::significant(unit) + '\n'
            + index::significant(room));
}

Bytes contract_hash(const Keys& keys, const std::string& project, const std::string& contract_no)
{
    const std::string number = index::significant(contract_no);
    return number.empty() ? Bytes() : blind_hash(keys.blind, "file.contract", project + '\n' + number);
}

} // namespace strongroom::archive
