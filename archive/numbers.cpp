#include "archive/numbers_internal.h"

namespace strongroom::archive {

std::int64_t next_number(
    Database& database, const std::string& sequence, const std::string& object, const std::string& utc)
{
    Statement row = database.prepare(
        "SELECT coalesce(max(number), 0) + 1 FROM issued_number WHERE sequence = ?", sequence);
    row.next();
    const std::int64_t number = row.integer(0);
    database.run("INSERT INTO issued_number (sequence, number, object, utc) VALUES (?, ?, ?, ?)", sequence,
        number, object, utc);
    return number;
}

void void_number(
    Database& database, const std::string& sequence, std::int64_t number, const std::string& reason)
{
    database.run("UPDATE issued_number SET void = 1, reason = ? WHERE sequence = ? AND number = ?", reason,
        sequence, number);
}

std::string padded_number(std::int64_t number, int digits)
{
    std::string text = std::to_string(number);
    while (text.size() < static_cast<std::size_t>(digits))
        text.insert(0, 1, '0');
    return text;
}

std::string next_yearly_number(
    Database& database, const std::string& prefix, const std::string& today, const std::string& utc)
{
    constexpr int digits = 4;
    const std::string year = today.substr(0, 4), sequence = prefix + ":" + year;
    return prefix + "-" + year + "-" + padded_number(next_number(database, sequence, "", utc), digits);
}

} // namespace strongroom::archive
