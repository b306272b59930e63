#include "archive/retention/records_internal.h"

#include <chrono>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/schema_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* others = "*";

std::vector<RetentionRule> read_default_rules()
{
    std::vector<RetentionRule> rules;
    for (const auto& json : nlohmann::json::parse(schema_file("rules.json"))) {
        RetentionRule rule;
        rule.kind = json.at("kind").get<std::string>();
        rule.chinese = json.at("zh").get<std::string>();
        rule.period = retention_period(json.at("code").get<std::string>()).value();
        rule.base = base_event_named(json.at("base").get<std::string>()).value();
        rule.basis = json.at("basis").get<std::string>();
        rule.customer = json.value("customer", false);
        rules.push_back(std::move(rule));
    }
    return rules;
}

/// Values a reader could know somebody by. What is one or two characters long ("3") says nothing.
bool tells_who(const FileValue& value)
{
    constexpr std::size_t shortest = 4;
    const auto is = [&](std::string_view part) { return value.name.find(part) != std::string::npos; };
    return value.text.size() >= shortest
        && (is("name") || is("id_no") || is("phone") || is("address") || is("contract_no") || is("account")
            || is("room"))
        && !is("project") && !is("seller");
}

} // namespace

std::vector<RetentionRule> rules_in_force(Database& database)
{
    static const std::vector<RetentionRule> defaults = read_default_rules();
    std::vector<RetentionRule> rules = defaults;
    Statement row = database.prepare(
        "SELECT kind, code, base, reason, number FROM retention_change WHERE state = 'APPROVED' ORDER BY id");
    while (row.next())
        for (RetentionRule& rule : rules)
            if (rule.kind == row.text(0)) {
                rule.period = retention_period(row.text(1)).value();
                rule.base = base_event_named(row.text(2)).value();
                rule.basis = row.text(3);
                rule.change = row.text(4);
            }
    return rules;
}

RetentionRule rule_for(Database& database, const std::string& kind)
{
    const std::vector<RetentionRule> rules = rules_in_force(database);
    for (const RetentionRule& rule : rules)
        if (rule.kind == kind)
            return rule;
    return rules.back();
}

std::string Keeping::chinese_period() const
{
    if (due_on.empty() || base_date.empty())
        return due_on.empty() ? RetentionPeriod{true, 0}.chinese() : due_on;
    return std::to_string(std::stoi(due_on) - std::stoi(base_date)) + "年";
}

Keeping keeping_of(Database& database, FileId file)
{
    Statement row = database.prepare(
        "SELECT coalesce(year, 0), coalesce(base_date, ''), coalesce(base_event, ''), coalesce(due_on, ''), "
        "coalesce((SELECT max(until) FROM retention_extension WHERE file = f.id), ''), "
        "(SELECT count(*) FROM item WHERE file = f.id), (SELECT coalesce(sum(pages), 0) FROM item WHERE "
        "file = f.id) FROM file f WHERE f.id = ?",
        file.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no file number " + std::to_string(file.value));
    return {static_cast<int>(row.integer(0)), row.text(1), row.text(2), row.text(3), row.text(4),
        static_cast<int>(row.integer(5)), static_cast<int>(row.integer(6))};
}

std::string title_without_names(Database& database, const FileRecord& file)
{
    Statement project = database.prepare("SELECT name FROM project WHERE id = ?", file.project.value);
    project.next();
    return project.text(0) + ' ' + rule_for(database, file.kind).chinese;
}

std::vector<std::string> holds_on(Database& database, FileId file)
{
    std::vector<std::string> holds;
    Statement row = database.prepare(
        "SELECT number, kind FROM hold WHERE file = ? AND released_at IS NULL ORDER BY id", file.value);
    while (row.next())
        holds.push_back(row.text(0) + " (" + row.text(1) + ')');
    return holds;
}

bool is_listed(FileState state)
{
    return state == FileState::destruction_listed || state == FileState::destruction_approved
        || state == FileState::destruction_witnessed;
}

Result<void> names_nobody(Act& act, const FileRecord& file, const std::string& text)
{
    if (text.empty() || !has_file_key(act.archive(), file.uid))
        return {};
    const Secret key = file_key(act.archive(), file.uid);
    for (const FileValue& value : FileValues(act.database(), key, file).history())
        if (tells_who(value)
            && (text.find(value.text) != std::string::npos
                || (!value.value.empty() && text.find(value.value) != std::string::npos)))
            return failed(Code::bad_input,
                "the text repeats a value of " + file.label() + " (" + value.name
                    + "), but it is kept when the file is destroyed",
                "say it without names and numbers of people");
    return {};
}

Result<std::string> said(const std::string& text, const std::string& what)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return failed(Code::bad_input, what + " is missing", "say it in a few words");
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string login_of(Database& database, PersonId person)
{
    Statement row = database.prepare("SELECT login FROM person WHERE id = ?", person.value);
    return row.next() ? row.text(0) : std::string();
}

std::string day_of(const std::string& utc) { return minute_of(utc).substr(0, 10); }

std::string minute_of(const std::string& utc)
{
    int year = 0, hour = 0, minute = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(utc.c_str(), "%d-%u-%uT%d:%d", &year, &month, &day, &hour, &minute) != 5)
        return {};
    const std::chrono::sys_days date
        = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    std::string local = local_text(date + std::chrono::hours(hour) + std::chrono::minutes(minute));
    local.resize(std::string_view("2026-11-23T23:13").size());
    local[10] = ' ';
    return local;
}

} // namespace strongroom::archive
