#include <charconv>

#include <nlohmann/json.hpp>

#include "archive/failure_internal.h"
#include "archive/people/people_table_internal.h"
#include "archive/schema_internal.h"

namespace strongroom::archive {

Rights rights_of(const std::string& json)
{
    Rights rights;
    const nlohmann::json parsed = nlohmann::json::parse(json);
    for (const auto& [right, extent] : parsed.items())
        if (const auto known = right_named(right))
            rights[*known] = extent_named(extent.get<std::string>()).value_or(Extent::no);
    return rights;
}

namespace {

constexpr const char* columns
    = "SELECT p.id, p.login, p.name, coalesce(u.code, ''), p.state, p.must_change, p.clearance, "
      "coalesce(p.clearance_until, '') FROM person p LEFT JOIN org_unit u ON u.id = p.unit ";

std::optional<Person> read(Database& database, Statement row)
{
    if (!row.next())
        return std::nullopt;
    Person person{{row.integer(0)}, row.text(1), row.text(2), row.text(3), row.text(4) == "active",
        row.integer(5) != 0, static_cast<int>(row.integer(6)), row.text(7), {}};
    Statement grant = database.prepare(
        "SELECT g.role, g.project, g.since, coalesce(g.until, ''), r.rights FROM role_grant "
        "g JOIN role r ON r.code = g.role WHERE g.person = ? AND g.revoked IS NULL",
        person.id.value);
    while (grant.next())
        person.grants.push_back(
            {grant.text(0), grant.null(1) ? std::nullopt : std::optional(ProjectId{grant.integer(1)}),
                grant.text(2), grant.text(3), rights_of(grant.text(4))});
    return person;
}

} // namespace

std::optional<Person> person_by_login(Database& database, const std::string& login)
{
    return read(database, database.prepare(std::string(columns) + "WHERE p.login = ?", login));
}

Person person_by_id(Database& database, PersonId id)
{
    auto person = read(database, database.prepare(std::string(columns) + "WHERE p.id = ?", id.value));
    if (!person)
        throw Failure(Code::not_found, "there is no person number " + std::to_string(id.value));
    return *std::move(person);
}

bool anybody_set_up(Database& database) { return database.prepare("SELECT 1 FROM person LIMIT 1").next(); }

void put_preset_roles(Database& database)
{
    const nlohmann::json presets = nlohmann::json::parse(schema_file("roles.json"));
    for (const auto& [code, role] : presets.items())
        database.run(
            "INSERT INTO role (code, name_zh, name_en, rights, preset) VALUES (?1, ?2, ?3, ?4, 1) ON "
            "CONFLICT (code) DO UPDATE SET name_zh = ?2, name_en = ?3, rights = ?4, preset = 1",
            code, role.at("zh").get<std::string>(), role.at("en").get<std::string>(),
            role.at("rights").dump());
}

std::string setting(Database& database, std::string_view name, std::string_view otherwise)
{
    Statement row = database.prepare("SELECT value FROM setting WHERE name = ?", name);
    return row.next() ? row.text(0) : std::string(otherwise);
}

int number_setting(Database& database, std::string_view name, int otherwise)
{
    const std::string text = setting(database, name, "");
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace strongroom::archive
